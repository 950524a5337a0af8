"""Greetings, thanks and excuses around what a message is about, and that it was meant otherwise: beside a question they
say nothing of its topic."""

import re

_BEFORE = re.compile(
    r"\W*(?:(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|greetings|dear (?:guide|all|bot))"
    r"(?: (?:there|all|everyone|guys|again|guide|bot))?[\s,.!:;–-]+"
    r"|sorry,? (?:if this is (?:too )?long|to bother you"
    r"|for (?:the|this) (?:long|rambling) (?:message|post|text|story))"
    r"[\s,.!:;–-]+(?:but )?)+",
    re.IGNORECASE,
)
_NOT_MEANT = (
    r"(?:no|nope|(?:that|it|this)(?:['’]?s| is) not (?:really )?what i (?:meant|asked|said)(?: for)?"
    r"|not what i (?:meant|asked)|(?:you|u) (?:got|took) (?:me|that|it) wrong|(?:you|u) mis(?:understood|read)(?: me)?)"
)
_OTHERWISE = re.compile(
    rf"\W*(?:(?:{_NOT_MEANT}[\s,.!:;–-]+)+i (?:meant|mean|asked|wanted to know)(?: (?:is|was|you|about))*"
    r"|what i (?:meant|mean) (?:is|was)|i meant)[\s,.!:;–-]+(?=\w)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?<![\s,.!])[\s,.!]+(?:(?:many )?(?:thanks|thank you|thx|cheers)"
    r"|sorry for (?:the|this|such a) (?:long|rambling) (?:message|post|text|story)|(?:please|pls|plz) help(?: me)?)"
    r"(?: (?:so much|a lot|in advance|very much|for (?:reading|listening|(?:any|your) help)))*[\s,.!]*$",
    re.IGNORECASE,
)
_FEWEST_AFTER_IT, _FEWEST_MEANT, _FEWEST_BEFORE_IT = 2, 3, 5
"""Words that must be left: "hi bot" is a greeting, "no thanks" an answer, "that helped, thank you" thanks."""


def without_courtesies(text: str) -> str:
    """The message without a greeting, an excuse or a correction before it and thanks after it; as it is, if little else
    is there."""
    begun = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    if len(begun.split()) < _FEWEST_AFTER_IT:
        begun = text
    meant = _OTHERWISE.sub("", begun, count=1) if _OTHERWISE.match(begun) else begun
    if len(meant.split()) >= _FEWEST_MEANT:
        begun = meant
    ended = _AFTER.sub("", begun)
    return ended if len(ended.split()) >= _FEWEST_BEFORE_IT else begun
