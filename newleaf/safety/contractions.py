"""Contracted English verbs, with and without their apostrophe: "don't" and "dont" are do, not."""

import re
from collections.abc import Mapping

_PERSONS = {
    "i": ("m:am", "ve:have", "d:would", "ll:will"),
    "you": ("re:are", "ve:have", "d:would", "ll:will"),
    "we": ("re:are", "ve:have", "d:would", "ll:will"),
    "they": ("re:are", "ve:have", "d:would", "ll:will"),
    **dict.fromkeys(("he", "she", "it", "that", "there", "what", "who"), ("s:is", "d:would", "ll:will")),
}
# People who are named by what they are: "my husband'll find me", "my ex's outside".
NAMED = frozenset((
    "husband", "wife", "boyfriend", "girlfriend", "partner", "spouse", "fiance", "fiancee", "lover", "ex", "bf",
    "gf", "mom", "dad", "mother", "father", "stepdad", "stepmom", "brother", "sister", "son", "daughter", "friend",
    "roommate", "cousin", "uncle", "aunt", "boss", "man", "guy",
))  # fmt: skip
# What follows "'s" where it is a verb. Before anything else it may be an owner's: "my husband's phone".
AFTER_IS = frozenset((
    "not", "on", "in", "at", "outside", "inside", "here", "downstairs", "upstairs", "got", "been", "always",
    "never", "just", "still", "so", "drunk", "unconscious", "locked", "gone", "about", "the", "a", "an", "my",
    "me", "really", "out", "off", "up", "now", "too", "scared", "suicidal", "hit", "said", "told", "put", "made",
    "tried", "taken", "had", "done", "hitting", "beating", "choking", "strangling", "threatening", "coming",
    "going", "trying", "getting", "being", "making", "forcing", "standing", "sitting", "holding", "shouting",
    "screaming", "kicking", "banging", "breaking", "hurting", "touching", "taking", "doing", "saying", "telling",
    "acting", "having", "following", "tracking", "stalking", "waiting", "dying", "bleeding", "hanging", "cutting",
    "overdosing", "talking", "giving", "putting", "pushing", "punching", "raping",
))  # fmt: skip
# "hell kill me": what a phone makes of "he'll". A word of its own anywhere else.
LEFT_OUT = {"hell": ("he", "will"), "shell": ("she", "will")}
BEFORE_VERB = re.compile(
    r" (?:(?:not|never|just|only|probably|definitely|always|even|soon) )?(?:do|be|come|kill|hurt|hit|beat|find|leave"
    r"|get|take"
    r"|see|start|have|make|say|tell|go|know|lose|try|send|want|never|throw|break|force|rape|strangle|shoot|stab"
    r"|die)\b(?! i\b)"
)
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
    named = {f"{name}'{end}": (name, verb) for name in NAMED for end, verb in (("d", "would"), ("ll", "will"))}
    named |= {"mum'd": ("mom", "would"), "mum'll": ("mom", "will")}
    bare = {form.replace("'", ""): words for form, words in forms.items()}
    return {form: words for form, words in bare.items() if form not in _AMBIGUOUS} | forms | named


CONTRACTIONS: Mapping[str, tuple[str, ...]] = _contractions()
