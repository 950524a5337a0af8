"""When what is for two is held back, and when it may be offered again."""

import re
from collections.abc import Mapping

from newleaf.content.responses import OWN, THEIRS
from newleaf.dialogue.plain_words import plain
from newleaf.safety import Assessment, Signal, Tier, Who

WITHHOLD = frozenset(
    {Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION, Signal.COERCING_PARTNER, Signal.HARM_TO_OTHERS}
)
"""Signals after which nothing to do together is suggested: it is not safe where there is fear or force."""
BY_PARTNER = (Signal.PARTNER_VIOLENCE, Signal.SEXUAL_COERCION)
OWN_DEED = "own_deed"
"""Counted in `helped`: the writer hurt the child, and is spoken to as one who did."""
BOTH = "both_hurt"
"""Counted in `helped`: each hurts the other, or it is the writer after all; no partner's violence was told by itself
since."""
BY_WRITER = WITHHOLD.difference(BY_PARTNER)
"""Of these, what a partner does, and what the one who writes does."""
_PLAIN_WORDS = re.compile(
    r"\b(?:hit|hits|hitting|slap\w*|punch\w*|kick\w*|beat\w*|shov\w+|push\w*|chok\w*|strangl\w*|grab\w*|pin(?:s|ned)"
    r"|thr[eo]w\w*|spit\w*|spat|burn\w*|bit|bites?|bruis\w*|drag\w*|twist\w*|hurts? (?:me|us|him|her|them)|hurting"
    r"|violent|violence|abus\w+"
    r"|threat\w*|forc\w+|rap(?:e|es|ed|ing)|ma(?:de|kes?) me (?:do|have|touch|sleep|let|kiss)"
    r"|against my will|lock\w*|weapons?|knife|gun|stalk\w*"
    r"|afraid|scared|fear\w*|frighten\w*|terrif\w*|scares)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:(?:oh|omg|god|lol|haha|ugh|and|but|so|i think|i swear|i bet|i know) )*"
    r"(?:s?he|they|my (?:\w+ )?(?:wife|husband|partner|spouse|girlfriend|boyfriend|fianc\w+|ex|hubby|missus))"
    r"(?:'?s|'?ll|'?d|'?re| is| will| would| are)?(?: (?:so|totally|literally|probably|absolutely|going to|gonna))*"
    r" (?:kill|murder|strangle|skin|crucify|slaughter|throttle|eat) me(?: alive)?"
    r" (?:when|if|once) (?:s?he|they) (?:ever )?(?:finds?(?: (?:it|this|that|out|the \w+))*|hears?|sees?|reads?|learns?"
    r"|notices?|gets? the bill)(?: (?:about|of|it|this|that|the|what|i|did|spent|bought|broke|forgot|again|lol|haha"
    r"|\w+)){0,4}"
)
"""A threat to a screen, and everyday talk in many mouths; what it was, they alone can say."""


def withholds(found: Assessment) -> bool:
    """Whether nothing to do together may be suggested from now on: fear or force, and not a friend's."""
    return any(each.signal in WITHHOLD and each.who is not Who.OTHER for each in found.findings)


def whose_deed(known: Mapping[str, str], helped: Mapping[str, int] | None = None) -> str:
    """Whose deed closed the gate: the writer's own only where nothing is known of a partner who hurts or forces.

    Or where it goes both ways: then, too, each can only stop their own hand. helped: of the session; it says that, and
    whether a child was hurt by the writer.
    """
    helped = helped or {}
    own = OWN_DEED in helped or not BY_WRITER.isdisjoint(known)
    return OWN if own and (BOTH in helped or known.keys().isdisjoint(BY_PARTNER)) else THEIRS


def may_open(known: Mapping[str, str] | None, guessed: bool = False) -> bool:
    """Whether what is for two may be opened again when what was heard is taken back.

    known: the signals of the session. An urgent one stays for the session, where it was said and is no guess of the
    screen's (`guessed`); and so does pressing a partner: whoever presses does not answer for both.
    """
    withheld = {signal: tier for signal, tier in (known or {}).items() if signal in WITHHOLD}
    concerns = all(tier == Tier.CONCERN for tier in withheld.values())
    return bool(withheld) and (concerns or guessed) and Signal.COERCING_PARTNER not in withheld


def guesses_alone(found: Assessment, text: str) -> bool | None:
    """Whether all that withholds here is a guess of the learned layer's, and no word of blows or force is in the text.

    Or a figure of speech, from end to end. None where nothing withholds. "She shoved me" may be a guess to the screen,
    and was told plainly all the same.
    """
    own = [each for each in found.findings if each.signal in WITHHOLD and each.who is not Who.OTHER]
    if not own:
        return None
    if any(each.life_in_danger for each in own) or _PLAIN_WORDS.search(text):
        return False
    return all(each.guessed for each in own) or bool(_FIGURE.fullmatch(plain(text)))
