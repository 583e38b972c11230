"""What is asked of a cluster."""
