"""Text in capitals, read with small letters given back."""
