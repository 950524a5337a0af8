"""Tells a child who writes for themselves from an adult who worries about one."""

import re

_FAMILY = (
    r"(?:step|foster|adoptive|real|own)?[ -]?(?:dad|daddy|father|mum|mummy|mom|mommy|mother|mama|papa|parents?|guardian"
    r"|uncle|aunt|auntie|grand(?:pa|ma|dad|mum|father|mother)|nan|gran|teacher|coach|babysitter)"
)
_NEW_PARTNER = r"(?:'s|s)? (?:new )?(?:boyfriend|girlfriend|husband|wife|partner|bf|gf|friend)"
_ME = r"(?:me|us|my (?:room|bed|bedroom|body|face|arms?|legs?|hair|door|clothes|private\w*|phone|sister|brother))"
_OWN_FAMILY = re.compile(rf"\bmy {_FAMILY}\b(?:{_NEW_PARTNER})?[^.!?;]{{0,80}}\b{_ME}\b", re.IGNORECASE)
_ADULT = re.compile(
    r"\b(?:my|our) (?:\w+ ){0,2}(?:kids?|child(?:ren)?|sons?|daughters?|baby|toddler|husband|wife|spouse|partner|fianc\w+)\b"
    r"|\bwhen i was (?:a |young|little|small|\d)|\bas a (?:kid|child)\b|\bused to\b",
    re.IGNORECASE,
)


def writes_as_child(text: str) -> bool:
    """Whether somebody writes of what their own parent or another adult of the family does to them: "my dad hits me"."""
    return bool(_OWN_FAMILY.search(text)) and not _ADULT.search(text)
