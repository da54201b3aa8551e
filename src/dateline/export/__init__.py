"""Records in the shapes that others read."""
