"""People killed, injured, captured, missing or displaced, as English text tells it."""
