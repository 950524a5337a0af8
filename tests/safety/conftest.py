from pathlib import Path

import pytest

from newleaf.safety import Screen
from newleaf.screening import is_trained, open_screen, train_layer

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "data" / "safety"


@pytest.fixture(scope="session")
def screen() -> Screen:
    """The rules alone."""
    return Screen.load(FOLDER)


@pytest.fixture(scope="session")
def whole() -> Screen:
    """Rules and learned layer, as the guide uses them; trained now if they were not."""
    if not is_trained(PROJECT):
        train_layer(PROJECT)
    return open_screen(PROJECT)
