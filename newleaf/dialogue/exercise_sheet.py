"""What an exercise ends with: the sheet made of what was picked, and the sentences made to be said."""

import re
from typing import Any

from newleaf.content.exercises import BUILT, SAID, TONES
from newleaf.dialogue.guided import Place

Sheet = dict[str, Any]


def sheet(place: Place) -> Sheet | None:
    """The printable summary, in the contract's form; None for an exercise without one. Nothing is counted in it."""
    form = place.texts.front.summary
    if form is None:
        return None
    choices = [
        step.choice(value) for step in place.texts.front.steps for value in place.picked.get(step.step, ())
    ]  # fmt: skip
    sections = []
    for section in form.sections:
        lines = [choice.notes[section.key] for choice in choices if choice and section.key in choice.notes]
        sections.append({"heading": section.heading, "lines": lines[: section.most] or [section.empty]})
    return {"title": form.title, "sections": sections}


def is_filled(place: Place) -> bool:
    """Whether anything was picked that the sheet has a line for."""
    return any(
        choice.notes
        for step in place.texts.front.steps
        for value in place.picked.get(step.step, ())
        if (choice := step.choice(value))
    )


def sentences(place: Place, own: str | None) -> str:
    """What to say to the partner, in each tone. `own`: the visitor's words, used here and kept nowhere."""
    exercise, kind = place.texts, place.values[0]
    choices = [
        choice
        for step in exercise.front.steps
        for value in place.picked.get(step.step, ())
        if (choice := step.choice(value)) and choice.say
    ]
    added = [as_sentence(own)] if own else []
    tones = []
    for tone in TONES:
        core = " ".join([*(choice.said(tone) for choice in choices), *added])
        template = exercise.texts[f"{tone.capitalize()}, {kind}"]
        tones.append(f"{tone.capitalize()}:\n“{template.replace(SAID, core)}”")
    return "\n\n".join([exercise.text(BUILT, place.values), *tones])


def as_sentence(own: str) -> str:
    """Somebody's words as a sentence: on one line, a capital first, a full stop last; nothing else is changed."""
    line = re.sub(r"\s+", " ", own).strip().strip('"“”')
    line = line[:1].upper() + line[1:]
    return line if re.search(r"[.!?…]$", line) else line + "."
