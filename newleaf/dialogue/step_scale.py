"""A number out of ten, or a share, as an answer to a question with the choices yes, partly and not yet."""

import re

_SAID = re.compile(
    r"(?:(?:(?:i'?d|i would|i'll|i will|i)? ?(?:say|give it|guess|think)|about|around|roughly|maybe|perhaps|like"
    r"|more like"
    r"|it'?s|it is|an?|only|at) )*"
    r"(\d{1,3})(?:[.,]5)?(?:\s*(?:-|or|to)\s*\d{1,2})?(?:\s*(/|out of|of|von)\s*(?:10|ten)\b|\s*(%|per ?cent))?[.!]*"
)
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_IN_WORDS = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b")
_OF_TEN, _OF_HUNDRED = 10, 100
_HIGH, _LOW = 0.8, 0.3


def scaled(text: str, choices: int) -> str | None:
    """The value of the answer; None where no number is given, or one that may count the `choices`."""
    said = _IN_WORDS.sub(lambda at: str(_NUMBERS.index(at.group())), text.lower())
    found = _SAID.fullmatch(" ".join(said.replace("’", "'").split()))
    if not found:
        return None
    number, of_ten, percent = int(found.group(1)), found.group(2), found.group(3)
    most = _OF_HUNDRED if percent else _OF_TEN
    bare = text.strip().isdigit() and not of_ten
    if number > most or (bare and 0 < number <= choices):
        return None
    share = number / most
    return "yes" if share >= _HIGH else "not_yet" if share <= _LOW else "partly"
