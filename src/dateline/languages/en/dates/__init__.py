"""Time expressions in English text, with their intervals."""
