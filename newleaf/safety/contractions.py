"""Contracted English verbs, with and without their apostrophe: "don't" and "dont" are do, not."""

from collections.abc import Mapping

_PERSONS = {
    "i": ("m:am", "ve:have", "d:would", "ll:will"),
    "you": ("re:are", "ve:have", "d:would", "ll:will"),
    "we": ("re:are", "ve:have", "d:would", "ll:will"),
    "they": ("re:are", "ve:have", "d:would", "ll:will"),
    **dict.fromkeys(("he", "she", "it", "that", "there", "what", "who"), ("s:is", "d:would", "ll:will")),
}
_NOT = (
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "could", "should", "must",
    "need",
)
_HAVE = ("would", "could", "should", "might", "must")
# Written without the apostrophe these are other words.
_AMBIGUOUS = frozenset(["ill", "id", "well", "were", "hell", "shell", "wed", "whos", "shed"])


def _contractions() -> dict[str, tuple[str, ...]]:
    forms = {"can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "ain't": ("am", "not")}
    for person, endings in _PERSONS.items():
        for short, full in (ending.split(":") for ending in endings):
            forms[f"{person}'{short}"] = (person, full)
    for verb in _NOT:
        forms[f"{verb}n't"] = (verb, "not")
    for verb in _HAVE:
        forms |= dict.fromkeys((f"{verb}'ve", f"{verb}a"), (verb, "have"))
    bare = {form.replace("'", ""): words for form, words in forms.items()}
    return {form: words for form, words in bare.items() if form not in _AMBIGUOUS} | forms


CONTRACTIONS: Mapping[str, tuple[str, ...]] = _contractions()
