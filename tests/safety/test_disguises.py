"""What is written so that it is not found is found like the plain words, and evidence points into what was sent."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newleaf.safety import Screen, Signal, Tier
from newleaf.safety.normalise import as_shown, fold

PHRASES = [
    ("i want to kill myself tonight", Signal.SUICIDE_SELF_HARM),
    ("i feel suicidal again", Signal.SUICIDE_SELF_HARM),
    ("everyone would be better off if i was dead", Signal.SUICIDE_SELF_HARM),
    ("my husband strangled me", Signal.PARTNER_VIOLENCE),
    ("she threatened to kill me", Signal.PARTNER_VIOLENCE),
    ("he raped me last night", Signal.SEXUAL_COERCION),
    ("i am going to murder him", Signal.HARM_TO_OTHERS),
    ("i feel hopeless and worthless", Signal.DESPAIR),
]
LOOKALIKES = {
    "a": "аɑ𝒂ａ",
    "e": "еｅ𝐞ё",
    "i": "іıｉ𝕚",
    "o": "оο𝗼ø",
    "s": "ѕꜱｓ",
    "l": "ӏʟⓛ",
    "m": "мᴍ🅼",
    "k": "кᴋ🇰",
    "t": "тτ⒯",
}
INVISIBLE = "\u200b\u200d\u2060\u00ad\u202e\u0301\u0336\ufe0f\u3164"
LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "l": "1|"}


def looking_alike(text: str, draw: st.DrawFn) -> str:
    return "".join(draw(st.sampled_from(letter + LOOKALIKES.get(letter, letter))) for letter in text)


def with_invisible(text: str, draw: st.DrawFn) -> str:
    return "".join(letter + draw(st.sampled_from(["", *INVISIBLE])) for letter in text)


def spelled_out(text: str, draw: st.DrawFn) -> str:
    between = draw(st.sampled_from([" ", ".", "-", "*", "_", " . "]))
    return between.join(text.replace(" ", ""))


def capitals(text: str, draw: st.DrawFn) -> str:
    return "".join(draw(st.sampled_from([letter, letter.upper()])) for letter in text)


def stretched(text: str, draw: st.DrawFn) -> str:
    word = draw(st.sampled_from([word for word in text.split() if len(word) > 3]))
    return text.replace(word, word[:-1] + word[-1] * draw(st.integers(3, 8)))


def leet(text: str, draw: st.DrawFn) -> str:
    """Inside words only: a whole word in digits and signs is a number."""
    words = []
    for word in text.split():
        inner = "".join(draw(st.sampled_from(letter + LEET.get(letter, letter))) for letter in word[1:-1])
        words.append(word[0] + inner + word[-1] if len(word) > 2 else word)
    return " ".join(words)


def starred(text: str, draw: st.DrawFn) -> str:
    word = next(word for word in text.split() if word in STARRED)
    place = draw(st.integers(1, len(word) - 2))
    return text.replace(word, word[:place] + draw(st.sampled_from("*#")) + word[place + 1 :])


def dotted(text: str, draw: st.DrawFn) -> str:
    word = next(word for word in text.split() if word in STARRED)
    place = draw(st.integers(1, len(word) - 1))
    return text.replace(word, word[:place] + draw(st.sampled_from(".-_")) + word[place:])


STARRED = {"kill", "suicidal", "dead", "strangled", "threatened", "raped", "murder", "hopeless"}
DISGUISES = [looking_alike, with_invisible, spelled_out, capitals, stretched, leet, starred, dotted]


@settings(max_examples=400, deadline=None)
@given(phrase=st.sampled_from(PHRASES), disguise=st.sampled_from(DISGUISES), data=st.data())
def test_a_disguised_phrase_is_found_like_the_plain_one(screen: Screen, phrase, disguise, data) -> None:
    plain, signal = phrase
    written = data.draw(st.composite(lambda draw: disguise(plain, draw))())
    found = screen.assess(written)
    assert signal in {finding.signal for finding in found.findings}, written
    for finding in found.findings:
        for each in finding.evidence:
            assert written[each.start : each.end] == each.text


@pytest.mark.parametrize(
    "text",
    ["su!c!de tonight", "iwanttodie", "#KillMyself", "i feel sui cidal", "pleeease kiiill meee", "i.want.to.die",
     "ᴋɪʟʟ ᴍʏꜱᴇʟꜰ", "kms", "might unalive myself", "thinking of catching the bus", "want to log off life",
     "commit toaster bath", "k*ll mys3lf", "wanna dıe", "i want to 💀 tonight"],
)  # fmt: skip
def test_slang_and_disguise_for_suicide_are_found(screen: Screen, text: str) -> None:
    assert screen.assess(text).signal is Signal.SUICIDE_SELF_HARM


@pytest.mark.parametrize(
    "text",
    ["my therapist and I talk together", "touch is sacred to me", "a violet dress", "I feel strange", "😂💀", "💊",
     "A.B. and C.D. are our initials", "www.example.com is down", "f*** this, we need a talk", "2 * 3 * 4", "x_y_z"],
)  # fmt: skip
def test_what_only_resembles_a_disguise_is_left(screen: Screen, text: str) -> None:
    assert not screen.assess(text).findings


@given(st.text(max_size=400))
def test_folding_keeps_the_place_of_every_letter(text: str) -> None:
    folded, origin = fold(text)
    assert len(folded) == len(origin)
    assert list(origin) == sorted(origin)
    assert all(0 <= place < len(text) for place in origin)


ODD = {
    "combining marks": "k" + "\u0301" * 100_000,
    "one letter": "a" * 100_000,
    "nested quotes": "\"'“”«»" * 15_000,
    "sentence marks": "?!.;" * 25_000,
    "spelled out": "k i l l " * 12_000,
    "dots": "a.b-c_" * 16_000,
    "stars": "k*l*" * 25_000,
    "emoji": "🔪💀" * 40_000,
    "brackets": "([16f" * 20_000,
    "over and done with": "i was suicidal. i am better now. " * 3_000,
    # Mixed, so that an eighth of it costs an eighth: letters of some scripts take longer to fold than those of others.
    "every letter there is": "".join(chr(at) for first in range(8) for at in range(0xA0 + first, 0xD800, 8)),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_time_grows_no_faster_than_the_text(screen: Screen, text: str) -> None:
    def seconds(part: str) -> float:
        started = time.perf_counter()
        screen.assess(part)
        return time.perf_counter() - started

    screen.assess(text[:1000])
    # The best of two, since a busy machine stands still now and then.
    eighth, whole = (min(seconds(part) for _ in range(2)) for part in (text[: len(text) // 8], text))
    # Eight times the text may cost eight times the time, with room for a busy machine; quadratic would be 64.
    assert whole < 32 * eighth + 0.2


@pytest.mark.parametrize(
    ("message", "evidence"),
    [
        ("\u202eeid ot tnaw I", "eid ot tnaw"),
        ("it is late. \u202eeid ot tnaw I\u202c ok?", "eid ot tnaw"),
        ("I want\u202e to die", "want\u202e to die"),
    ],
)
def test_what_a_screen_shows_back_to_front_is_read_as_shown(screen: Screen, message: str, evidence: str) -> None:
    found = screen.assess(message)
    assert (found.tier, found.signal) == (Tier.ACUTE, Signal.SUICIDE_SELF_HARM)
    [finding] = found.findings
    assert finding.evidence[0].text == message[finding.evidence[0].start : finding.evidence[0].end] == evidence


def test_arabic_runs_from_right_to_left_anyway() -> None:
    assert as_shown("\u202eأريد أن أموت")[0] == "\u202eأريد أن أموت"
