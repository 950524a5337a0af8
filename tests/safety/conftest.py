from pathlib import Path

import pytest

from newleaf.safety import Screen

FOLDER = Path(__file__).parents[2] / "data" / "safety"


@pytest.fixture(scope="session")
def screen() -> Screen:
    return Screen.load(FOLDER)
