"""What is said to the help shown before, or about another person one worries about, is answered in its own thread."""

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.country import ask_country
from actions.guided import ActionExercise
from actions.help import SHOW_HELP, ActionNotSafe, bring_help, known_signals, language_of, offer_steps
from actions.phrases import say
from newleaf.content.after_help import Section
from newleaf.dialogue.after_help import GROUNDING, WRONG_BUTTON, said_after_help
from newleaf.dialogue.giving_help import CALL, CALLED, NOTHING, SAFETY, YES_NO
from newleaf.dialogue.guesses import Answer
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.known_danger import WORSE
from newleaf.dialogue.no_more import MEANT
from newleaf.dialogue.whose_danger import as_told, told_of_danger
from newleaf.dialogue.withholding import BY_PARTNER
from newleaf.dialogue.worry import GENERAL, WORRY, said_in_worry, worry_of
from newleaf.safety import Assessment, Finding, Signal, Tier, Who
from newleaf.understanding.distress import ASSESSMENT

_ANSWERED = frozenset({Section.COMING, Section.NOT_IN_DANGER, Section.APART})
"""What answers the open question."""
_ENDS_WITH_QUESTION = frozenset({Section.CALMER, Section.WITH_SOMEONE, Section.WHAT_SAFE})


class ActionAfterHelp(Action):
    """Answers with the same services, or does what is asked for in place of them."""

    def name(self) -> str:
        return "action_after_help"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        text, slots = tracker.latest_message.get("text") or "", tracker.current_slot_values()
        if (answer := next(tracker.get_latest_entity_values(MEANT), None)) is not None:
            return await _to_a_guess(dispatcher, tracker, domain, Answer(answer))
        if (told := told_of_danger(text, slots)) is not None:
            found = Assessment.from_dict(tracker.latest_message.get(ASSESSMENT) or Assessment().to_dict())
            return bring_help(dispatcher, tracker, replace(as_told(told, slots, found), language=language_of(tracker)))
        said = said_after_help(text, slots) or said_in_worry(text, slots, "", 0.0) or GENERAL
        if said == WRONG_BUTTON:
            say(dispatcher, tracker, "wrong_button")
            return [SlotSet("asked", NOTHING)]
        if said == WORSE:
            return await ActionNotSafe().run(dispatcher, tracker, domain)
        if said == GROUNDING:
            say(dispatcher, tracker, "instead", [SHOW_HELP])
            return [SlotSet("asked", NOTHING), *await ActionExercise().run(dispatcher, tracker, domain)]
        if said == Section.COMING and tracker.get_slot("life"):
            dispatcher.utter_message(response="utter_called")
            return [SlotSet("asked", NOTHING)]
        if said == GENERAL:
            return _about_them(dispatcher, tracker)
        return answer_after_help(dispatcher, tracker, Section(said))


async def _to_a_guess(
    dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any], answer: Answer
) -> list[EventType]:
    """The answer to the question that went with a guess."""
    if answer is Answer.NOT_SAFE:
        return await ActionNotSafe().run(dispatcher, tracker, domain)
    dispatcher.utter_message(response="utter_safe")
    offer_steps(dispatcher, tracker)
    return []


def _about_them(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """The words for who worries about somebody, in their turn."""
    if tracker.get_slot("life"):  # help is on its way
        dispatcher.utter_message(response="utter_called")
        return []
    worry = worry_of(tracker.current_slot_values(), tracker.latest_message.get("text") or "")
    worry = worry or Signal.SUICIDE_SELF_HARM
    tier = (tracker.get_slot("signals") or {}).get(worry, Tier.CONCERN)
    return bring_help(dispatcher, tracker, Assessment.of([Finding(Signal(worry), Tier(tier), Who.OTHER)]))


def answer_after_help(dispatcher: CollectingDispatcher, tracker: Tracker, section: Section) -> list[EventType]:
    """The words of a section, with the services of what is known; the question about safety stays as it was."""
    helped, country = dict(tracker.get_slot("helped") or {}), tracker.get_slot("country")
    signals = known_signals(tracker)
    if section is Section.BOTH_WAYS:
        signals = list(dict.fromkeys([Signal.PARTNER_VIOLENCE, *signals]))
    if section in (Section.FORBIDDEN, Section.WHAT_NOW):  # the lines for who is hurt, whatever was heard before
        signals.sort(key=lambda signal: signal not in BY_PARTNER)
    times, asked = helped.get(section, 0), tracker.get_slot("asked")
    message = help_desk().for_after_help(
        section, signals, country, times, tracker.get_slot("guess"),
        life_in_danger=tracker.get_slot("life") is not None,
    )  # fmt: skip
    dispatcher.utter_message(json_message=message)
    if asked == CALL:
        say(dispatcher, tracker, "answer_question", [dict(each) for each in CALLED])
    elif section in _ENDS_WITH_QUESTION:
        say(dispatcher, tracker, "answer_question", [dict(each) for each in YES_NO])
    if country is None:
        ask_country(dispatcher, tracker)
    worry = worry_of(tracker.current_slot_values(), tracker.latest_message.get("text") or "")
    events: list[EventType] = [SlotSet("helped", {**helped, str(section): times + 1}), SlotSet(WORRY, worry)]
    if section in _ENDS_WITH_QUESTION and asked != CALL:
        return [*events, SlotSet("asked", SAFETY)]
    return [*events, SlotSet("asked", NOTHING)] if section in _ANSWERED else events
