"""What of a conversation may be written down: numbers, and words that stand in the project's own vocabularies.

Slots hold nothing else today. This is the lock on the door: a slot, an entity or an action added later cannot put a
visitor's words into the database by mistake.
"""

import functools
import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from rasa.shared.core.domain import Domain

from newleaf import metrics
from newleaf.content.after_help import Section
from newleaf.content.answers import Role
from newleaf.content.exercises import GATE, NAMES, STAY
from newleaf.content.finding_words import ASKED, SAID_ONCE
from newleaf.content.marks import SAID
from newleaf.content.other_languages import read_other_languages
from newleaf.content.responses import BOTH_ROLES, GATE_ALONE, GATE_OPEN, OWN, THEIRS, UNKNOWN_ROLE, UNSAID_ROLE
from newleaf.dialogue.choices import payload_of
from newleaf.dialogue.finder import OPTIONS, Step
from newleaf.dialogue.giving_help import ANYONE, GUESSED, PLAIN
from newleaf.dialogue.guesses import AGE_TOLD, TOLD
from newleaf.dialogue.guided import NEXT, PRESSED, Place, exercises
from newleaf.dialogue.named_exercise import MENUS
from newleaf.dialogue.open_question import (
    CLOSED,
    ENDED,
    ENOUGH,
    GUIDED,
    NOT_YET,
    ROLE,
    SEARCH,
    SHOWN,
    SIDE,
    STOPPED,
    WELLBEING,
)
from newleaf.dialogue.picked import OFFERED
from newleaf.dialogue.withholding import BOTH, OWN_DEED
from newleaf.directory.countries import country_names
from newleaf.safety import Signal, Tier, Who
from newleaf.settings import settings
from newleaf.understanding.distress import ADULTS_ONLY

log = logging.getLogger(__name__)
OPENED = "opened"
REFUSED_TIMES = "exercise_refused"
"""Counted in `helped` beside the signals."""
_MARK = re.compile(r"[0-9a-f]{8}")
_FIXED = frozenset(
    {
        *Signal, *Tier, *Who, *Role, *Step, *Section, *ASKED, *SAID_ONCE,
        BOTH_ROLES, UNKNOWN_ROLE, UNSAID_ROLE, GATE_OPEN, GATE_ALONE, ADULTS_ONLY, CLOSED, SHOWN, SIDE, ROLE, OPENED,
        ENOUGH, GUIDED, *MENUS, NEXT, STAY, PRESSED, REFUSED_TIMES, OWN_DEED, BOTH, OWN, THEIRS, ANYONE, GUESSED, PLAIN,
        TOLD, AGE_TOLD, WELLBEING,
        *(part.name for part in fields(Place)),
        *(SEARCH + step for step in Step), *(NOT_YET + name for name in NAMES),
        *(before + name for before in (STOPPED, ENDED) for name in (*NAMES, GATE)),
        *(option.value for options in OPTIONS.values() for option in options),
    }
)  # fmt: skip

Words = frozenset[str]


def keepable(slots: Mapping[str, Any], known: Words) -> dict[str, Any]:
    """The slots that may be kept. One that may not is left out, counted and named; its value is not."""
    kept = {}
    for name, value in slots.items():
        if _allowed(value, known) or (name == SAID and _are_marks(value)) or (name == OFFERED and _are_keys(value)):
            kept[name] = value
        else:
            metrics.UNKEPT.labels(name).inc()
            log.error("The slot %s held something that is not in a vocabulary; it is not kept.", name)
    return kept


def known_words(domain: Domain) -> Words:
    """Every word that a slot may hold: those of the domain, the screen, the directory and the search."""
    known = vars(domain).get("_known_words")
    if known is None:
        known = domain._known_words = _FIXED | _outside() | frozenset(_of(domain))
    return known


def _of(domain: Domain) -> Iterable[str]:
    for intent in domain.intents:
        yield intent
        yield intent.removeprefix("faq_")
    for slot in domain.slots:
        values = [slot.initial_value, *getattr(slot, "values", ())]
        values += [mapping.get("value") for mapping in slot.mappings]
        yield from (value for value in values if isinstance(value, str))


@functools.cache
def _outside() -> Words:
    """Codes of countries and of the languages that the guide has words in, and what can be picked in exercises."""
    languages = (settings().project / "data" / "safety" / "languages").glob("*.yml")
    others = read_other_languages(settings().project / "content" / "other_languages.yml").sentences
    spoken = (*(path.stem for path in languages), *(each.language for each in others))
    return frozenset({*country_names(), "en", *spoken, *_places()})


def _are_marks(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str) and _MARK.fullmatch(each) for each in value)


def _are_keys(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str) and payload_of(each) for each in value)


def _places() -> Iterable[str]:
    for name, exercise in exercises().items():
        yield name
        for step in exercise.front.steps:
            yield step.step
            yield from (choice.value for choice in step.choices)


def _allowed(value: Any, known: Words) -> bool:
    if isinstance(value, str):
        return value in known
    if isinstance(value, Mapping):
        return all(key in known and _allowed(each, known) for key, each in value.items())
    if isinstance(value, list | tuple):
        return all(_allowed(each, known) for each in value)
    return value is None or isinstance(value, bool | int | float)
