"""Conversations of six to fifteen turns, against a real server: what was disclosed counts for the rest of them."""

from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.utils.io import read_yaml_file

from newleaf.content import Part, Role, read_answers
from newleaf.content.after_help import Section, read_after_help
from newleaf.content.finding_words import read_finding_words
from newleaf.content.help_texts import read_help_texts
from newleaf.content.phrases import read_phrases
from newleaf.directory.check import checked_records as read_records
from newleaf.directory.topics import Topic
from newleaf.safety import Signal
from tests.conftest import PROJECT
from tests.web.guided_checks import GUIDED_CHECKS

Turn = dict[str, Any]
CONVERSATIONS = [
    conversation
    for file in sorted((PROJECT / "tests" / "web" / "conversations").glob("*.yml"))
    for conversation in read_yaml_file(file)
]
HELP = read_help_texts(PROJECT / "content" / "help")
ANSWERS = read_answers(PROJECT / "content" / "answers")
RESPONSES = read_yaml_file(PROJECT / "domain.yml")["responses"]
AFTER = read_after_help(PROJECT / "content" / "after_help.md").texts
FINDING = read_finding_words(PROJECT / "content" / "find_professional.md")
SERVICES = {service.id: service for service in read_records(PROJECT / "data" / "directory").services}
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
    said = [each["text"].partition("{")[0] for each in wordings]  # what stands in braces is filled in
    return any(message["text"] == words or ("{" in each["text"] and message["text"].startswith(words))
               for message in messages for words, each in zip(said, wordings, strict=True))


def _line(messages: list[dict], signal: str, _: Turn) -> bool:
    return messages[0]["text"] in HELP[signal].front.open_lines


def _first(messages: list[dict], topic: str, _: Turn) -> bool:
    return Topic(topic) in SERVICES[messages[0]["services"][0]["id"]].topics


def _below(messages: list[dict], topic: str, _: Turn) -> bool:
    return any(Topic(topic) in SERVICES[service["id"]].topics for service in messages[0]["services"][1:])


def _is_written(service: dict[str, Any]) -> bool:
    return any(channel["kind"] in ("sms", "chat") for channel in service["channels"])


def _choices(messages: list[dict]) -> set[str]:
    return {choice["key"] for message in messages for choice in message.get("choices") or []}


def _fits(messages: list[dict], wanted: str, _: Turn) -> bool:
    topic, role = wanted.split("/")
    return messages[-1]["text"] == ANSWERS[topic].parts[Part.ANSWER, Role(role)]


def _finding(messages: list[dict], section: str, _: Turn) -> bool:
    return any(message["text"] in FINDING.texts[section] for message in messages)


def _ways(messages: list[dict], _: bool, __: Turn) -> bool:
    return messages[0]["kind"] == "help" and 2 <= len(messages[0]["services"]) <= 4


def _one_person(messages: list[dict], _: bool, __: Turn) -> bool:
    return messages[-1]["text"] in EXERCISES_FOR_ONE


MOST = 3
"""Help, yes or no, and the country; or a line back to help and an answer."""

EXERCISES = {
    text for answer in ANSWERS.values() for (part, _), text in answer.parts.items() if part in (Part.TRY, Part.ANOTHER)
}
ALONE = {text for answer in ANSWERS.values() for text in answer.alone}
EXERCISES_FOR_ONE = {
    text
    for answer in ANSWERS.values()
    if not answer.alone
    for (part, _), text in answer.parts.items()
    if part in (Part.TRY, Part.ANOTHER)
}

CHECKS: dict[str, Callable[[list[dict], Any, Turn], bool]] = {
    "help": _help,
    "says": _says,
    "says_one_of": lambda messages, names, turn: any(_says(messages, name, turn) for name in names),
    "says_first": lambda messages, name, turn: _says(messages[:1], name, turn),
    "line": _line,
    "no_line": lambda messages, signal, turn: not _line(messages, signal, turn),
    "after": lambda messages, section, _: (
        messages[0]["kind"] == "help" and messages[0]["text"] in AFTER[Section(section)]
    ),
    "written_first": lambda messages, at, _: _is_written(messages[0]["services"][at]),
    "calm": lambda messages, _, __: all(message["kind"] == "text" for message in messages),
    "says_kind": lambda messages, kind, _: messages[0]["kind"] == kind,
    "first": _first,
    "below": _below,
    "answer": lambda messages, topic, _: messages[-1]["text"] in ANSWERS[topic].parts.values(),
    "fits": _fits,
    "in_language": lambda messages, code, _: messages[0].get("language") == code,
    "unfaithful": lambda messages, topic, _: messages[-1]["text"] == ANSWERS[topic].parts[Part.TRY, Role.UNFAITHFUL],
    "alone": lambda messages, topic, _: messages[-1]["text"] in ANSWERS[topic].alone,
    "did_harm": lambda messages, topic, _: messages[-1]["text"] in ANSWERS[topic].did_harm,
    "exercise": lambda messages, _, __: messages[-1]["text"] in EXERCISES,
    "one_person": _one_person,
    "alone_or_one": lambda messages, _, __: messages[-1]["text"] in ALONE | EXERCISES_FOR_ONE,
    "finding": _finding,
    "ways": _ways,
    "choice": lambda messages, key, _: key in _choices(messages),
    **GUIDED_CHECKS,
    "no_choice": lambda messages, key, _: key not in _choices(messages),
}


def test_every_conversation_is_of_six_to_fifteen_turns_and_checks_each() -> None:
    for conversation in CONVERSATIONS:
        assert 6 <= len(conversation["turns"]) <= 15, conversation["name"]
        for turn in conversation["turns"]:
            assert set(turn) & set(CHECKS), turn


def test_every_signal_has_a_conversation() -> None:
    turns = [turn for conversation in CONVERSATIONS for turn in conversation["turns"]]
    assert {turn["help"] for turn in turns if "help" in turn} == set(Signal)
