"""Scripts that make parts of the docs from data."""
