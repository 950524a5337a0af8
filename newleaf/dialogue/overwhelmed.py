"""Whether the steps for a trigger fit beside the help: for the one it has hit, or for the one who sits beside."""

import re

from newleaf.content.responses import GATE_ALONE
from newleaf.dialogue.giving_help import Given
from newleaf.safety import Signal, Who

_SPOUSE = r"wife|husband|partner|spouse|girlfriend|boyfriend|fianc[eé]e?|gf|bf|hubby|missus|other half"
_HIT = re.compile(
    rf"\b(?:s?he|they|my (?:\w+ )?(?:{_SPOUSE}))"
    r"(?:'s|’s|'re|’re| is| are| has| have| gets?| got| had| went| goes| just| started| keeps?)*"
    r" (?:(?:having|in|into|got|getting|been|an?|another|just|really|suddenly|one of \w+|the middle of) )*"
    r"(?:flash ?backs?|panic\w*|triggered(?! (?:an?|me|my|this|it|the)\b)|anxiety attacks?)",
    re.IGNORECASE,
)


def steps_fit(given: Given, text: str, gate: str | None) -> bool:
    """Whether somebody is overwhelmed, and in no other danger. `gate`: of the session before this message."""
    found = given.found
    signals = {finding.signal for finding in found.findings}
    if signals != {Signal.ACUTE_TRAUMA} or given.slots["child"] or found.life_in_danger or found.language:
        return False
    if partner_is_hit(text):  # steps for the one beside are for two
        return GATE_ALONE not in (gate, given.slots.get("gate"))
    return all(finding.who is not Who.OTHER for finding in found.findings)


def partner_is_hit(text: str) -> bool:
    """Whether a flashback, panic or a trigger is told of the partner, who then needs somebody calm beside them."""
    return bool(_HIT.search(text))
