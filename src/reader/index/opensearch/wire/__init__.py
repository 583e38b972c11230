"""The way to a cluster and back: requests, and what can be wrong with them."""
