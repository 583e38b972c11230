"""What belongs to one utterance, when and where it was said, and how that is told."""
