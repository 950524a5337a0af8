"""A question to the guide in which the screen heard a strain: help comes first, and the question is answered too."""

from collections.abc import Mapping
from typing import Any

from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from newleaf.content.responses import GATE_OPEN
from newleaf.dialogue.step_questions import asks
from newleaf.safety import Assessment, Signal, Tier
from newleaf.understanding.distress import ASSESSMENT, PREFIX
from newleaf.understanding.evaluation import TOPIC
from newleaf.understanding.intent_classifier import LIKE_DISTRESS
from newleaf.understanding.spans import LONG

MILD = frozenset({Signal.ACUTE_TRAUMA, Signal.DESPAIR})
"""What questions to the guide tell, too: "why do flashbacks still come?"."""
_GUESSED = MILD | {Signal.SUICIDE_SELF_HARM}
_SURELY, _LIKE_DISTRESS = 0.75, 0.02
"""How sure the topic must be, and how much of the message at most may be like what we know of distress: on the working
parts most questions and stories in which a strain was heard, or dying guessed at, were so, and none of those that hint
at dying."""


def is_mild(found: Assessment) -> bool:
    """Whether only a strain was heard, and nothing of now."""
    return _only(found, MILD)


def answer_beside(message: Message, slots: Mapping[str, Any]) -> None:
    """Give a message back the topic it surely asks about, where what the screen heard in it is a strain or a guess.

    Not while anything is open or known that goes before. The assessment stays, so that help still comes first.
    """
    ranking = [each for each in message.get(INTENT_RANKING_KEY, []) if not each["name"].startswith(PREFIX)]
    if not ranking or not ranking[0]["name"].startswith(TOPIC):
        return
    text, found = message.get(TEXT) or "", Assessment.from_dict(message.get(ASSESSMENT))
    # Outside any conversation neither is known.
    calm = (slots.get("asked") or "nothing") == "nothing" and (slots.get("gate") or GATE_OPEN) == GATE_OPEN
    guessed = all(each.guessed for each in found.findings) and _only(found, _GUESSED)
    sure = ranking[0]["confidence"] >= _SURELY and message.get(LIKE_DISTRESS, 1.0) <= _LIKE_DISTRESS
    if calm and sure and (is_mild(found) or guessed) and (asks(text) or "?" in text or len(text.split()) >= LONG):
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


def _only(found: Assessment, signals: frozenset[Signal]) -> bool:
    heard = {each.signal for each in found.findings}
    return found.tier is Tier.CONCERN and found.language is None and heard <= signals
