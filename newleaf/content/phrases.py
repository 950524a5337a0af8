"""What the guide says outside the rules of the dialogue: at the start, with choices made in code, in trouble."""

import functools
import random
from collections.abc import Collection
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from newleaf.content.marks import mark
from newleaf.yaml_content import read_yaml


class Button(BaseModel):
    """A choice as Rasa writes it."""

    model_config = ConfigDict(extra="forbid")
    title: str
    payload: str


class Phrase(BaseModel):
    """One way to say it."""

    model_config = ConfigDict(extra="forbid")
    text: str
    buttons: tuple[Button, ...] = ()


class Phrases(BaseModel):
    """Every phrase by name; each has one or more wordings, of which one is taken each time."""

    model_config = ConfigDict(extra="forbid")
    disclosure: list[Phrase]
    unsure: list[Phrase]
    unsure_story: list[Phrase]
    country_saved: list[Phrase]
    ask_country: list[Phrase]
    ask_country_guessed: list[Phrase]
    country_unknown: list[Phrase]
    answer_question: list[Phrase]
    english_only: list[Phrase]
    english_only_again: list[Phrase]
    told_hurt: list[Phrase]
    told_evening: list[Phrase]
    another_subject: list[Phrase]
    own_name: list[Phrase]
    any_couple: list[Phrase]
    any_couple_on: list[Phrase]
    in_short: list[Phrase]
    is_it_normal: list[Phrase]
    how_often: list[Phrase]
    who_first: list[Phrase]
    their_reaction: list[Phrase]
    going_well: list[Phrase]
    remark: list[Phrase]
    thinking: list[Phrase]
    no_more: list[Phrase]
    safety_open: list[Phrase]
    role_betrayed: list[Phrase]
    role_unfaithful: list[Phrase]
    role_both: list[Phrase]
    role_more: list[Phrase]
    role_fits: list[Phrase]
    which_side: list[Phrase]
    side_betrayed: list[Phrase]
    side_unfaithful: list[Phrase]
    side_both: list[Phrase]
    next_door: list[Phrase]
    not_helpful: list[Phrase]
    not_helpful_person: list[Phrase]
    not_answered: list[Phrase]
    partner_unwilling: list[Phrase]
    partner_unwilling_alone: list[Phrase]
    misread: list[Phrase]
    misread_couple: list[Phrase]
    misread_believed: list[Phrase]
    misread_force: list[Phrase]
    misread_did_harm: list[Phrase]
    misread_partner: list[Phrase]
    misread_opened: list[Phrase]
    misread_stays: list[Phrase]
    misread_age: list[Phrase]
    age_guessed: list[Phrase]
    misread_grown: list[Phrase]
    misread_life: list[Phrase]
    told_scared: list[Phrase]
    strangled: list[Phrase]
    wrong_button: list[Phrase]
    instead: list[Phrase]
    trouble: list[Phrase]
    exercise_menu: list[Phrase]
    exercise_menu_which: list[Phrase]
    exercise_menu_one: list[Phrase]
    exercise_menu_two: list[Phrase]
    exercise_begin: list[Phrase]
    exercise_resumed: list[Phrase]
    exercise_stay: list[Phrase]
    exercise_one_more: list[Phrase]
    exercise_own_pick: list[Phrase]
    exercise_more_or_on: list[Phrase]
    exercise_unclear: list[Phrase]
    exercise_no_skip: list[Phrase]
    exercise_needs_answer: list[Phrase]
    exercise_answer_first: list[Phrase]
    exercise_yes_first: list[Phrase]
    exercise_asked: list[Phrase]
    exercise_once_more: list[Phrase]
    exercise_unanswered: list[Phrase]
    exercise_thanks: list[Phrase]
    exercise_fed_up: list[Phrase]
    exercise_another_day: list[Phrase]
    exercise_absent: list[Phrase]
    exercise_closest: list[Phrase]
    exercise_hard: list[Phrase]
    exercise_told: list[Phrase]
    exercise_help_on: list[Phrase]
    exercise_go_on_after_stop: list[Phrase]
    exercise_not_both: list[Phrase]
    exercise_pressure: list[Phrase]
    exercise_pressure_noted: list[Phrase]
    exercise_stays_small: list[Phrase]
    exercise_overwhelmed: list[Phrase]
    exercise_gate_asks: list[Phrase]
    exercise_why_not: list[Phrase]
    exercise_too_long: list[Phrase]
    exercise_no_own_words: list[Phrase]
    exercise_paused: list[Phrase]
    exercise_stopped: list[Phrase]
    exercise_none: list[Phrase]
    exercise_safe_first: list[Phrase]
    asked_beside_help: list[Phrase]
    exercise_trigger_now: list[Phrase]
    exercise_trigger_still: list[Phrase]
    exercise_trigger_beside: list[Phrase]
    exercise_beside_now: list[Phrase]

    def say(self, name: str, said: Collection[str] | None = None) -> dict[str, Any]:
        """The arguments of rasa_sdk's `utter_message` for this phrase: text and buttons.

        `said`: marks of what was said last; another wording is taken if there is one.
        """
        wordings: list[Phrase] = getattr(self, name)
        fresh = [each for each in wordings if mark(each.text) not in (said or ())]
        return random.choice(fresh or wordings).model_dump()

    def wording(self, name: str, turn: int | None = None) -> str:
        """The bare words of a phrase: the `turn`th wording, round and round, or any."""
        wordings: list[Phrase] = getattr(self, name)
        return (random.choice(wordings) if turn is None else wordings[turn % len(wordings)]).text


@functools.cache
def read_phrases(path: Path) -> Phrases:
    """Read content/phrases.yml. Raises ContentError with file and line."""
    return read_yaml(path, Phrases)[0]
