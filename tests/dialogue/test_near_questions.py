"""Whether it will happen again, and whether to forgive, are not taken for whether to stay."""

import pytest

from newleaf.dialogue.near_questions import AGAIN, FORGIVENESS, near_question


@pytest.mark.parametrize(
    "text",
    ["will he cheat again", "once a cheater always a cheater?", "how do I know she won't do it again", "can cheaters"
     " change",
     "what if she cheats again", "how can I be sure it won't happen again", "will he ever change?",
     "how likely is it that he does it again", "what are the chances she'll do it again", "can I trust him not to do"
     " it again"],
)  # fmt: skip
def test_whether_it_happens_again(text: str) -> None:
    assert near_question(text, "scope_decision") == AGAIN


@pytest.mark.parametrize(
    "text",
    ["should I forgive him", "do I have to forgive her", "is it too soon to forgive him", "can I ever forgive my wife",
     "will she ever forgive me", "how do I get him to forgive me", "does forgiving mean saying it was ok"],
)  # fmt: skip
def test_whether_to_forgive(text: str) -> None:
    assert near_question(text, "scope_decision") == FORGIVENESS


@pytest.mark.parametrize(
    "text",
    ["should I stay or go", "is he cheating again", "how do I forgive myself", "will I cheat again", "has he started"
     " again",
     "how can we be close again", "will it ever be good again"],
)  # fmt: skip
def test_other_questions_stay_what_they_are(text: str) -> None:
    assert near_question(text, "scope_decision") is None


def test_what_was_understood_otherwise_is_left_alone() -> None:
    assert near_question("should I forgive him", "faq_boundaries_consent") is None
