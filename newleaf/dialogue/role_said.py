"""Which side somebody is on, as a message tells it: where it was taken for the other one's, or answers our question."""

import re

from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.dialogue.meant_for_step import SURELY
from newleaf.dialogue.open_question import OPEN_QUESTION, ROLE, SIDE
from newleaf.dialogue.plain_words import plain

ROLES = frozenset({"role_betrayed", "role_unfaithful"})
_ROLE_WORDS = 6
OTHER_SIDE = "ask_other_side"
_BOTH = re.compile(
    r"(?:(?:we|well|it was|i think|honestly) )*(?:both|each)(?: (?:of us|sides|ways|really|did(?: it)?))*"
)
_NOT_UNDERSTOOD = frozenset({"nlu_fallback", "out_of_scope"})
_PARTNER_DID = re.compile(
    r"(?:(?:and|but|so|now|today|yesterday|last night|again|then) )*(?:s?he|they|my (?:\w+ )?(?:wife|husband|partner"
    r"|boyfriend|girlfriend|spouse|fianc\w+|gf|bf|ex))\b"
)
_YEARS = re.compile(r"\b(?:married|together|wed)\b|\b(?:\d+|\w+teen|twenty|thirty|forty) ?(?:years?|yrs?)\b")
_DEED = re.compile(
    r"\b(?:cheat\w*|affair|lie[sd]?|lying|liar|slept|sleep\w*|betray\w*|stray\w*|unfaithful|someone|somebody|another|other"
    r"|porn|escorts?|texts?|texting|messages?|apps?|caught|found|confess\w*|hurt|kiss\w*|girlfriend|boyfriend|lover)\b"
)
_FOUND_OUT = re.compile(
    r"\b(?:f(?:ou|i)nds?|found|caught|knows?|knew|discover\w*|learn\w*|saw|seen|read|forg[ai]v\w*|trusts?|told"
    r"|confess\w*"
    r"|my (?:affair|cheating|lies|lie))\b"
)
"""What is told by somebody whose own deed came out."""


def role_of(message: Message) -> str | None:
    """The intent of the role that a message tells, where it was taken for the other one's: "she broke our rules".

    Of a few words that were not understood, the role is all that they tell. What a partner did is no deed of the
    writer's: "she turned down all I planned" tells no role, where it is not surely told.
    """
    told_role = next((each["value"] for each in message.get(ENTITIES) or [] if each["entity"] == "role"), None)
    words = plain(message.get(TEXT) or "")
    if told_role is None and _intent(message) in ROLES and _YEARS.search(words) and not _DEED.search(words):
        return "nlu_fallback"  # how long they have been married, and no more
    if told_role is None and _intent(message) == "role_unfaithful" and message.get(INTENT)["confidence"] < SURELY:
        return "nlu_fallback" if _PARTNER_DID.match(words) and not _FOUND_OUT.search(words) else None
    right = f"role_{told_role}"
    few = len((message.get(TEXT) or "").split()) <= _ROLE_WORDS
    taken_for = ROLES | _NOT_UNDERSTOOD if few else ROLES
    return right if _intent(message) in taken_for and right in ROLES and right != _intent(message) else None


def answers_both(text: str, tracker: DialogueStateTracker | None) -> bool:
    """Whether "both" answers the question which side somebody is on."""
    asked = None if tracker is None else tracker.get_slot(OPEN_QUESTION)
    return asked in (SIDE, ROLE) and bool(_BOTH.fullmatch(plain(text)))


def _intent(message: Message) -> str:
    return (message.get(INTENT) or {}).get("name") or ""
