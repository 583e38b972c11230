"""Who may be quoted: speakers and the cues that announce speech."""
