"""Words beside which no fixed answer is right: a life, a weapon, a body that does not wake or breathe."""

import re

_DIRE = re.compile(
    r"\b(?:shotgun|rifle|gun|pistol|knife|machete|axe|hammer|blade|razor|rope|noose|hang(?:ing|ed|s)?|bridge|railway"
    r"|pills?|tablets?|overdos\w+|bleach|antifreeze|petrol|the gas|blood|bleed\w*|stab\w*|shoot\w*|shot|kill\w*"
    r"|strangl\w+|chok\w+|throat|by the neck|stopped breathing|not breathing|went limp|unconscious|not moving"
    r"|passed out|suicid\w*|die|dying|dead|end it|ending it|end my life|once i'm gone|when i'm gone|hurt myself"
    r"|cut(?:ting)? myself|my wrists?|drown\w*|raped?|on fire|broke (?:her|his|my)|never (?:gets?|wakes?) up"
    r"|locked (?:in|me|her|him|up)|(?:got|have) the key)\b"
)


def is_dire(words: str) -> bool:
    """Whether plain words name any of these, whatever else they say."""
    return bool(_DIRE.search(words))
