"""Places in an exercise lead where its file says: on, back, past what fear leaves out; nothing but values is kept."""

import json

import pytest

from newleaf.content.exercises import NAMES
from newleaf.dialogue.exercise_sheet import as_sentence, sentences, sheet
from newleaf.dialogue.guided import Place, begin, exercises
from newleaf.dialogue.guided_return import with_return


def walk(name: str, *, alone: bool = False, first: bool = True) -> list[Place]:
    """Every place of an exercise, with the first or the last choice at each step."""
    place: Place | None = begin(name, alone=alone)
    places = []
    while place is not None:
        places.append(place)
        choices = [choice for choice in place.here.choices if choice.then == "next" and choice.role is None]
        for choice in (choices if first else choices[::-1])[: place.here.pick.most if place.here.pick else 1]:
            place = place.pick(choice.value)
        place = place.onward(alone=alone)
    return places


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("first", [True, False])
def test_every_exercise_comes_to_an_end_and_can_be_walked_back(name: str, first: bool) -> None:
    places = walk(name, first=first)
    assert len({place.step for place in places}) == len(places) > 1
    for at, place in enumerate(places):
        number, of = place.progress(alone=False)
        assert number == at + 1 and of >= number
        assert Place.of(json.loads(json.dumps(place.to_slot()))) == place
    back, steps = places[-1], [places[-1].step]
    while (before := back.back(alone=False)) is not None:
        assert before.step not in before.picked
        back, steps = before, [*steps, before.step]
    assert steps == [place.step for place in reversed(places)]


def test_a_branch_is_taken_by_the_answer_and_left_by_another() -> None:
    start = begin("plan")
    both, one = (start.pick(value).onward(alone=False) for value in ("both", "one"))
    assert both and one and both.onward(alone=False) != one.onward(alone=False)
    assert both.back(alone=False) == start


@pytest.mark.parametrize("name", [name for name in NAMES if exercises()[name].front.where_fear])
def test_where_there_is_fear_nothing_is_asked_about_a_partner_beside_them(name: str) -> None:
    given = exercises()[name].front.where_fear
    places = walk(name, alone=True)
    assert given and not {place.step for place in places} & set(given)
    assert all(place.picked[step] == [value] for place in places for step, value in given.items())
    assert places[0].back(alone=True) is None and places[0].progress(alone=True)[0] == 1


def test_progress_counts_the_steps_of_one_way_alone() -> None:
    start = begin("trigger")
    assert start.progress(alone=False) == (1, 6)
    together = start.pick("together").onward(alone=False)
    assert together is not None and together.progress(alone=False) == (2, 7)


def test_a_sheet_of_which_all_was_left_out_praises_nothing() -> None:
    made = sheet(begin("readiness"))
    lines = [line for part in made["sections"] for line in part["lines"]] if made else []
    assert lines and not any(praise in line for line in lines for praise in ("good", "Nothing came up", "honest"))


def test_pressure_in_the_wish_closes_what_is_for_two() -> None:
    steps = exercises()["readiness"].front.steps
    assert [choice.value for step in steps for choice in step.choices if choice.closes] == ["pushed"]


def test_several_are_picked_once_each_and_counted() -> None:
    place = next(place for place in walk("plan") if place.here.pick)
    place = Place(place.exercise, place.step, {"who": ["both"]})
    values = [choice.value for choice in place.here.choices]
    assert not place.enough()
    place = place.pick(values[0]).pick(values[0])
    assert place.picked[place.step] == [values[0]]
    place = place.pick(values[1])
    assert place.enough() and place.left() == place.here.pick.most - 2


def test_a_stay_is_forgotten_when_one_goes_on() -> None:
    place = begin("closeness_ladder").pick("both_yes").onward(alone=False)
    assert place is not None
    stayed = place.once_more()
    assert "stay" in stayed.values
    onward = stayed.onward(alone=False)
    assert onward is not None and "stay" not in onward.values


def test_a_place_whose_text_is_gone_is_none() -> None:
    assert Place.of(None) is None
    assert Place.of({"exercise": "plan", "step": "gone"}) is None
    assert Place.of({"exercise": "gone", "step": "who"}) is None
    assert Place.of({"exercise": "plan", "step": "who", "of another version": 1}) is None
    assert Place.of({"exercise": "plan"}) is None


@pytest.mark.parametrize("name", ["readiness", "plan"])
def test_the_sheet_holds_what_was_picked_and_never_an_empty_part(name: str) -> None:
    last = walk(name)[-1].texts
    nothing = sheet(begin(name))
    assert nothing and [part["lines"] for part in nothing["sections"]] == [
        [section.empty] for section in last.front.summary.sections
    ]
    for first in (True, False):
        place = walk(name, first=first)[-1]
        place = place.pick(place.here.choices[0].value)
        full = sheet(place)
        assert full and full != nothing and all(part["lines"] for part in full["sections"])
    assert sheet(begin("eye_contact")) is None


def test_one_next_step_is_one() -> None:
    place = walk("readiness", first=False)[-1]
    made = sheet(place)
    limits = [section.most for section in place.texts.front.summary.sections]
    assert made and 1 in limits
    assert all(most is None or len(part["lines"]) <= most for part, most in zip(made["sections"], limits, strict=True))


def test_sentences_come_in_three_tones_with_own_words_and_without() -> None:
    for place in (walk("words")[-1], walk("words", first=False)[-1]):
        plain, own = sentences(place, None), sentences(place, "i want to {sleep}\nalone")
        assert "{said}" not in plain and all(f"{tone}:" in plain for tone in ("Gentle", "Plain", "Firm"))
        assert own.count("I want to {sleep} alone.") == 3 and "sleep}" not in plain


@pytest.mark.parametrize(
    ("own", "sentence"), [("i need time", "I need time."), (' "Why?" ', "Why?"), ("é così", "É così."), ("No!", "No!")]
)
def test_own_words_become_a_sentence(own: str, sentence: str) -> None:
    assert as_sentence(own) == sentence


def test_the_way_back_is_offered_after_an_answer_and_not_with_help() -> None:
    slots = {"exercise": begin("plan").to_slot()}
    answer, help_card = {"kind": "text", "text": "a"}, {"kind": "help", "text": "b"}
    assert with_return([answer], slots)[-1]["choices"][0]["key"] == "step:resume"
    assert with_return([answer], slots | {"signals": {"despair": "concern"}})[-1].get("choices")
    for messages, known in (
        ([answer], {}), ([help_card, answer], slots), ([answer | {"guided": None}], slots), ([], slots),
        ([answer], slots | {"gate": "alone"}), ([answer], slots | {"signals": {"suicide_self_harm": "acute"}}),
    ):  # fmt: skip
        assert with_return(messages, known) == messages
