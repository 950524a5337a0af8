"""Turns reviewed answers into Rasa responses, so that Rasa's own tools see, validate and train on them.

An answer becomes `utter_<topic>`; all "more" parts become one response `utter_more`, all "why" parts `utter_why`, whose
variations are chosen by the slots `topic`, `role` and `gate`. The variations of one response exclude each other, since
Rasa takes one at random among those that fit.
"""

from typing import Any

from newleaf.content.answers import Answer, Part, Role

UNKNOWN_ROLE, UNSAID_ROLE, BOTH_ROLES = "unknown", "unsaid", "both"
"""Not asked yet; asked and not told, so that it is not asked again; each of the two betrayed the other."""
GATE_OPEN, GATE_ALONE = "open", "alone"
DEED, THEIRS, OWN = "deed", "theirs", "own"
"""The slot that says whose deed closed the gate: a partner's, or the writer's own."""
MORE = {"title": "Tell me more", "payload": "/ask_more"}
TRY = {"title": "Something to try", "payload": "/ask_try"}
ANOTHER = {"title": "Something else to try", "payload": "/another_one"}
WHY = {"title": "Why is that?", "payload": "/ask_why"}
FOLLOW_UPS = {Part.MORE: "utter_more", Part.WHY: "utter_why"}
"""The response of each part that follows an answer, in the order in which they lead on. An action chooses exercises."""
ONWARD = {
    Part.ANSWER: [MORE, TRY], Part.MORE: [TRY, WHY], Part.TRY: [ANOTHER], Part.WHY: [TRY], Part.ANOTHER: [MORE],
}  # fmt: skip
FOR_TWO = "trust_exercises"
"""The topic whose name promises things to do together."""
FOR_ONE = "trigger"
"""The exercise that asks nothing of a partner."""
ROLE_LABELS = {Role.BETRAYED: "I was betrayed", Role.UNFAITHFUL: "I was unfaithful", BOTH_ROLES: "Both of us"}

Variation = dict[str, Any]


def answer_responses(answers: dict[str, Answer]) -> dict[str, list[Variation]]:
    """Responses of a Rasa domain for all answers."""
    responses: dict[str, list[Variation]] = {name: [] for name in FOLLOW_UPS.values()}
    for topic, answer in answers.items():
        responses[f"utter_{topic}"] = _variations(answers, answer, Part.ANSWER, {})
        for part, name in FOLLOW_UPS.items():
            responses[name] += _variations(answers, answer, part, {"topic": topic})
    return responses


def _variations(answers: dict[str, Answer], answer: Answer, part: Part, slots: dict[str, str]) -> list[Variation]:
    related = [_topic_button(answers[topic]) for topic in answer.front.related]
    for_one = [_topic_button(answers[topic]) for topic in answer.front.related if topic != FOR_TWO]
    gate = {"gate": GATE_OPEN} if answer.alone else {}
    variations = []
    if answer.has_roles(part):
        for role in (*Role, UNKNOWN_ROLE, UNSAID_ROLE, BOTH_ROLES):
            text = answer.parts.get((part, role)) or answer.parts[part, None]
            buttons = _buttons(answer, part, related, ask_role=role == UNKNOWN_ROLE)
            variations.append(_variation(text, {**slots, **gate, "role": role}, buttons))
    else:
        variations.append(_variation(answer.parts[part, None], {**slots, **gate}, _buttons(answer, part, related)))
    for deed, texts in ((THEIRS, answer.alone), (OWN, answer.did_harm)):
        show_help = {"title": "Show me help lines", "payload": "/ask_help"}
        buttons = [show_help, *_doubled(guided(answer, alone=True)), *for_one]
        variations += [_variation(text, {**slots, "gate": GATE_ALONE, DEED: deed}, buttons) for text in texts]
    return variations


def _buttons(answer: Answer, part: Part, related: list[Variation], ask_role: bool = False) -> list[Variation]:
    onward = [*ONWARD[part], *_doubled(guided(answer))] if part is Part.ANSWER else ONWARD[part]
    if ask_role and part is Part.ANSWER:
        intent = f"/faq_{answer.front.topic}"
        roles = [
            {"title": label, "payload": f'{intent}{{"role": "{role}"}}'} for role, label in ROLE_LABELS.items()
        ]
        return [*onward, *_doubled(roles), related[0]]
    return [*onward, *related]


def guided(answer: Answer, *, alone: bool = False) -> list[Variation]:
    """Buttons to the exercises that an answer leads to. `alone`: to those for one, where there is fear or force.

    Braces are single: a response of Rasa's needs them doubled.
    """
    names = [name for name in answer.front.guided if not alone or name == FOR_ONE]
    starts = {name: "/exercises" if name == "menu" else f'/exercise{{"exercise": "{name}"}}' for name in names}
    return [{"title": answer.front.guided[name], "payload": start} for name, start in starts.items()]


def _doubled(buttons: list[Variation]) -> list[Variation]:
    """Buttons with braces doubled, because Rasa fills in what stands in single ones."""
    return [each | {"payload": each["payload"].replace("{", "{{").replace("}", "}}")} for each in buttons]


def _topic_button(answer: Answer) -> Variation:
    return {"title": answer.front.title, "payload": f"/faq_{answer.front.topic}"}


def _variation(text: str, slots: dict[str, str], buttons: list[Variation]) -> Variation:
    variation: Variation = {"text": text, "buttons": buttons}
    if slots:
        variation["condition"] = [{"type": "slot", "name": name, "value": str(value)} for name, value in slots.items()]
    return variation
