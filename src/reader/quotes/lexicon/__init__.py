"""Words that the rules know."""
