"""The backend on an OpenSearch cluster: for archives larger than one machine, or that several people read at once."""
