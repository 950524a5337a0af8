"""The odd inputs of bench/fuzz.py: text of every kind, bodies that are none, choices, tokens."""

import base64
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
MARK = "zq7xkw"
"""Stands in much that is sent, and may never come back."""
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\u115f\u3164\ufe0f\U000e0041\U000e007f"
SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2003\u2028\u2029\u202f\u205f\u3000"
SLASHES = ("/", "//", "\u200b/", " /", "／", "⁄", "∕", "\ufeff/", "\x00/", "\n/")
COMMANDS = ("restart", "session_start", "back", "stop", "distress_minor", "distress_despair", "faq_hope",
            "nlu_fallback", "faq_timing@0.9", 'inform_country{"country": "GB"}', "affirm{", "greet}",
            'deny{"a": [1, {"b": null}]}')
SHAPES = ('{"text": "hello"}', "[]", "null", '{"event": "restart"}', "<script>alert(1)</script>", "{{7*7}}", "${7*7}",
          "%s%n%x", "'; DROP TABLE sessions; --", "../../etc/passwd", "$(id)", "\\u0000", "\\x00", "&lt;&#x41;",
          "(?=a+)+$", "---\na: !!python/object:os.system", "slot{\"gate\": null}", "utter_safe", "{country}",
          "{0.__class__}")  # fmt: skip
BLOCKS = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x6FF), (0x900, 0xDFF), (0xE00, 0x11FF),
          (0x1E00, 0x206F), (0x20D0, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xE000, 0xF8FF),
          (0xFB00, 0xFFFD), (0x10000, 0x107FF), (0x1D400, 0x1D7FF), (0x1F000, 0x1FAFF), (0x20000, 0x2FA1F),
          (0xE0000, 0xE01EF), (0xF0000, 0xF00FF), (0x10FFF0, 0x10FFFF))  # fmt: skip
MARKS = "\u0300\u0301\u0308\u0489\u20dd\u0336\u0338\u1ab0\u3099"


@dataclass(frozen=True, slots=True)
class Input:
    """One request."""

    kind: str
    method: str
    path: str
    body: bytes
    headers: dict[str, str]


def own_phrases() -> list[str]:
    """What the guide is taught people say, and what its screen is tested with."""
    found = []
    for pattern in ("data/nlu/*.yml", "data/safety/*.yml"):
        for path in sorted(PROJECT.glob(pattern)):
            for line in path.read_text(encoding="utf-8").splitlines():
                if match := re.match(r"\s+- \"?([^\"{}\[\]:]{8,200})\"?$", line):
                    found.append(match[1])
    return found


class Inputs:
    """An endless row of inputs, the same for the same random source."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._phrases = own_phrases()
        self._texts: dict[str, tuple[int, Callable[[], str]]] = {
            "phrase": (20, self._phrase),
            "mixed phrases": (12, self._mixed),
            "broken phrase": (14, self._broken),
            "any characters": (10, self._characters),
            "one block": (6, self._block),
            "disguised": (6, self._disguised),
            "stacked marks": (3, self._stacked),
            "control": (3, lambda: self._some("".join(map(chr, range(32))) + "\x7f\x80\x9f", 1, 60) + "a"),
            "bidi": (4, lambda: self._woven(BIDI)),
            "invisible": (4, lambda: self._woven(INVISIBLE)),
            "spaces": (2, lambda: self._some(SPACES, 1, 40) + self._chance.choice(("", ".", "a"))),
            "numbers": (3, self._numbers),
            "command": (6, lambda: self._one(SLASHES) + self._one(COMMANDS)),
            "shape": (5, lambda: f"{self._one(SHAPES)} {MARK}"),
            "punctuation": (2, lambda: self._some("?!.,;:'\"()[]{}<>*&^%$#@~`|\\/-_=+", 1, 80)),
            "emoji": (2, lambda: self._some("😢👍💔🏽\u200d❤\ufe0f👩👨🇬🇧🇮🇪#⃣", 1, 30)),
            "long": (1, self._long),
        }
        self._names = list(self._texts)
        self._weights = [weight for weight, _ in self._texts.values()]

    def country(self) -> str | None:
        """Where the next visitor is."""
        return self._one(("GB", "US", "IE", "FR", "KE", None))

    def next(self, token: str) -> Input:
        """The next one, for the session of this token."""
        which = self._chance.random()
        if which < 0.80:
            name = self._chance.choices(self._names, self._weights)[0]
            return self._message(name, {"text": self._texts[name][1]()}, token)
        if which < 0.86:
            return self._message("choice", {"choice": self._choice()}, token)
        if which < 0.92:
            return self._message("shape of body", self._value(0), token)
        if which < 0.96:
            return self._bytes(token)
        if which < 0.985:
            return self._message("token", {"text": f"hello {MARK}"}, self._token(token))
        return self._elsewhere(token)

    def _message(self, kind: str, body: Any, token: str) -> Input:
        # Escaped, so that a lone surrogate goes out as it is; or not, as browsers send it.
        text = json.dumps(body, ensure_ascii=self._chance.random() < 0.5)
        return self._post(kind, text.encode("utf-8", "surrogatepass"), token)

    def _post(self, kind: str, body: bytes, token: str, content_type: str = "application/json") -> Input:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": content_type}
        return Input(kind, "POST", "/v1/messages", body, headers)

    def _phrase(self) -> str:
        return self._one(self._phrases)

    def _mixed(self) -> str:
        parts = [self._phrase() for _ in range(self._chance.randint(2, 6))]
        return self._one((" ", ". ", "\n", ", but ", " and then ", "")).join(parts)

    def _broken(self) -> str:
        letters = list(self._phrase())
        for _ in range(self._chance.randint(1, 8)):
            place = self._chance.randrange(len(letters))
            old = letters[place]
            letters[place] = self._one((self._character(), "", old * 2, old.swapcase(), " ", "\ud800"))
        return "".join(letters)

    def _characters(self) -> str:
        return "".join(self._character() for _ in range(self._length()))

    def _block(self) -> str:
        first, last = self._one(BLOCKS)
        return "".join(chr(self._chance.randint(first, last)) for _ in range(self._length()))

    def _disguised(self) -> str:
        alike = str.maketrans("aeiosklt", self._one(("4310$k1+", "аеіоѕкӏт", "ａｅｉｏｓｋｌｔ", "𝐚𝐞𝐢𝐨𝐬𝐤𝐥𝐭")))
        text = self._phrase().translate(alike)
        return self._one(("", " ", ".", "-", "\u200b")).join(text)

    def _stacked(self) -> str:
        return "".join(letter + self._some(MARKS, 0, 30) for letter in self._phrase()[:40])

    def _woven(self, characters: str) -> str:
        woven = self._one(characters) * self._chance.randint(0, 5)
        for letter in self._phrase():
            woven += letter + (self._one(characters) if self._chance.random() < 0.3 else "")
        return woven

    def _numbers(self) -> str:
        numbers = (0, -1, 13, 15, 17, 18, 99, 1e308, 2**63, 10**200, "NaN", "∞", "٣", "½", "IV", "1e9")
        return self._one(("{}", "I am {}", "{} years old", "call {} now", "+{}", "0{}")).format(self._one(numbers))

    def _long(self) -> str:
        unit = self._one((self._phrase() + ". ", "a", "a ", "no ", "é\u0301", "😢", ".\n", "(", "/", self._character()))
        return (unit * 16_000)[: self._chance.randint(200, 14_000)]

    def _choice(self) -> Any:
        intents = (
            "faq_timing", "faq_hope", "faq_triggers", "ask_help", "ask_more", "ask_try", "ask_why", "affirm", "deny",
            "another_one", "find_professional", "inform_country", "role_betrayed", "distress_minor", "restart",
            "nlu_fallback", "faq_nothing", "faq_", MARK,
        )  # fmt: skip
        values = (
            "", "", "", ":betrayed", ":unfaithful", ":both", ":GB", ":XX", ":show", ":online", ":restart", ":", "\n",
            "{}", ":" + self._some("abGB_", 0, 14),
        )  # fmt: skip
        return self._one(intents) + self._one(values)

    def _value(self, depth: int) -> Any:
        odd = (float("nan"), float("inf"), self._character())
        leaves = (None, True, 0, -1.5, 10**30, "", " ", MARK, "hello", "text", *odd)
        if depth > 3 or self._chance.random() < 0.3:
            return self._one(leaves)
        if self._chance.random() < 0.3:
            return [self._value(depth + 1) for _ in range(self._chance.randint(0, 4))]
        keys = ("text", "choice", "sender", "metadata", "message", "token", "session", "country", "__proto__", "", MARK)
        return {self._one(keys): self._value(depth + 1) for _ in range(self._chance.randint(0, 4))}

    def _bytes(self, token: str) -> Input:
        good = json.dumps({"text": self._phrase()}).encode()
        place = self._chance.randrange(len(good))
        bodies = (
            b"", self._chance.randbytes(self._chance.randint(1, 400)), good[:place],
            good[:place] + b"\xff" + good[place:], good + good, good[:-1] + b"," + good[1:], b"\xef\xbb\xbf" + good,
            good.decode().encode("utf-16"), b"[" * 9_000, b'{"text":' * 2_000,
            b'{"text": "' + b"a" * 17_000 + b'"}', b'{"text": "\\ud83d"}',
            b'{"text": "\\u0000"}', b'{"text": "a\nb"}', b"{'text': 'a'}", b'{"text": 1e999}', b"text=hello",
            b"\x1f\x8b\x08\x00" + bytes(40),
        )  # fmt: skip
        others = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "",
                  "application/json; charset=utf-16")  # fmt: skip
        kinds = ("application/json",) * len(others) + others
        return self._post("bytes", self._one(bodies), token, self._one(kinds))

    def _token(self, token: str) -> str:
        place = self._chance.randrange(len(token))
        changed = token[:place] + self._one("AZaz09-_.=") + token[place + 1 :]
        random_bytes = base64.b64encode(self._chance.randbytes(40)).decode()
        others = ("", MARK, "...", "a" * 3_000, random_bytes, f"Bearer {token}", token.swapcase(), token * 2)
        return self._one((token[:place], token[place:], changed, *others))

    def _elsewhere(self, token: str) -> Input:
        paths = ("/v1/messages/", "/v1/Messages", "/v1/messages?text=a", "/v1//messages", "/webhooks/rest")
        path = self._one(paths)
        method = self._one(("POST", "PUT", "PATCH", "GET", "OPTIONS", "HEAD"))
        body = json.dumps({"text": MARK}).encode()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return Input("elsewhere", method, path, body, headers)

    def _character(self) -> str:
        first, last = self._one(BLOCKS)
        return chr(self._chance.randint(first, last))

    def _length(self) -> int:
        return self._one((1, 2, 5, 20, 60, self._chance.randint(1, 300)))

    def _some(self, characters: str, fewest: int, most: int) -> str:
        return "".join(self._chance.choice(characters) for _ in range(self._chance.randint(fewest, most)))

    def _one(self, of: Any) -> Any:
        return self._chance.choice(of)
