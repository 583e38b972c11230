"""Which candidate a quotation belongs to: facts, weights, and the choice."""
