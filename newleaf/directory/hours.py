"""Opening hours: written as OpenStreetMap writes them, read out as words, known to be open or closed at a moment.

A subset of the opening_hours syntax, so that every specification can also be said in words: "24/7", or rules of days
and times such as "Mo-Fr 09:00-17:00; Sa 10:00-14:00; PH off". opening-hours-py knows what is open when, with nights,
time zones and each country's public holidays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ALWAYS = "24/7"
PUBLIC_HOLIDAY = "PH"
DAYS = {
    "Mo": "Monday",
    "Tu": "Tuesday",
    "We": "Wednesday",
    "Th": "Thursday",
    "Fr": "Friday",
    "Sa": "Saturday",
    "Su": "Sunday",
}
_NAMES = tuple(DAYS)
_DAY = "|".join(_NAMES)
_RULE = re.compile(
    rf"(?:(?P<days>(?:{_DAY}|PH)(?:-(?:{_DAY}))?(?:,(?:{_DAY}|PH)(?:-(?:{_DAY}))?)*) )?"
    r"(?P<times>off|\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)"
)
EXAMPLE = '"24/7", or like "Mo-Fr 09:00-17:00; Sa 10:00-14:00; PH off"'


@dataclass(frozen=True, slots=True)
class Rule:
    """The times of some days. `spans` empty: closed. `days` are two letters, or PH for public holidays."""

    ranges: tuple[tuple[str, str], ...]
    spans: tuple[tuple[str, str], ...]

    @property
    def days(self) -> Iterator[str]:
        """Every day that the rule is about."""
        for first, last in self.ranges:
            if first == PUBLIC_HOLIDAY:
                yield first
                continue
            at = _NAMES.index(first)
            for step in range((_NAMES.index(last) - at) % 7 + 1):
                yield _NAMES[(at + step) % 7]


def rules_of(specification: str) -> tuple[Rule, ...]:
    """The rules of a specification other than 24/7. Raises ValueError that says what is wrong."""
    rules = tuple(_rule(part) for part in re.split(r"\s*;\s*", specification.strip()))
    seen: set[str] = set()
    for day in (day for rule in rules for day in rule.days):
        if day in seen:
            raise ValueError(f"{day} stands in two rules, and the last alone would count; write its times in one rule")
        seen.add(day)
    return rules


def checked_hours(specification: str) -> str:
    """The specification, when it can be evaluated and said in words. Raises ValueError."""
    if specification != ALWAYS:
        rules_of(specification)
    return specification


def in_words(specification: str) -> str:
    """For readers: "Monday to Friday, 09:00 to 17:00; closed on public holidays"."""
    if specification == ALWAYS:
        return "24 hours a day, every day"
    text = "; ".join(_rule_in_words(rule) for rule in rules_of(specification))
    return text[0].upper() + text[1:]


def _rule(text: str) -> Rule:
    found = _RULE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a rule of opening hours; write {EXAMPLE}")
    ranges = tuple(_range(part) for part in (found["days"] or "Mo-Su").split(","))
    if found["times"] == "off":
        return Rule(ranges, ())
    return Rule(ranges, tuple(_span(part) for part in found["times"].split(",")))


def _range(text: str) -> tuple[str, str]:
    first, _, last = text.partition("-")
    return first, last or first


def _span(text: str) -> tuple[str, str]:
    start, end = text.split("-")
    for time in (start, end):
        hour, minute = int(time[:2]), int(time[3:])
        if minute > 59 or hour > 24 or (hour == 24 and minute) or (hour == 24 and time == start):
            raise ValueError(f"{time} is not a time of day; hours go from 00:00 to 24:00")
    if start == end:
        raise ValueError(f"{text} begins when it ends; a whole day is 00:00-24:00")
    return start, end


def _rule_in_words(rule: Rule) -> str:
    days = _joined([_range_in_words(each) for each in rule.ranges])
    if not rule.spans:
        return f"closed {days}" if days == "every day" else f"closed on {days}"
    return f"{days}, {_joined([_span_in_words(span) for span in rule.spans])}"


def _range_in_words(days: tuple[str, str]) -> str:
    first, last = days
    if first == PUBLIC_HOLIDAY:
        return "public holidays"
    if (first, last) == ("Mo", "Su"):
        return "every day"
    return DAYS[first] if first == last else f"{DAYS[first]} to {DAYS[last]}"


def _span_in_words(span: tuple[str, str]) -> str:
    start, end = span
    if span == ("00:00", "24:00"):
        return "all day"
    return f"{start} to {'midnight' if end in ('24:00', '00:00') else end}"


def _joined(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
