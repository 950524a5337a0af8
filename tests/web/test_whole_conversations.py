"""Conversations of six to ten turns, against a real server: what was disclosed counts for the rest of them."""

from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.utils.io import read_yaml_file

from newleaf.content import read_answers
from newleaf.content.help_texts import read_help_texts
from newleaf.content.phrases import read_phrases
from tests.conftest import PROJECT

Turn = dict[str, Any]
CONVERSATIONS = read_yaml_file(PROJECT / "tests" / "web" / "conversations" / "signals.yml")
HELP = read_help_texts(PROJECT / "content" / "help")
ANSWERS = read_answers(PROJECT / "content" / "answers")
RESPONSES = read_yaml_file(PROJECT / "domain.yml")["responses"]
PHRASES = read_phrases(PROJECT / "content" / "phrases.yml").model_dump()


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[each["name"] for each in CONVERSATIONS])
def test_a_whole_conversation(say: Callable[..., list[dict]], conversation: dict[str, Any]) -> None:
    before: set[str] = set()
    for number, turn in enumerate(conversation["turns"], 1):
        messages = say(turn.get("say"), turn.get("tap"))
        texts = [message["text"] for message in messages]
        place = f"turn {number}, {turn}: {texts}"
        for check, wanted in turn.items():
            if check not in ("say", "tap", "kind"):
                assert CHECKS[check](messages, wanted, turn), f"{check} failed in {place}"
        assert len(messages) <= MOST and len(set(texts)) == len(texts), f"too many messages, or one twice, in {place}"
        cards = {message["text"] for message in messages if message["kind"] == "help"}
        assert not cards & before, f"the same block twice in {place}"
        before = cards


def _help(messages: list[dict], signal: str, turn: Turn) -> bool:
    first = messages[0]
    texts = HELP[signal].texts
    kinds = [turn["kind"]] if "kind" in turn else texts
    return first["kind"] == "help" and bool(first["services"]) and any(first["text"] in texts[kind] for kind in kinds)


def _says(messages: list[dict], name: str, _: Turn) -> bool:
    wordings = RESPONSES.get(name) or PHRASES[name]
    return any(message["text"] in {each["text"] for each in wordings} for message in messages)


def _line(messages: list[dict], signal: str, _: Turn) -> bool:
    return messages[0]["text"] in HELP[signal].front.open_lines


MOST = 3
"""Help, yes or no, and the country; or a line back to help and an answer."""

CHECKS: dict[str, Callable[[list[dict], Any, Turn], bool]] = {
    "help": _help,
    "says": _says,
    "line": _line,
    "no_line": lambda messages, signal, turn: not _line(messages, signal, turn),
    "calm": lambda messages, _, __: all(message["kind"] == "text" for message in messages),
    "says_kind": lambda messages, kind, _: messages[0]["kind"] == kind,
    "answer": lambda messages, topic, _: messages[-1]["text"] in ANSWERS[topic].parts.values(),
    "alone": lambda messages, topic, _: messages[-1]["text"] in ANSWERS[topic].alone,
    "choice": lambda messages, key, _: any(key == each["key"] for m in messages for each in m.get("choices") or []),
}
