"""Danger beside a calm question is learnt as danger, and a long calm message as calm."""

from newleaf.safety import Signal, Tier, Who
from newleaf.safety.examples import Example
from newleaf.safety.learning_beside import beside_calm

QUESTIONS = [
    Example(f"how do we talk in week {week} without a row", None, Tier.NONE, Who.UNKNOWN, "intent faq_communication 0")
    for week in range(40)
]
CRIES = [
    Example(f"he hit me on day {day}", Signal.PARTNER_VIOLENCE, Tier.ACUTE, Who.SELF, "partner_violence acute 0")
    for day in range(40)
]


def test_a_cry_keeps_what_it_shows_and_ends_before_the_question() -> None:
    made = [each for each in beside_calm([*CRIES, *QUESTIONS]) if each.signal]
    assert 5 < len(made) < len(CRIES)
    for each in made:
        assert each.tier is Tier.ACUTE and each.who is Who.SELF
        assert any(f"{cry.text}." in each.text for cry in CRIES)
        assert any(f"{question.text}." in each.text for question in QUESTIONS)


def test_calm_messages_are_put_together_too() -> None:
    made = [each for each in beside_calm([*CRIES, *QUESTIONS]) if not each.signal]
    assert made and all(each.text.count("without a row.") >= 2 and "hit" not in each.text for each in made)


def test_the_same_examples_give_the_same() -> None:
    assert beside_calm([*CRIES, *QUESTIONS]) == beside_calm([*CRIES, *QUESTIONS])


def test_without_questions_there_is_nothing_to_put_beside() -> None:
    assert beside_calm(CRIES) == []
