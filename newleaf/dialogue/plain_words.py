"""A message in plain words: what the forms of the dialogue are compared with."""

import re

_THUMB = re.compile("([👍👎])[\U0001f3fb-\U0001f3ff]?")
_SIGNS = {"👍": " yes ", "👎": " no "}


def plain(text: str) -> str:
    """Lower case, without marks and repeated blanks; apostrophes stay, and are straight."""
    straight = _THUMB.sub(lambda sign: _SIGNS[sign.group(1)], text.lower().replace("’", "'").replace("‘", "'"))
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s']|_", " ", straight)).strip()
