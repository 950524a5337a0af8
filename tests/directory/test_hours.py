"""Opening hours are understood, said in words, and known to be open or closed at a moment."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.directory import Audience, Channel, ChannelKind, Reach, Service, Topic, Trust, openness
from newleaf.directory.hours import DAYS, checked_hours, in_words, rules_of
from newleaf.directory.openness import hours_in_words, timetable

PHONE = (Channel(ChannelKind.PHONE, "116123", "116 123"),)
PAGE = (Channel(ChannelKind.WEB, "https://example.org/", "example.org"),)


def line(hours: str | None, timezone: str | None = "Europe/London", country: str = "GB", **changes) -> Service:
    fields = {"channels": PHONE, "audience": Audience.ANYONE, "languages": ("en",), "cost": None} | changes
    return Service(
        id="line", country=country, name="A line", purpose="for a test", topics=frozenset({Topic.SUICIDE_CRISIS}),
        hours=hours, timezone=timezone, trust=Trust.SINGLE, verified_on=None, position=0, **fields,
    )  # fmt: skip


def at(text: str, zone: str = "Europe/London") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("24/7", "24 hours a day, every day"),
        ("Mo-Fr 09:00-17:00", "Monday to Friday, 09:00 to 17:00"),
        ("10:00-22:00", "Every day, 10:00 to 22:00"),
        ("Mo-Su 22:00-06:00", "Every day, 22:00 to 06:00"),
        ("Mo-Fr 18:00-24:00", "Monday to Friday, 18:00 to midnight"),
        (
            "Mo-Fr 09:00-17:00; Sa 10:00-14:00; PH off",
            "Monday to Friday, 09:00 to 17:00; Saturday, 10:00 to 14:00; closed on public holidays",
        ),
        ("Mo,We,Fr 09:00-12:00,14:00-17:00", "Monday, Wednesday and Friday, 09:00 to 12:00 and 14:00 to 17:00"),
        ("Mo-Th 09:00-21:00; Sa-Su,PH 00:00-24:00",
         "Monday to Thursday, 09:00 to 21:00; Saturday to Sunday and public holidays, all day"),
    ],
)  # fmt: skip
def test_hours_are_said_in_words(hours: str, words: str) -> None:
    assert in_words(checked_hours(hours)) == words


@pytest.mark.parametrize(
    "wrong",
    [
        "", "always", "Mo-Fr", "Mo-Fr 9-17", "Mo-Fr 09:00-25:00", "Mo-Fr 09:00-17:60", "24:00-06:00", "Mo 09:00-09:00",
        "Mo-Fr 09:00-12:00; Mo-Fr 14:00-17:00", "Montag 09:00-17:00", "sunrise-sunset", "Mo-Fr 09:00-17:00;", "PH",
        "Jan-Mar 09:00-17:00", "Mo-Fr 09:00-17:00 || off",
    ],
)  # fmt: skip
def test_what_cannot_be_said_in_words_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        checked_hours(wrong)


BERLIN, KOLKATA = ("Europe/Berlin", "DE"), ("Asia/Kolkata", "IN")
NEW_YORK = line("Mo-Su 10:00-22:00", "America/New_York", "US")


@pytest.mark.parametrize(
    ("service", "now", "reach", "words"),
    [
        (line("24/7", None), at("2026-11-25T03:00"), Reach.OPEN, "24 hours a day, every day"),
        (line(None, None), at("2026-11-25T12:00"), Reach.PERHAPS, "Hours not known; if nobody answers, call the"),
        (line(None, None, channels=PAGE), at("2026-11-25T12:00"), Reach.WEBSITE, "Website, any time"),
        (line("Mo-Fr 10:00-22:00"), at("2026-11-25T12:00"), Reach.OPEN, "Open now, until 22:00. Monday to Friday"),
        (line("Mo-Fr 10:00-22:00"), at("2026-11-25T21:52"), Reach.PERHAPS, "Open now, until 22:00. Monday to Friday"),
        (line("Mo-Fr 10:00-22:00"), at("2026-11-25T22:00"), Reach.CLOSED, "Closed now, opens tomorrow at 10:00."),
        (line("Mo-Fr 10:00-22:00"), at("2026-11-25T08:00"), Reach.CLOSED, "Closed now, opens today at 10:00."),
        (line("Mo-Fr 10:00-22:00"), at("2026-11-27T23:00"), Reach.CLOSED, "Closed now, opens on Monday at 10:00."),
        (line("Mo-Su 22:00-06:00"), at("2026-11-25T23:00"), Reach.OPEN, "Open now, until 06:00."),
        (line("Mo-Su 22:00-06:00"), at("2026-11-26T02:00"), Reach.OPEN, "Open now, until 06:00."),
        (line("Fr 22:00-06:00"), at("2026-11-28T02:00"), Reach.OPEN, "Open now, until 06:00."),
        (line("Mo-Su 18:00-24:00"), at("2026-11-25T20:00"), Reach.OPEN, "Open now, until midnight."),
        (line("Mo-Fr 00:00-24:00"), at("2026-11-25T20:00"), Reach.OPEN, "Open now, until Saturday, 00:00."),
        # 15:00 in London is 10:00 in New York.
        (NEW_YORK, at("2026-11-25T15:00"), Reach.OPEN, "Open now, until 22:00"),
        (NEW_YORK, at("2026-11-25T14:59"), Reach.CLOSED, "Closed now, opens"),
        # Between the changes of the clocks the distance is an hour less.
        (NEW_YORK, at("2026-10-28T14:00"), Reach.OPEN, "Open now, until 22:00"),
        (line("Mo-Fr 09:00-17:00; PH off"), at("2026-12-25T12:00"), Reach.CLOSED, "Closed now, opens on Tuesday"),
        (line("Mo-Fr 09:00-17:00"), at("2026-12-25T12:00"), Reach.PERHAPS, "Usually open now, until 17:00, but"),
        (line("Mo-Fr 09:00-17:00", *BERLIN), at("2026-10-03T12:00", BERLIN[0]), Reach.CLOSED, "Closed"),
        (line("Mo-Sa 09:00-17:00", *BERLIN), at("2026-10-03T12:00", BERLIN[0]), Reach.PERHAPS, "Usual"),
        # The library has no calendar of Indian holidays: then no day is one.
        (line("Mo-Fr 09:00-17:00; PH off", *KOLKATA), at("2026-01-26T12:00", KOLKATA[0]), Reach.OPEN, "Op"),
    ],
)  # fmt: skip
def test_a_moment_is_judged_in_the_time_of_the_service(
    service: Service, now: datetime, reach: Reach, words: str
) -> None:
    assert openness(service, now).reach is reach
    assert hours_in_words(service, now).startswith(words)


@pytest.mark.parametrize(
    ("hours", "now", "open_now"),
    [
        ("24/7", "2026-11-25T03:00", True),
        ("Mo-Fr 10:00-22:00", "2026-11-25T12:00", True),
        ("Mo-Fr 10:00-22:00", "2026-11-25T21:55", True),
        ("Mo-Fr 10:00-22:00", "2026-11-25T23:00", False),
        ("Mo-Fr 10:00-22:00", "2026-12-25T12:00", None),
        (None, "2026-11-25T12:00", None),
    ],
)
def test_open_now_is_true_or_false_only_where_it_is_known(hours: str | None, now: str, open_now: bool | None) -> None:
    assert line(hours).to_dict(at(now))["open_now"] is open_now


def test_the_time_zone_is_named_and_a_note_follows() -> None:
    assert timetable(line("Mo-Fr 09:00-17:00", "Europe/Berlin")) == (
        "Monday to Friday, 09:00 to 17:00 (Central European time)"
    )
    assert timetable(line("Mo-Fr 09:00-17:00", "America/Guayaquil")).endswith("(Guayaquil time)")
    assert timetable(line("24/7", None, hours_note="Chat from noon")) == "24 hours a day, every day. Chat from noon"
    assert timetable(line(None, None, hours_note="In the daytime")) == "In the daytime"


DAY = st.sampled_from(list(DAYS))
TIME = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda time: f"{time[0]:02}:{time[1]:02}")


@given(DAY, DAY, TIME, TIME, st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))
def test_what_is_accepted_can_be_evaluated_and_said(
    first: str, last: str, start: str, end: str, when: datetime
) -> None:
    hours = f"{first}-{last} {start}-{end}"
    if start == end:
        with pytest.raises(ValueError):
            checked_hours(hours)
        return
    service = line(checked_hours(hours))
    now = when.replace(tzinfo=ZoneInfo("Europe/London"))
    said = hours_in_words(service, now)
    assert said.startswith(("Open now", "Closed now", "Usually open now"))
    inside = {day for rule in rules_of(hours) for day in rule.days}
    if start < end and list(DAYS)[now.weekday()] not in inside:
        assert openness(service, now).reach is Reach.CLOSED
