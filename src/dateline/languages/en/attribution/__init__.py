"""Who says so: sources, cues and what they put forward, in English text."""
