"""What stands in the indexes of a cluster, and what they are called."""
