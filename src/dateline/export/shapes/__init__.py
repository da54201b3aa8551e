"""Events in the shapes that others read: pure functions from an account to rows, and the tables that they map by."""
