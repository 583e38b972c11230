"""What is told to a cluster."""
