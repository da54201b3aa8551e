"""Place names in English text, with the words that say how each is meant."""
