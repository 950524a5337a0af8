"""Blows that go both ways: nobody's side is taken, and both kinds of lines are shown."""

import re
from collections.abc import Mapping

from newleaf.content.responses import OWN
from newleaf.dialogue.deed_forms import goes_both_ways, tells_my_part, tells_of_both
from newleaf.dialogue.withholding import BOTH, BY_PARTNER, WITHHOLD, whose_deed
from newleaf.safety import Assessment, Finding, Signal, Tier, Who

_SIDES = (frozenset(BY_PARTNER), frozenset({Signal.COERCING_PARTNER}))
_DONE_TO_ME = re.compile(r"\b(?:me|us|my)\b")


def in_both_ways(found: Assessment, words: str, known: Mapping[str, str], helped: dict[str, int]) -> Assessment:
    """The assessment where each hurts the other: both signals, about the writer. As it was where it is not so.

    words: of the message, plain. `known`: the signals of the session. `helped`: of the session; BOTH is counted in it,
    or no longer, once a partner's violence is told by itself.
    """
    own = [each for each in found.findings if each.signal in WITHHOLD and each.who is not Who.OTHER]
    if not own:
        return found
    did_harm = whose_deed(known, helped) == OWN
    hurt_before = not did_harm and not known.keys().isdisjoint(BY_PARTNER)
    if tells_my_part(words):
        helped[BOTH] = 1
        return found
    found = _by_rules_first(found)
    if (tells_of_both(words) and not hurt_before) or (did_harm and goes_both_ways(words)):
        helped[BOTH] = 1
        rest = [each for each in found.findings if each not in own]
        tier = Tier.ACUTE if any(each.tier is Tier.ACUTE for each in own) else Tier.CONCERN
        sides = (Signal.PARTNER_VIOLENCE, Signal.COERCING_PARTNER)
        return Assessment.of([*(Finding(side, tier, Who.SELF) for side in sides), *rest], found.language)
    told = _DONE_TO_ME.search(words) and any(each.signal in BY_PARTNER and not each.guessed for each in own)
    if told and not goes_both_ways(words):
        helped.pop(BOTH, None)
    return found


def _by_rules_first(found: Assessment) -> Assessment:
    """Without a guess that it was done to the one who did it, or by the one it was done to, where rules heard which."""
    told = {each.signal for each in found.findings if not each.guessed}
    heard = [side for side in _SIDES if not side.isdisjoint(told)]
    if len(heard) != 1:
        return found
    other = next(side for side in _SIDES if side is not heard[0])
    left = [each for each in found.findings if each.signal not in other]
    return Assessment.of(left, found.language) if len(left) < len(found.findings) else found
