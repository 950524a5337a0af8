"""A message in plain words: what the forms of the dialogue are compared with."""

import re

OPENING = r"(?:(?:hi|hello|hey|ok|okay|so|and|but|well|sorry|btw|um+|oh|also|yes|no|please|question|honestly|look) )*"
"""What people say before they say it: nothing, or any of these."""
_LEFT_OUT = re.compile(
    r"\b(?:(i)(m|ve)|(he|she|that|what|there|who)(s)|(they|you)(re|ve)"
    r"|((?:do|does|did|is|was|are|were|has|have|had|ca|wo|would|could|should)n)(t))\b"
)
_HE_WILL = re.compile(
    r"\b(s?he)ll(?= (?:do|be|come|go|kill|hurt|hit|find|leave|never|not|get|take|see|start|have|just)\b(?! i\b))"
)
"""What a phone makes of "he'll"."""
_THUMB = re.compile("([👍👎])[\U0001f3fb-\U0001f3ff]?")
_SIGNS = {"👍": " yes ", "👎": " no "}


def plain(text: str) -> str:
    """Lower case, without marks and repeated blanks. Apostrophes are straight, and put in where people leave them out:
    "im", "dont", "hes"."""
    straight = _THUMB.sub(lambda sign: _SIGNS[sign.group(1)], text.lower().replace("’", "'").replace("‘", "'"))
    words = re.sub(r"\s+", " ", re.sub(r"[^\w\s']|_", " ", straight)).strip()
    words = _LEFT_OUT.sub(lambda found: "'".join(filter(None, found.groups())), words)
    return _HE_WILL.sub(r"\1'll", words)
