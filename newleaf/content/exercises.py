"""The guided exercises: one file each, its steps in order and every word that is said in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newleaf.content.answers import Role
from newleaf.content.documents import Document, read_document
from newleaf.content.exercise_front import ExerciseFront, Step
from newleaf.errors import ContentError

GATE = "gate"
"""The file that asks whether it is safe to try, before anything for two."""
WORDS = "words"
"""The exercise that builds sentences."""
TONES = ("gentle", "plain", "firm")
SAID = "{said}"
"""Where the chosen sentences stand in a template of `words`."""
STAY = "stay"
"""Of a step's text: said when the same step comes again."""
END, STOPPED, BUILT = "End", "Stopped", "Built"
NOTHING = "nothing"
"""Of the end: said where nothing was picked that the sheet has a line for."""
HELD_AGAIN, HELD_PRESSING = "Held, again", "Held, pressing"
HELD = {answer: f"Held, {answer}" for answer in ("touch", "watching", "control")}
"""Of `words`: said in place of sentences, to own words that ask for what is not owed, or that press a partner."""
REFUSED, REFUSED_AGAIN = "Refused", "Refused, again"
NOT_YET = {"no": "No", "unsure": "Unsure"}
"""What is said to an answer that leaves the gate closed, by its value."""
NAMES = ("hand_holding", "eye_contact", "closeness_ladder", "trigger", "readiness", "words", "plan")
"""Every exercise, in the order of the menu."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: its steps and its texts by section."""

    front: ExerciseFront
    texts: Mapping[str, str]

    @property
    def name(self) -> str:
        """As the file is named."""
        return self.front.exercise

    def step(self, name: str) -> Step:
        """The step of this name. Raises KeyError."""
        return {step.step: step for step in self.front.steps}[name]

    def text(self, section: str, picked: Sequence[str], role: str | None = None) -> str:
        """The words of a section: for the latest of the picked values that has its own, for the role, or for all."""
        for value in (*reversed(picked), role):
            if value and (own := self.texts.get(f"{section}, {value}")):
                return own
        return self.texts[section]


def read_exercises(folder: Path) -> dict[str, Exercise]:
    """Every exercise by name, and the gate; all of them must be there. Raises ContentError with file and line."""
    found = {path.stem: _exercise(read_document(path)) for path in sorted(folder.glob("*.md"))}
    for name in (*NAMES, GATE):
        if name not in found:
            raise ContentError(folder / f"{name}.md", 0, "this exercise is missing.")
    return found


def _exercise(document: Document) -> Exercise:
    front = document.checked(ExerciseFront)
    if front.exercise != document.path.stem or front.exercise not in (*NAMES, GATE):
        known = ", ".join((*NAMES, GATE))
        raise ContentError(document.path, 1, f"exercise: must be as the file is named, and one of {known}.")
    for step in front.steps:
        _check_step(document, front, step)
    wanted = [step.step for step in front.steps] + _needed(front)
    for name in wanted:
        if name not in document.sections:
            raise ContentError(document.path, 1, f"the section '{name}' is missing.")
    allowed = {*wanted, STOPPED, *_variants(front)}
    for heading, section in document.sections.items():
        if heading not in allowed:
            raise ContentError(document.path, section.line, f"unknown section '{heading}': no step or value needs it.")
        template = front.exercise == WORDS and heading in _templates(front)
        if template and section.text.count(SAID) != 1:
            raise ContentError(document.path, section.line, f"'{heading}' must hold {SAID} once.")
        if re.search(r"[{}]", section.text.replace(SAID, "") if template else section.text):
            raise ContentError(document.path, section.line, f"'{heading}' must hold no braces.")
    return Exercise(front, {heading: section.text for heading, section in document.sections.items()})


def _check_step(document: Document, front: ExerciseFront, step: Step) -> None:
    def wrong(problem: str) -> ContentError:
        section = document.sections.get(step.step)
        return ContentError(document.path, section.line if section else 1, f"step '{step.step}': {problem}")

    names = [each.step for each in front.steps]
    if names.count(step.step) > 1:
        raise wrong("there are two of this name.")
    earlier = {each.step: [choice.value for choice in each.choices] for each in front.steps[: names.index(step.step)]}
    for other, values in step.conditions.items():
        if other not in earlier or not set(values) <= set(earlier[other]):
            raise wrong(f"when: no earlier step '{other}' has the choices {', '.join(values)}.")
    keys = {section.key for section in front.summary.sections} if front.summary else set()
    for choice in step.choices:
        if unknown := set(choice.notes) - keys:
            raise wrong(f"notes: the summary has no section '{unknown.pop()}'.")
        if (front.exercise == WORDS and bool(step.conditions)) != bool(choice.say):
            raise wrong("`say` belongs to each choice of `words` after the first step, and to no other.")
    if front.exercise == WORDS and step.skip and not step.own_words:
        raise wrong("skip: must be false, since there are no sentences without an answer.")
    if step.own_words and step is not front.steps[-1]:
        raise wrong("own_words: only in the last step, so that the very reply to them uses them.")


def _needed(front: ExerciseFront) -> list[str]:
    """Sections beside those of the steps."""
    if front.exercise == GATE:
        return [*NOT_YET.values(), REFUSED, REFUSED_AGAIN]
    held = (*HELD.values(), HELD_AGAIN, HELD_PRESSING)
    return [END, BUILT, *held, *_templates(front)] if front.exercise == WORDS else [END]


def _templates(front: ExerciseFront) -> list[str]:
    kinds = [choice.value for choice in front.steps[0].choices]
    return [f"{tone.capitalize()}, {kind}" for tone in TONES for kind in kinds]


def _variants(front: ExerciseFront) -> Iterator[str]:
    """Sections that may be there: a step's, the end's or the stop's for a value picked before, or for a role."""
    values: list[str] = [*Role]
    for step in front.steps:
        stays = any(choice.then == STAY for choice in step.choices)
        yield from (f"{step.step}, {value}" for value in (*values, *([STAY] if stays else [])))
        values += [choice.value for choice in step.choices]
    yield from (f"{name}, {value}" for name in (END, STOPPED) for value in values)
    if front.summary:
        yield f"{END}, {NOTHING}"

