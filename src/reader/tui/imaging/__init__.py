"""Pictures of the archive: decoded in processes of their own, and drawn in cells."""
