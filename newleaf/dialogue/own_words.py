"""The list of own words that are not put into sentences, read once."""

import functools

from newleaf.content.own_words import OwnWords, read_own_words
from newleaf.settings import settings


@functools.cache
def own_words() -> OwnWords:
    """content/own_words.yml. Raises SafetyDataError."""
    project = settings().project
    return read_own_words(
        project / "content" / "own_words.yml", project / "data" / "safety" / "words.yml"
    )
