"""The learned layer finds what no rule says, leaves what is harmless, and is never needed for rules to work."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newleaf.checked_files import sum_file
from newleaf.safety import Assessment, SafetyDataError, Screen, Signal, Tier, Who
from newleaf.safety.examples import load_examples
from newleaf.safety.limits import Doubt
from newleaf.safety.rules import load
from newleaf.safety.suspicion import NAME, Suspected, Suspicion
from newleaf.screening import layer_path, open_screen
from newleaf.understanding.encoder import encoder_path

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "data" / "safety"


def test_both_layers_are_in_order(whole: Screen) -> None:
    assert whole.layers == {"rules": "ok", "learned": "ok", "second reader": "ok"}


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("everyone would be fine without me", {Signal.SUICIDE_SELF_HARM, Signal.DESPAIR}),
        ("I gave the dog away today, someone kinder should have her", {Signal.SUICIDE_SELF_HARM, Signal.DESPAIR}),
        ("I just lie there until it's over", {Signal.SEXUAL_COERCION}),
        ("he says I owe him after what I did", {Signal.SEXUAL_COERCION, Signal.PARTNER_VIOLENCE}),
    ],
)
def test_danger_said_in_no_rules_words_is_found(whole: Screen, text: str, signals: set[Signal]) -> None:
    assert {finding.signal for finding in whole.assess(text).findings} & signals


@pytest.mark.parametrize(
    "text",
    ["this is killing me", "our bedroom has been dead for a year", "I could murder him for forgetting the milk",
     "how long should we wait before we are close again?", "what can we do instead of sex at first?",
     "what is the weather like tomorrow", "hello", "thank you so much", "I am from Ireland",
     "she kissed me and I felt nothing, is that normal?", "the affair hit me hard but we talk every evening",
     "I used to be suicidal after D-day, I'm okay now, how do we start again", "I'm not suicidal",
     "he has never hit me", "in the film he strangles his wife"],
)  # fmt: skip
def test_what_is_harmless_shows_nothing(whole: Screen, text: str) -> None:
    assert whole.assess(text).tier is Tier.NONE


def test_a_finding_says_whether_any_rule_heard_it(whole: Screen) -> None:
    guess = whole.assess("everyone would be fine without me")
    ruled = whole.assess("I want to kill myself, everyone would be fine without me")
    assert all(finding.guessed for finding in guess.findings)
    assert not next(each for each in ruled.findings if each.signal is Signal.SUICIDE_SELF_HARM).guessed
    assert not any(each.guessed for each in whole.assess("ich will mich umbringen").findings)
    for found in (guess, ruled):
        again = Assessment.from_dict(found.to_dict())
        assert [each.guessed for each in again.findings] == [each.guessed for each in found.findings]


def test_what_the_layer_finds_says_so_and_shows_where(whole: Screen) -> None:
    text = "Some days are good. They would all manage if I was not around any more."
    found = [each for finding in whole.assess(text).findings for each in finding.evidence]
    evidence = next(each for each in found if each.rule == NAME)
    assert text[evidence.start : evidence.end] == evidence.text
    assert "not around" in evidence.text and "good" not in evidence.text


def test_somebody_else_at_risk_is_told_apart(whole: Screen) -> None:
    found = whole.assess("my sister keeps saying her kids would do better without her around")
    assert found.tier is not Tier.NONE
    assert found.who is Who.OTHER


def test_a_text_in_another_language_is_left_to_others(whole: Screen) -> None:
    assert whole.assess("wir waren gestern zusammen im kino und danach noch etwas trinken").tier is Tier.NONE


class Doubting:
    """A learned layer that finds nothing and doubts some of what rules found."""

    def __init__(self, *doubts: str) -> None:
        assert set(doubts) <= set(Doubt.model_fields)
        self._suspected = Suspected([], frozenset(), frozenset(doubts))

    def read(self, *_: object) -> Suspected:
        return self._suspected


@pytest.mark.parametrize(
    ("text", "doubts", "left"),
    [
        ("I want to die", [], Tier.ACUTE),
        ("I want to die", ["acute"], Tier.CONCERN),
        ("I want to die", ["acute", "concern"], Tier.CONCERN),
        ("I want to die", ["acute", "concern", "everything"], Tier.NONE),
        ("I feel hopeless", ["acute"], Tier.CONCERN),
        ("I feel hopeless", ["acute", "concern"], Tier.NONE),
        ("I have taken the pills", ["acute", "concern", "everything"], Tier.ACUTE),
        ("I'm 15 and my boyfriend cheated on me", ["acute", "concern", "everything"], Tier.CONCERN),
    ],
)
def test_doubt_never_silences_an_age_or_an_act(text: str, doubts: list[str], left: Tier) -> None:
    assert Screen.load(FOLDER).use(Doubting(*doubts)).assess(text).tier is left


def test_what_a_rule_is_certain_of_gets_a_question_at_least() -> None:
    screen = Screen.load(FOLDER).use(Doubting("acute", "concern", "everything", "certain"))
    for text in ("I have taken the pills", "he forced me last night"):
        found = screen.assess(text)
        assert found.tier is Tier.CONCERN
        assert not found.life_in_danger


def test_weak_signs_that_add_up_are_let_go_sooner() -> None:
    text, screen = "He screams at me and I feel trapped here", Screen.load(FOLDER)
    assert screen.use(Doubting("acute")).assess(text).tier is Tier.CONCERN
    assert screen.use(Doubting("acute", "signs")).assess(text).tier is Tier.NONE


def test_what_rules_promise_to_find_both_layers_find(whole: Screen) -> None:
    missed = [
        text
        for rule in load(FOLDER).rules
        for _, text in rule.entry.finds
        if rule.signal not in {finding.signal for finding in whole.assess(text).findings}
    ]
    assert not missed


PARTS = ["I just lie there", ".", "\n", "😢", "(24f)", "until it's over", '"', "is it me?", "\u200b", "killing me"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(PARTS), max_size=30).map(" ".join))
def test_evidence_of_both_layers_points_into_the_message(whole: Screen, text: str) -> None:
    for finding in whole.assess(text).findings:
        for each in finding.evidence:
            assert text[each.start : each.end] == each.text
    assert whole.layers["learned"] == "ok"


def test_what_is_plainly_said_keeps_what_rules_call_it(whole: Screen, screen: Screen) -> None:
    for text in ("he choked me yesterday", "i want to die", "[16F] he wants me back", "I forced her last night"):
        rules = {(each.signal, each.tier) for each in screen.assess(text).findings}
        assert rules <= {(each.signal, each.tier) for each in whole.assess(text).findings}


@pytest.mark.parametrize("broken", ["missing", "changed", "no encoder"])
def test_without_the_layer_rules_serve_and_say_so(whole: Screen, tmp_path: Path, broken: str) -> None:
    (tmp_path / "data").symlink_to(PROJECT / "data")
    (tmp_path / "models").mkdir()
    for path in (layer_path(PROJECT), encoder_path(PROJECT / "models")):
        for file in (path, sum_file(path)):
            (tmp_path / "models" / file.name).write_bytes(file.read_bytes())
    layer = layer_path(tmp_path)
    if broken == "missing":
        layer.unlink()
    elif broken == "changed":
        layer.write_bytes(layer.read_bytes()[:-1] + b"\0\0")
    else:
        encoder_path(tmp_path / "models").unlink()
    screen = open_screen(tmp_path)
    assert "newleaf train" in screen.layers["learned"]
    assert screen.assess("he choked me yesterday").tier is Tier.ACUTE


class BrokenEncoder:
    """Fails as a library out of memory would."""

    name = encoder_path(PROJECT / "models").name

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        raise RuntimeError(f"cannot allocate for {texts}")

    def read(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        raise RuntimeError(f"cannot allocate for {text}")


def test_a_layer_that_fails_later_leaves_the_rules_and_no_words(
    whole: Screen, caplog: pytest.LogCaptureFixture
) -> None:
    screen = Screen.load(FOLDER)
    screen.use(Suspicion.load(FOLDER, layer_path(PROJECT).read_bytes(), BrokenEncoder()))
    assert screen.assess("he choked me and I just lie there until it's over").tier is Tier.ACUTE
    assert "RuntimeError" in screen.layers["learned"]
    assert "choked" not in caplog.text and "lie there" not in caplog.text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("despair.yml", "signal: despair\nabout: x\nacute: |\n  a\nconcren: |\n  b\n", r"despair\.yml:5"),
        ("despair.yml", "signal: minor\nabout: x\nacute: |\n  a\n", r"despair\.yml:1: this file is for despair"),
        ("benign.yml", "about: x\nfigures: [a]\n", r"benign\.yml:2"),
    ],
)
def test_a_broken_file_of_examples_is_named_with_its_line(
    tmp_path: Path, name: str, content: str, says: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(SafetyDataError, match=says):
        load_examples(tmp_path)


def test_a_text_cannot_mean_two_things(tmp_path: Path) -> None:
    (tmp_path / "benign.yml").write_text("about: x\nfigures: |\n  Enough of this\n", encoding="utf-8")
    (tmp_path / "despair.yml").write_text(
        "signal: despair\nabout: x\nacute: |\n  enough of  this\n", encoding="utf-8"
    )
    with pytest.raises(SafetyDataError, match="another meaning"):
        load_examples(tmp_path)


def test_the_projects_own_examples_are_in_order() -> None:
    found = load_examples(FOLDER / "examples")
    assert {example.signal for example in found} == {*Signal, None}
