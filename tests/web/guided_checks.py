"""What a turn of a guided exercise must be, for the scripted conversations."""

from typing import Any

from newleaf.content.exercises import (
    GATE,
    HELD,
    HELD_AGAIN,
    HELD_PRESSING,
    NOT_YET,
    REFUSED,
    REFUSED_AGAIN,
    STOPPED,
    WORDS,
    Exercise,
    read_exercises,
)  # fmt: skip
from newleaf.content.phrases import read_phrases
from tests.conftest import PROJECT

Message = dict[str, Any]
EXERCISES = read_exercises(PROJECT / "content" / "exercises")
PHRASES = read_phrases(PROJECT / "content" / "phrases.yml").model_dump()


def step(messages: list[Message], wanted: str, _: dict[str, Any]) -> bool:
    """`exercise/step`: its text, or a variant's, is said last, and its controls and choices are there."""
    name, of = wanted.split("/")
    last = messages[-1]
    guided = last["guided"]
    fits = guided and guided["exercise"] == name and last["text"].endswith(tuple(_texts(EXERCISES[name], of)))
    keys = [choice["key"] for choice in last["choices"] or []]
    own = [key for key in keys if key.startswith("step:")]
    return bool(
        fits
        and own
        and all(key.startswith(f"step:{of}.") for key in own)
        and guided["stop"] == "step:stop"
        and guided["pause"] == "step:pause"
        and 1 <= guided["step"] <= guided["of"]
        and (guided["back"] is None) == (guided["step"] == 1)
    )


def again(messages: list[Message], wanted: str, _: dict[str, Any]) -> bool:
    """`exercise/step`: the step is still open, and what was said to it was not understood."""
    name, of = wanted.split("/")
    last = messages[-1]
    kind = last["text"] in {each["text"] for each in PHRASES["exercise_unclear"]}
    return kind and last["guided"]["exercise"] == name and f"step:{of}." in str(last["choices"])


def keeps(messages: list[Message], wanted: str, _: dict[str, Any]) -> bool:
    """`exercise/step`: the step is still open, after the words that it has for how it feels."""
    name, of = wanted.split("/")
    last, takes = messages[-1], EXERCISES[name].step(of).takes
    return takes is not None and last["text"] == takes.reply and f"step:{of}." in str(last["choices"])


def nothing_named(messages: list[Message], name: str, _: dict[str, Any]) -> bool:
    """The exercise is over, with the words for where nothing was named."""
    return messages[-1]["text"] == EXERCISES[name].texts["End, nothing"]


def led(messages: list[Message], name: str, _: dict[str, Any]) -> bool:
    """The last message begins with this phrase."""
    return any(messages[-1]["text"].startswith(each["text"].partition("{")[0]) for each in PHRASES[name])


def ended(messages: list[Message], name: str, _: dict[str, Any]) -> bool:
    """The exercise is over, with its last words."""
    last = messages[-1]
    return last["guided"] is None and last["text"].endswith(tuple(_texts(EXERCISES[name], "End")))


def stopped(messages: list[Message], name: str, _: dict[str, Any]) -> bool:
    """The exercise is over because somebody said stop, and they are praised."""
    usual = {each["text"] for each in PHRASES["exercise_stopped"]}
    return messages[-1]["guided"] is None and messages[-1]["text"] in {*_texts(EXERCISES[name], STOPPED), *usual}


def refused(messages: list[Message], _: bool, __: dict[str, Any]) -> bool:
    """Kindly, with the reason, help lines first, and nothing for two."""
    last, gate = messages[-1], EXERCISES[GATE].texts
    keys = [choice["key"] for choice in last["choices"]]
    for_two = {f"exercise:{name}" for name, each in EXERCISES.items() if each.front.where_fear is None}
    return last["text"] in (gate[REFUSED], gate[REFUSED_AGAIN]) and keys[0] == "ask_help" and not for_two & set(keys)


def not_yet(messages: list[Message], answer: str, _: dict[str, Any]) -> bool:
    """The gate stays closed after this answer; what one can do alone, and lines, are there."""
    last = messages[-1]
    keys = {choice["key"] for choice in last["choices"]}
    return last["text"] == EXERCISES[GATE].texts[NOT_YET[answer]] and {"exercise:trigger", "ask_help"} <= keys


def held(messages: list[Message], why: str, _: dict[str, Any]) -> bool:
    """Own words were not built: `touch`, `watching`, `control` or `again`, and the step is still open, with a way back;
    `pressing`, with lines and nothing for two."""
    last, texts = messages[-1], EXERCISES[WORDS].texts
    keys = [choice["key"] for choice in last["choices"]]
    if why != "pressing":
        open_still = last["guided"] and last["guided"]["own_words"] and keys == ["step:own_words.next", "step:back"]
        return last["text"] == texts[HELD_AGAIN if why == "again" else HELD[why]] and open_still
    for_two = {f"exercise:{name}" for name, each in EXERCISES.items() if each.front.where_fear is None}
    closed = last["guided"] is None and not for_two & set(keys)
    return last["text"] == texts[HELD_PRESSING] and keys[0] == "ask_help" and closed


def sheet(messages: list[Message], lines: list[str], _: dict[str, Any]) -> bool:
    """The last message has a summary, with every part filled and these lines in it."""
    made = messages[-1]["summary"]
    found = [line for part in made["sections"] for line in part["lines"]]
    return bool(made["title"]) and all(part["lines"] for part in made["sections"]) and set(lines) <= set(found)


def words(messages: list[Message], said: str, _: dict[str, Any]) -> bool:
    """The sentences stand in the first message in three tones, each with this in it."""
    text = messages[0]["text"]
    return all(f"{tone}:\n" in text for tone in ("Gentle", "Plain", "Firm")) and text.count(said) == 3


def timer(messages: list[Message], seconds: int, _: dict[str, Any]) -> bool:
    """The step has a timer of so many seconds; 0: it has none."""
    found = messages[-1]["guided"]["timer"]
    return (found is None) if seconds == 0 else found["seconds"] == seconds and bool(found["label"])


def own_words(messages: list[Message], _: bool, __: dict[str, Any]) -> bool:
    """The step takes own words, and says that they are not kept."""
    found = messages[-1]["guided"]["own_words"]
    return bool(found and found["label"] and found["most"]) and "not kept" in messages[-1]["text"] + found["label"]


def skips(messages: list[Message], can: bool, _: dict[str, Any]) -> bool:
    """Whether the step can be left out."""
    return messages[-1]["guided"]["skip"] == ("step:skip" if can else None)


def no_guided(messages: list[Message], _: bool, __: dict[str, Any]) -> bool:
    """Nothing of an exercise is said."""
    return all(message.get("guided") is None for message in messages)


def marked(messages: list[Message], _: bool, __: dict[str, Any]) -> bool:
    """Each exercise of the menu is marked with whom it is for."""
    starts = [each["label"] for each in messages[-1]["choices"] if each["key"].startswith("exercise:")]
    return bool(starts) and all(label.endswith(("(for two)", "(for one)", "(one or two)")) for label in starts)


def _texts(exercise: Exercise, section: str) -> list[str]:
    own = [text for heading, text in exercise.texts.items() if heading.split(",")[0] == section]
    return own or ["\0"]


GUIDED_CHECKS = {
    check.__name__: check
    for check in (
        step, again, led, ended, stopped, refused, not_yet, held, sheet, words, timer, own_words, skips,
        no_guided, marked, keeps, nothing_named,
    )
}  # fmt: skip
