"""Which exercise typed words ask for."""

import re

MENU_INTENT = "exercises"
"""The intent of somebody who asks what there is."""

_NAMED: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for name, pattern in {
        "plan": r"plan",
        "readiness": r"ready|readiness",
        "eye_contact": r"eye[- ]?contact|eyes?|look(?:ing)? at each other|gaz(?:e|ing)",
        "hand_holding": r"hold(?:ing)? hands?|hands?|hand[- ]holding",
        "closeness_ladder": r"ladder|rungs?|(?:step|bit) by (?:step|bit) closer|(?:physical )?closeness|closer",
        "trigger": r"triggers?|triggered|flash ?backs?|ground(?:ing|ed)?|panick?(?:ing|ed)?"
        r"|calm(?:ing)? (?:(?:me|myself)(?: down)?|down)|settle|breath(?:e|ing)?"
        r"|steps? for (?:right now|now|this (?:moment|minute)|the one beside)|something for right now",
    }.items()
}
_TO_SAY = re.compile(
    r"\b(?:words?|word it|say(?:ing)?|tell(?:ing)?|sentences?|phrase|put it|express|explain|ask (?:him|her|them)"
    r"|bring (?:it|this) up|talk(?:ing)? to (?:him|her|them|my))\b",
    re.IGNORECASE,
)


def exercise_named(text: str, intent: str | None) -> str | None:
    """The exercise that is named; None where it is the menu that was asked for."""
    named = next((name for name, pattern in _NAMED.items() if pattern.search(text)), None)
    if intent == MENU_INTENT:  # "tell me which exercises you have" looks for no words
        return named
    return "words" if _TO_SAY.search(text) and named not in ("plan", "readiness") else named
