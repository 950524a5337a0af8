"""Short messages are understood by their form, and longer ones are left to the topics."""

import time

import pytest

from newleaf.dialogue.few_words import ANY_COUPLE, ASK_FIRST_STEP, GREET, NO_MORE, OPENNESS, said_in_few_words
from newleaf.dialogue.term_forms import BONDING, SENSATE_FOCUS

SAID = {
    GREET: ["assalamu alaikum", "As-salamu alaykum", "assalamualaikum", "wa alaikum salam", "salaam", "namaste",
            "hola!", "hallo", "bonjour", "shalom", "ciao", "Guten Tag", "buenos días", "hi, namaste", "merhaba",
            "kia ora", "salaam brother", "olá", "konnichiwa"],
    ASK_FIRST_STEP: ["step 1?", "what's step one", "first step?", "tell me the first step please"],
    BONDING: ["hysterical bonding", "what is hysterical bonding?", "I think we're in the hysterical bonding phase",
              "is hysterical bonding normal after an affair", "why does hysterical bonding happen"],
    SENSATE_FOCUS: ["sensate focus", "what's sensate-focus?", "our therapist suggested sensate focus",
                    "can you guide us through sensate focus", "how do we do sensate focus at home"],
    ANY_COUPLE: ["we're both men, does the same apply?", "we're lesbians", "we are not married", "I'm gay, is that ok?",
                 "is this only for married people", "do your exercises work for two women", "we're in our sixties",
                 "my wife and I are both women", "does it matter that we're not married", "we don't live together"],
    NO_MORE: ["I don't want to any more", "i dont want to anymore", "I just don't want this any more",
              "I can't anymore", "I'm so done", "I've had enough", "I give up"],
    OPENNESS: ["should i share my phone password for transparency", "is it ok that she can see my phone",
               "would it help to give her my location", "do I have to show him my messages",
               "I gave her access to my phone, is that a good idea", "should we share our passwords",
               "is it healthy that he reads my messages"],
}  # fmt: skip


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in SAID.items() for text in texts])
def test_it_is_told_by_its_form(intent: str, text: str) -> None:
    assert said_in_few_words(text, "scope_surveillance") == intent


@pytest.mark.parametrize(
    "text",
    ["we're both women, how long should we wait?", "hola, how do we begin again", "what is bonding",
     "we're both scared", "we're not ready", "I'm separated and scared of him", "step 2",
     "what is the first step to trust her again",
     "I don't want to have sex any more", "I don't want to live any more", "I don't want to be here any more",
     "we're not having sex", "are you a man or a woman?", "does this work",
     "sensate focus made it worse, he got angry and I cried all night"],
)  # fmt: skip
def test_what_says_more_is_left_alone(text: str) -> None:
    assert said_in_few_words(text, "nlu_fallback") is None


@pytest.mark.parametrize(
    "text",
    ["how do I check his phone", "can I track her location", "can I demand that he shares his location",
     "is my phone being tracked", "he checks my phone every hour", "how do I get his password",
     "she wants me to install an app on my phone", "should I read his messages", "can I insist on our passwords",
     "he makes me share my location", "I'm afraid to say no when he reads my messages"],
)  # fmt: skip
def test_to_look_in_secret_and_to_demand_are_no_openness(text: str) -> None:
    assert said_in_few_words(text, "scope_surveillance") is None


def test_openness_that_was_understood_otherwise_is_left_alone() -> None:
    assert said_in_few_words("should I share my messages with a lawyer", "scope_legal") is None
    assert said_in_few_words("should I give her my phone", "exercise") is None


@pytest.mark.parametrize(
    "text",
    ["salaam " * 23 + "x", "does this all also still really only just apply go work hold true count help fit to us x",
     "what is " * 11 + "x", "is it ok that my my my phone phone " * 3, "i don't want to this it any more now " * 2],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    said_in_few_words(text, "scope_surveillance")
    started = time.process_time()
    said_in_few_words(text, "scope_surveillance")
    assert time.process_time() - started < 0.05
