"""A small exercise that stands in for the server's, so that the widget's part can be looked at alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Route

from tests.widget.conftest import Visitor

TITLE = "Looking at each other"
TEXTS = (
    "Sit where you can see each other's eyes. There is nothing to achieve.",
    "Look at each other, or at each other's hands if that is easier. Stop whenever you like.",
    "What would you like to say about it? Write it, or choose.",
)
NEXT = {"key": "step:next", "label": "Next"}
SUMMARY = {
    "title": "What you noticed",
    "sections": [
        {"heading": "What you named", "lines": ["It was quiet.", "We laughed once."]},
        {"heading": "One next step", "lines": ["Again on Sunday."]},
    ],
}


@dataclass
class Exercise:
    """Three steps: one to read, one with a timer, one for the visitor's own words; then a summary."""

    seconds: int = 60
    at: int = 0
    """The step it is at, from 0; 3 when it is over."""
    asked: list[dict[str, str]] = field(default_factory=list)
    """What was sent."""

    def play(self, visitor: Visitor) -> "Exercise":
        """Answer every message of this visitor from now on."""
        visitor.page.route("**/v1/messages", self.answer)
        return self

    def answer(self, route: Route) -> None:
        """One turn."""
        turn = route.request.post_data_json
        self.asked.append(turn)
        route.fulfill(json={"messages": [self._reply(turn.get("choice") or turn["text"])]})

    def _reply(self, said: str) -> dict[str, Any]:
        moves: dict[str, Callable[[], dict[str, Any]]] = {
            "exercises": lambda: message("Here is what we can try.", choices=[choice("exercise:eye_contact", TITLE)]),
            "step:pause": lambda: self._step(
                "A pause. You can go on here.", [choice("step:resume", "Go on")], pause=None
            ),
            "step:stop": lambda: message("You stopped when you wanted to. That is exactly right."),
        }
        if said in moves:
            return moves[said]()
        if said.startswith("exercise:"):
            self.at = 0
        elif said != "step:resume":
            self.at += -1 if said == "step:back" else 1
        if self.at == len(TEXTS):
            return message("That is all. Thank you for being careful with each other.", summary=SUMMARY)
        return self._step(TEXTS[self.at], [NEXT])

    def _step(self, text: str, choices: list[dict[str, str]], pause: str | None = "step:pause") -> dict[str, Any]:
        guided = {
            "exercise": "eye_contact",
            "title": TITLE,
            "step": self.at + 1,
            "of": len(TEXTS),
            "back": "step:back" if self.at else None,
            "skip": "step:skip",
            "pause": pause,
            "stop": "step:stop",
            "timer": {"seconds": self.seconds, "label": "One minute"} if self.at == 1 and pause else None,
            "own_words": {"label": "In your own words", "most": 60} if self.at == 2 else None,
        }
        return message(text, choices=choices, guided=guided)


def choice(key: str, label: str) -> dict[str, str]:
    """As the server offers it."""
    return {"key": key, "label": label}


def message(text: str, **more: Any) -> dict[str, Any]:
    """As the server says it."""
    return {"kind": "text", "text": text, **more}
