"""The arguments of each command: light modules, since they are read for every call. The commands load when they run."""
