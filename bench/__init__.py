"""Measures dateline on public evaluation sets: ``python -m bench`` (see ``--help``)."""
