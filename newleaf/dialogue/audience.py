"""Tells from a message that lines for women alone are not the first ones to show."""

import re

_NOT_FOR_WOMEN_FIRST = re.compile(
    r"\b(?:my (?:\w+ )?(?:wife|girlfriend|gf|fiancee|missus)|(?:i'?m|i am|as) (?:a |an |the )?(?:\w+ )?(?:man|bloke"
    r"|guy|fella|lad"
    r"|dad|husband|gay|trans|lesbian)|two (?:dads|men|husbands|blokes|women|mums)|(?:we'?re|we are) (?:both "
    r"|two )?(?:men|women"
    r"|gay|lesbians?|dads|mums)|gay couple|lesbian couple|i'?m \d+ ?(?:ft|foot)|i'?m six f\w+)\b",
    re.IGNORECASE,
)


def for_anyone_first(text: str) -> bool:
    """Whether the writer says to be a man, or is hurt by a woman, or in a couple of two men or two women."""
    return bool(_NOT_FOR_WOMEN_FIRST.search(text.replace("’", "'")))
