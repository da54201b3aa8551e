"""Lets the tests of this folder share their modules, whichever way pytest is started."""

import sys
from pathlib import Path

import pytest

from dateline.export.shapes.world import World

sys.path.insert(0, str(Path(__file__).parents[3]))


@pytest.fixture(scope="session")
def world() -> World:
    """The packaged knowledge and the gazetteer."""
    return World.load()
