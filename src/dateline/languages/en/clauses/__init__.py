"""Acts in English text, with who, whom, where, when and how many."""
