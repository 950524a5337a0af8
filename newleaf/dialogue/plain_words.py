"""A message in plain words: what the forms of the dialogue are compared with."""

import re

OPENING = r"(?:(?:hi|hello|hey|ok|okay|so|and|but|well|sorry|btw|um+|oh|also|yes|no|please|question|honestly|look) )*"
"""What people say before they say it: nothing, or any of these."""
_THUMB = re.compile("([👍👎])[\U0001f3fb-\U0001f3ff]?")
_SIGNS = {"👍": " yes ", "👎": " no "}


def plain(text: str) -> str:
    """Lower case, without marks and repeated blanks; apostrophes stay, and are straight."""
    straight = _THUMB.sub(lambda sign: _SIGNS[sign.group(1)], text.lower().replace("’", "'").replace("‘", "'"))
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s']|_", " ", straight)).strip()
