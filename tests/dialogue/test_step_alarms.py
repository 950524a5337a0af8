"""Fear, force, pressure and half a yes are heard in words typed at a step."""

import pytest

from newleaf.dialogue.guided import Place
from newleaf.dialogue.step_alarms import Heard, heard_in
from tests.dialogue.places import GATE, HANDS, LADDER, TRIGGERED, at


@pytest.mark.parametrize(
    ("place", "text", "heard"),
    [
        (GATE, "i'm a bit afraid", Heard.FEAR), (GATE, "he would be angry if i stopped", Heard.FEAR),
        (GATE, "is it safe if he only shouts?", Heard.FEAR), (GATE, "she is afraid of me", Heard.FORCING),
        (GATE, "neither of us is afraid", None), (GATE, "nobody pushes us", None),
        (GATE, "it is my duty", Heard.PRESSURE),
        (LADDER, "he won't let me stop", Heard.FORCE), (LADDER, "he keeps going", Heard.FORCE),
        (HANDS, "he did not let go when i said enough", Heard.FORCE),
        (HANDS, "he held me", None), (HANDS, "he is holding my hand", None),
        (HANDS, "i had to let go", None), (HANDS, "she made me laugh", None), (LADDER, "up or we leave", None),
        (HANDS, "i didn't let go when she said enough", Heard.FORCING),
        (LADDER, "I want to stop but he wants to carry on", Heard.STOP),
        (LADDER, "she wants to stop but i do not", Heard.STOP), (LADDER, "what if she wants to stop?", None),
        (LADDER, "he pushed me to go up", Heard.PRESSURE), (LADDER, "he wants to go up but i don't", Heard.DOUBT),
        (LADDER, "she stiffened", Heard.STATE), (LADDER, "i froze", Heard.STATE), (LADDER, "she is quiet", Heard.STATE),
        (LADDER, "is it ok to go up if she is crying?", Heard.STATE), (LADDER, "she is drunk", Heard.STATE),
        (HANDS, "he's asleep, can I hold his hand?", Heard.STATE), (HANDS, "i started crying", Heard.STATE),
        (LADDER, "can we have sex now", Heard.MORE), (LADDER, "how long should we wait?", None),
        (at("hand_holding", "agree"), "yes, i talked her into it", Heard.PRESSURE),
        (at("trigger", "company"), "i'm not alone he is here and angry", Heard.FEAR),
        (TRIGGERED, "he is yelling at me", Heard.FEAR), (TRIGGERED, "he wants to carry on", Heard.PRESSURE),
        (at("trigger", "listen", company="together", whom="partner"), "she is angry with me", None),
        (at("readiness", "wish", who="one"), "it is my duty", Heard.PRESSURE),
        (at("readiness", "wish", who="one"), "only when i'm drunk", Heard.PRESSURE),
        (at("readiness", "wish", who="one"), "if i don't he leaves", Heard.PRESSURE),
        (at("readiness", "wish", who="one"), "i don't have to", None),
        (at("readiness", "trust", who="one"), "yes but he'd be angry", Heard.FEAR),
        (at("readiness", "trust", who="one"), "he would stop but sulk for days", Heard.PRESSURE),
        (at("readiness", "feelings", who="one"), "he does not listen", None),
        (at("plan", "pace", who="one"), "i'm doing this so he won't be angry", Heard.FEAR),
        (at("words", "kind"), "afraid", None),
        (HANDS, "😭", Heard.STATE), (HANDS, "i feel sick", Heard.STATE), (HANDS, "he is holding my hand", None),
        (at("readiness", "who"), "i feel sick", Heard.OVERWHELMED),
        (at("trigger", "breathe", company="alone"), "😭😭😭", Heard.OVERWHELMED),
        (at("trigger", "breathe", company="alone"), "I'm getting dizzy", Heard.OVERWHELMED),
        (at("plan", "pace", who="one"), "this makes me feel sick", Heard.OVERWHELMED),
        (at("words", "kind"), "😭", Heard.OVERWHELMED), (at("words", "kind"), "i feel sick", None),
        (at("trigger", "breathe", company="alone"), "i am sick of waiting", None),
    ],
)  # fmt: skip
def test_fear_force_and_a_yes_that_is_none_are_heard(place: Place, text: str, heard: Heard | None) -> None:
    assert heard_in(text, place) is heard


@pytest.mark.parametrize(
    ("place", "text", "heard"),
    [
        (LADDER, "he touched my breast", Heard.STATE), (LADDER, "she undressed me", Heard.STATE),
        (at("hand_holding", "tell"), "he put his hand under my shirt", Heard.PRESSURE),
        (LADDER, "she touched my hand", None), (HANDS, "her chest is warm", None),
        (at("eye_contact", "first"), "she said thank you", None),
        (at("eye_contact", "first"), "i feel not wanted", None),
        (at("eye_contact", "first"), "i feel scared of losing her", Heard.OVERWHELMED),
        (at("eye_contact", "first"), "she is afraid", Heard.STATE),
        (at("eye_contact", "first"), "i feel unsafe", Heard.FEAR),
        (at("eye_contact", "first"), "i feel scared of him", Heard.FEAR),
        (at("eye_contact", "first"), "she says it but she lied", Heard.DOUBT),
        (at("eye_contact", "sit"), "she said thank you", Heard.DOUBT),
        (at("hand_holding", "tell"), "i cried", None), (HANDS, "i cried", Heard.STATE),
        (GATE, "my stop would not be heard", Heard.FORCE), (GATE, "i can't say stop", Heard.FORCE),
        (at("readiness", "trust", who="one"), "he would stop but be moody", Heard.PRESSURE),
    ],
)  # fmt: skip
def test_what_a_step_asks_to_be_said_is_no_doubt_and_what_goes_further_is_heard(
    place: Place, text: str, heard: Heard | None
) -> None:
    assert heard_in(text, place) is heard
