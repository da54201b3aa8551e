"""Figures of events: over time, as ranges of losses, on a map. Needs matplotlib (the extra ``plot``)."""
