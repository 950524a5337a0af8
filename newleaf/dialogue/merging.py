"""Brings together what two turns of one conversation made of its slots, so that neither undoes the other.

Turns follow each other, and each is saved on top of the last. Two may overlap all the same: one that was answered
without the dialogue, one that waited in memory while the database was gone, two workers while Redis is gone.
"""

from collections.abc import Mapping
from typing import Any

from newleaf.content.marks import SAID
from newleaf.content.responses import GATE_ALONE, GATE_OPEN
from newleaf.safety import Tier
from newleaf.understanding.distress import ADULTS_ONLY

Slots = Mapping[str, Any]

REMEMBERED = 12
"""Texts of the guide that are remembered by their marks, so that it does not repeat itself."""

_STRICTER = (None, GATE_OPEN, GATE_ALONE, ADULTS_ONLY)


def merged(known: Slots, mine: Slots, theirs: Slots, newer: bool = True) -> dict[str, Any]:
    """`theirs` with what a turn changed that began from `known` and left `mine`.

    Where both changed a slot: counts add up, danger stays known, and of the rest the newer holds: `mine`, or not.
    """
    both = dict(theirs)
    for name in known.keys() | mine.keys():
        before, left, other = known.get(name), mine.get(name), theirs.get(name)
        if left == before:
            continue
        if other != before:
            left = _of_both(name, before, left, other, newer)
        if left is None:
            both.pop(name, None)
        else:
            both[name] = left
    return both


def _of_both(name: str, before: Any, mine: Any, theirs: Any, newer: bool) -> Any:
    match name:
        case "helped":
            return _added(before or {}, mine or {}, theirs or {})
        case "signals":
            return _highest(mine or {}, theirs or {})
        case "gate":
            return max(mine, theirs, key=_STRICTER.index)
        case "child":
            return mine or theirs
        case _ if name == SAID:
            first, then = (mine, theirs) if newer else (theirs, mine)
            return list(dict.fromkeys([*(first or ()), *(then or ())]))[:REMEMBERED]
        case _:
            return mine if newer else theirs


def _added(before: Mapping[str, int], mine: Mapping[str, int], theirs: Mapping[str, int]) -> dict[str, int]:
    return {each: theirs.get(each, 0) + mine.get(each, 0) - before.get(each, 0) for each in {**theirs, **mine}}


def _highest(mine: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    acute = {each: tier for known in (mine, theirs) for each, tier in known.items() if tier == Tier.ACUTE}
    return {**theirs, **mine, **acute}
