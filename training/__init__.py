"""Training of the learned layer: coded reports in, the JSON models of ``src/dateline/learned/data`` out."""
