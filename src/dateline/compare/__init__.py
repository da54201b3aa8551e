"""Another data set's events beside the store's: read, matched one to one, and where they differ."""
