"""Giving help for what the screen found: the message, and what the session knows from then on. Needs no Rasa."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newleaf.content.responses import DEED, GATE_ALONE
from newleaf.dialogue import guesses
from newleaf.dialogue.audience import for_anyone_first
from newleaf.dialogue.both_ways import in_both_ways
from newleaf.dialogue.child import (
    as_grown,
    feared_at_home,
    names_children,
    names_grown_child,
    tells_own_deed,
    writes_as_child,
)
from newleaf.dialogue.child_hints import tells_details
from newleaf.dialogue.child_session import heard_of_child
from newleaf.dialogue.deed_forms import tells_my_part
from newleaf.dialogue.help import HelpDesk
from newleaf.dialogue.history import hurt_by_partner, remembered, with_history
from newleaf.dialogue.open_question import OPEN_QUESTION, WELLBEING
from newleaf.dialogue.plain_words import plain
from newleaf.dialogue.strangled import tells_of_it, with_doctor
from newleaf.dialogue.withholding import BOTH, OWN_DEED, WITHHOLD, guesses_alone, whose_deed, withholds
from newleaf.dialogue.worry import WORRY, worry_in
from newleaf.safety import Assessment, Signal, Who
from newleaf.understanding.distress import ADULTS_ONLY

Message = dict[str, Any]
Slots = dict[str, Any]

YES_NO = ({"title": "Yes, for now", "payload": "/affirm"}, {"title": "No", "payload": "/deny"})
CALLED = ({"title": "Yes, I called", "payload": "/affirm"}, {"title": "Not yet", "payload": "/deny"})
ANYONE = "for_anyone"
"""Counted in `helped`: lines for women alone are not shown first."""
GUESSED, PLAIN = "guessed", "plain"
"""Counted in `helped`: fear or force was a guess of the screen's, or was told plainly."""
NOTHING, SAFETY, CALL, PARTNER = "nothing", "safety", "call", "partner"
"""The open question in the slot `asked`: "Are you safe right now?", "Have you called?", or, where a worry was taken
back, whether both feel safe with each other."""
_LIFE_KINDS = ("Life", "Life of another", "Life of a child")
_QUESTION_MARKS = ("?", "؟")


@dataclass(frozen=True, slots=True)
class Given:
    """A help message for `found`, as the session weighs it; `slots` are the ones that change with it.

    `asks`: SAFETY, CALL or, after a guess, WELLBEING where the text ends so.
    """

    message: Message
    found: Assessment
    slots: Slots
    asks: str | None

    @property
    def answers(self) -> tuple[dict[str, str], ...]:
        """Yes and no to what is asked."""
        return {None: (), SAFETY: YES_NO, WELLBEING: YES_NO, CALL: CALLED}[self.asks]


def give_help(
    desk: HelpDesk, found: Assessment, slots: Mapping[str, Any], text: str, country: str | None = None
) -> Given:
    """Help for `found`, weighed with what the session knows. `country`: said in this message, if it was."""
    country = country or slots.get("country")
    helped, known = dict(slots.get("helped") or {}), slots.get("signals") or {}
    hurt = hurt_by_partner(slots)
    if (alone := guesses_alone(found, text)) is not None:
        new = GUESSED in helped or WITHHOLD.isdisjoint(known)
        mark = GUESSED if alone and new else PLAIN
        helped[mark] = helped.get(mark, 0) + 1
    marks = guesses.marks(found, text, plainly=alone is False, as_child=writes_as_child(text))
    helped |= {mark: helped.get(mark, 0) + 1 for mark in marks}
    found = in_both_ways(with_history(found, known, helped, slots.get("life"), hurt), plain(text), known, helped)
    at_risk = any(finding.signal is Signal.CHILD_AT_RISK for finding in found.findings)
    feared = feared_at_home(found, text) or (at_risk and tells_details(text) and not tells_own_deed(text))
    gate = _gate(slots.get("gate"), found, feared)
    child = bool(slots.get("child")) or gate == ADULTS_ONLY or writes_as_child(text)
    found = heard_of_child(found, slots) if child else found
    found = as_grown(found) if names_grown_child(text) else found
    deed = tells_own_deed(text) or (OWN_DEED in helped and not names_children(text))
    if deed and desk.kind(found, child, deed) == "Own deed":
        helped[OWN_DEED] = 1
    # Children see and hear what is done at home: whoever is hurt there finds their line too, below their own.
    children = found.signal is Signal.PARTNER_VIOLENCE and found.who is not Who.OTHER and names_children(text)
    beside = [Signal.CHILD_AT_RISK] if children else []
    beside += [hurt] if hurt else []  # whatever comes first now, these lines stay within reach
    if for_anyone_first(text):
        helped[ANYONE] = 1
    both = BOTH in helped
    message = desk.for_assessment(
        found, country, helped, slots.get("guess"),
        child=child, deed=deed, beside=beside, anyone=ANYONE in helped, both=both,
    )  # fmt: skip
    squeezed = found.signal in WITHHOLD and not found.life_in_danger and tells_of_it(text)
    if squeezed and "language" not in message:
        message = with_doctor(message, desk.phrases.wording("strangled", 0))
    asks = None  # where the later words do not ask again, it is not answered for that
    if message["text"].endswith(_QUESTION_MARKS):
        kind, spoken = desk.kind(found, child, both=both), desk.languages.get(message.get("language", ""))
        calls = kind in _LIFE_KINDS and (spoken is None or spoken.has(str(found.signal), kind))
        gentle = guesses.only_guesses({"signals": remembered(known, found), "helped": helped}) and not child
        asks = CALL if calls else WELLBEING if gentle and slots.get("asked") not in (SAFETY, CALL) else SAFETY
    # "It was me" answers nothing of whether they are safe, and what was asked was asked of the one who is hurt.
    still = NOTHING if tells_my_part(plain(text)) else _still_asked(slots.get("asked"))
    changed = {
        "helped": {**helped, str(found.signal): helped.get(found.signal, 0) + 1},
        "signals": remembered(known, found),
        "child": child,
        "asked": still if asks in (None, WELLBEING) else asks,
        "life": str(found.who) if found.life_in_danger else slots.get("life"),
        "misread": False,
        DEED: whose_deed(remembered(known, found), helped),
        WORRY: worry_in(found),
        "language": found.language,
        "country": country,
    }
    if gate is not None:
        changed["gate"] = gate
    if asks == WELLBEING:
        changed[OPEN_QUESTION] = WELLBEING
    return Given(message, found, changed, asks)


def force_is_guess(slots: Mapping[str, Any]) -> bool:
    """Whether all fear or force in the session is a guess of the screen's, which may be taken back."""
    helped = slots.get("helped") or {}
    return GUESSED in helped and PLAIN not in helped


def _still_asked(asked: str | None) -> str:
    return asked if asked in (SAFETY, CALL) else NOTHING  # who tells of danger has answered whether both feel safe


def _gate(now: str | None, found: Assessment, feared: bool) -> str | None:
    if now == ADULTS_ONLY or any(finding.signal is Signal.MINOR for finding in found.findings):
        return ADULTS_ONLY
    return GATE_ALONE if feared or withholds(found) else now
