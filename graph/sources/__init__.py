"""TODO: by its owner."""
