"""Offers a message's second topic as the first of the topics that an answer leads on to."""

from collections.abc import Iterable, Mapping
from typing import Any

Button = dict[str, Any]


def titles(responses: Mapping[str, list[dict[str, Any]]]) -> dict[str, str]:
    """The words of every button that leads to a topic, by its payload."""
    buttons = (button for variations in responses.values() for each in variations for button in each.get("buttons", []))
    return {button["payload"]: button["title"] for button in buttons if _leads_to_topic(button)}


def offered(buttons: Iterable[Button], payload: str, title: str) -> list[Button]:
    """Buttons with one more for what may have been asked beside, before the other topics; none twice."""
    second = {"title": f"Also: {title}", "payload": payload}
    others = [each for each in buttons if each["payload"] != second["payload"]]
    place = next((at for at, each in enumerate(others) if _leads_to_topic(each)), len(others))
    return [*others[:place], second, *others[place:]]


def _leads_to_topic(button: Button) -> bool:
    return button["payload"].startswith("/faq_") and "{" not in button["payload"]
