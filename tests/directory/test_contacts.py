"""What looks like a phone number or a help link, and is not in the directory, is found and replaced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newleaf.directory import Contacts, Snapshot


@pytest.fixture(scope="module")
def contacts(snapshot: Snapshot) -> Contacts:
    return Contacts(snapshot)


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("Call 1-800-273-8255 now.", "1-800-273-8255"),
        ("You can ring 020 7946 0000, any time", "020 7946 0000"),
        ("(555) 123-4567 is open", "(555) 123-4567"),
        ("+44 20 7946 0000", "+44 20 7946 0000"),
        ("Dial 555 when you are scared.", "555"),
        ("text HELP to 12345", "12345"),
        ("please call them at 4141", "4141"),
        ("Llama al 017 ahora", "017"),
        ("see https://example.org/help.", "https://example.org/help"),
        ("see www.example.org/help", "www.example.org/help"),
        ("go to example.com", "example.com"),
        ("tap tel:5551234", "tel:5551234"),
    ],
)
def test_a_stranger_is_found_and_the_way_to_the_directory_takes_its_place(
    contacts: Contacts, text: str, stranger: str
) -> None:
    assert [found.text for found in contacts.strangers(text)] == [stranger]
    cleaned, found = contacts.without_strangers(text)
    assert stranger not in cleaned and "help page" in cleaned and len(found) == 1
    assert not list(contacts.strangers(cleaned))


@pytest.mark.parametrize(
    "text",
    [
        "Call 988 or 1-800-799-7233, or 116 123.",
        "Text HOME to 741741.",
        "The website is thehotline.org, or https://www.thehotline.org/.",
        "Wait 24 hours, then 100 days. In 2019 or 2019-2021 many did so. Checked on 2026-11-24.",
        "Set a timer for 10-15 minutes, then 3 x 20 breaths. About 1,000 people, 4.5 of 5, 50/50.",
        "1. Breathe. 2. Look round. 3. Name 5 things, 4 sounds, 3 smells.",
        "Breathe in for 4, hold 7, out for 8: 4-7-8.",
        "Call a friend. 200 people did.",
        "Say it e.g. at night, i.e. before sleep.",
    ],
)
def test_what_is_in_the_directory_or_no_contact_at_all_is_left_alone(contacts: Contacts, text: str) -> None:
    assert contacts.without_strangers(text) == (text, [])


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    contacts = Contacts(Snapshot([], []))
    cleaned, found = contacts.without_strangers(text)
    assert bool(found) == (cleaned != text)


@given(st.from_regex(r"[2-9]\d{2}[ -]?[2-9]\d{2}[ -]?\d{4}", fullmatch=True))
def test_no_number_gets_past_an_empty_directory(number: str) -> None:
    assert number not in Contacts(Snapshot([], [])).without_strangers(f"You can reach them at {number}.")[0]
