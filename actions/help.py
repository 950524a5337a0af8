"""Actions that bring a person to help."""

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.country import ask_country, country_said
from actions.phrases import say
from actions.unsure import answers, topic_asked
from newleaf.content.answers import Part
from newleaf.content.responses import GATE_ALONE, GATE_OPEN, UNKNOWN_ROLE, UNSAID_ROLE
from newleaf.dialogue.choices import choice_of
from newleaf.dialogue.giving_help import CALL, CALLED, NOTHING, SAFETY, YES_NO, give_help
from newleaf.dialogue.guesses import age_is_guess, only_guesses
from newleaf.dialogue.help import help_desk
from newleaf.dialogue.known_danger import did_harm, is_child
from newleaf.dialogue.open_question import OPEN_QUESTION, ROLE
from newleaf.dialogue.overwhelmed import partner_is_hit, steps_fit
from newleaf.dialogue.question_beside import is_mild
from newleaf.dialogue.their_language import spoken_now
from newleaf.dialogue.their_words import SHOW_HELP
from newleaf.dialogue.told import says_nothing
from newleaf.dialogue.withholding import BY_PARTNER, WITHHOLD
from newleaf.dialogue.worry import WORRIED, WORRY, worry_of
from newleaf.directory.countries import told_from
from newleaf.safety import Assessment, Finding, Signal, Tier, Who
from newleaf.understanding.distress import ASSESSMENT, PREFIX
from newleaf.understanding.evaluation import TOPIC

GROUNDING = {"title": "Steps for right now", "payload": '/exercise{"exercise": "trigger"}'}
BESIDE = {"title": "Steps for the one beside", "payload": GROUNDING["payload"]}
SMALL_TALK = ("greet", "thanks", "goodbye")
OWN_MATTERS = ("faq_", "scope_", "role_")
SAID_OF_AGE = 2
"""How often it is said that an age was only guessed."""
OPENED = "opened"  # counted beside the help texts, so that the line differs each time


class ActionHelp(Action):
    """Brings help for what the screen found, and remembers it for the session."""

    def name(self) -> str:
        return "action_help"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        message = tracker.latest_message
        if ASSESSMENT in message:
            found = Assessment.from_dict(message[ASSESSMENT])
        else:  # the intent was named outright, as `/distress_minor` in rasa shell
            signal = Signal(message["intent"]["name"].removeprefix(PREFIX))
            found = Assessment.of([Finding(signal, Tier.CONCERN, Who.SELF, guessed=signal is Signal.MINOR)])
        return bring_help(dispatcher, tracker, found)


class ActionNotSafe(Action):
    """They answered our question about safety with no: help for what is known, as urgent now."""

    def name(self) -> str:
        return "action_not_safe"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        text = tracker.latest_message.get("text") or ""
        if text and tracker.get_slot("asked") == SAFETY and says_nothing(text):
            return _ask_again(dispatcher, tracker)
        known = tracker.get_slot("signals") or {Signal.SUICIDE_SELF_HARM: Tier.ACUTE}
        life = tracker.get_slot("asked") == CALL
        who = Who.OTHER if life and tracker.get_slot("life") == Who.OTHER else Who.SELF
        first = next(iter(known))
        findings = (
            Finding(Signal(signal), Tier.ACUTE if signal == first else Tier(tier), who, life_in_danger=life)
            for signal, tier in known.items()
        )
        found = Assessment.of(findings, language_of(tracker))
        return bring_help(dispatcher, tracker, found)


class ActionShowHelp(Action):
    """Shows the lines to somebody who asks for them."""

    def name(self) -> str:
        return "action_show_help"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return show_help(dispatcher, tracker)


class ActionOpenAnswer(Action):
    """Opens a reply with help for what was heard in a question, or with a line back to help when danger was disclosed
    in this session."""

    def name(self) -> str:
        return "action_open_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if (heard := tracker.latest_message.get(ASSESSMENT)) and (found := Assessment.from_dict(heard)).findings:
            return [*_role_asked(tracker), *bring_help(dispatcher, tracker, found)]  # and then their question's answer
        own = tracker.get_intent_of_latest_message().startswith(OWN_MATTERS)
        worry = tracker.get_slot(WORRY)  # they speak of themselves, and no longer of somebody else
        over = [SlotSet(WORRY, None), SlotSet(WORRIED, worry)] if own and worry else []
        code = None if tracker.get_slot("country") else told_from(tracker.latest_message.get("text") or "")
        over += [SlotSet("country", code)] if code else []
        return [SlotSet("asked", NOTHING), *over, *_role_asked(tracker), *open_line(dispatcher, tracker)]


class ActionCloseQuestion(Action):
    """The question about safety is answered: a later yes or no is about something else."""

    def name(self) -> str:
        return "action_close_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if tracker.get_slot("asked") == SAFETY and tracker.get_intent_of_latest_message() == "affirm":
            offer_steps(dispatcher, tracker)
        return [SlotSet("asked", NOTHING)]


def offer_steps(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """The steps for right now, to whoever is safe and has told of nothing but a memory that has them."""
    if set(tracker.get_slot("signals") or ()) == {Signal.ACUTE_TRAUMA} and not tracker.get_slot("child"):
        say(dispatcher, tracker, "exercise_trigger_still", [GROUNDING])


def _ask_again(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """The question about safety once more, without the card that was shown a moment ago."""
    spoken = help_desk().languages.get(tracker.get_slot("language") or "")
    if spoken is None:
        say(dispatcher, tracker, "safety_open", [*YES_NO, SHOW_HELP])
    else:
        _offer_answers(dispatcher, tracker, spoken.front.language, YES_NO, lines=True)
    return []


def language_of(tracker: Tracker) -> str | None:
    """The language to bring help in, of those that there are words in; None for English."""
    language = spoken_now(tracker.latest_message, tracker.get_slot("language"))
    return language if help_desk().english_only(language) else None


def open_line(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """A line back to help, where danger was disclosed in this session."""
    intent = tracker.get_intent_of_latest_message()
    if tracker.get_slot("misread") or (intent == "thanks" and language_of(tracker) in help_desk().languages):
        return []  # what is said for thanks in their language names the lines itself
    texts = help_desk().texts
    known = [each for each in tracker.get_slot("signals") or {} if texts[each].front.open_lines]
    if did_harm(tracker.current_slot_values()):  # also where it goes both ways
        known.sort(key=lambda signal: signal in BY_PARTNER)
    if not known:
        return []
    # Told of somebody else, nothing is withheld, and before a thank-you it is out of place to say so.
    for_others = tracker.get_slot("gate") != GATE_ALONE and known[0] in WITHHOLD
    plain = for_others or intent in SMALL_TALK
    signal = Signal.SUICIDE_SELF_HARM if plain else known[0]
    lines, helped = texts[signal].front.open_lines, dict(tracker.get_slot("helped") or {})
    times = helped.get(OPENED, 0)
    if times and only_guesses(tracker.current_slot_values()):
        return []  # once is enough where nothing was told
    dispatcher.utter_message(text=lines[times % len(lines)], buttons=[SHOW_HELP])
    return [SlotSet("helped", {**helped, OPENED: times + 1})]


def known_signals(tracker: Tracker) -> list[str]:
    """The signals of the session by whose services help is shown: a child's lines first, then those for a worry."""
    slots = tracker.current_slot_values()
    first = [str(Signal.MINOR)] if is_child(slots) else [worry_of(slots, tracker.latest_message.get("text") or "")]
    return [each for each in dict.fromkeys([*first, *(tracker.get_slot("signals") or {})]) if each]


def show_help(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """The lines for what is known in this session, or the usual ones."""
    country = tracker.get_slot("country")
    helped = dict(tracker.get_slot("helped") or {})
    times = helped.get("ask_help", 0)
    message = help_desk().for_request(
        known_signals(tracker), country, times, tracker.get_slot("guess"),
        life_in_danger=tracker.get_slot("life") is not None,
    )  # fmt: skip
    dispatcher.utter_message(json_message=message)
    if country is None:
        ask_country(dispatcher, tracker)
    return [SlotSet("helped", {**helped, "ask_help": times + 1})]


def _role_asked(tracker: Tracker) -> list[EventType]:
    """An answer that differs by role asks for it, the first time; whoever does not tell is not asked again."""
    topic = tracker.latest_message["intent"]["name"].removeprefix("faq_")
    if topic not in answers() or tracker.get_slot("role") != UNKNOWN_ROLE:
        return []
    if tracker.get_slot("role_asked"):
        return [SlotSet("role", UNSAID_ROLE)]
    asks = answers()[topic].has_roles(Part.ANSWER) and tracker.get_slot("gate") != GATE_ALONE
    return [SlotSet("role_asked", True), SlotSet(OPEN_QUESTION, ROLE)] if asks else []


def bring_help(dispatcher: CollectingDispatcher, tracker: Tracker, found: Assessment) -> list[EventType]:
    """Help for what was found, weighed with what the session knows, and what is remembered of it."""
    message = tracker.latest_message
    slots = tracker.current_slot_values()
    given = give_help(help_desk(), found, slots, message.get("text") or "", country_said(message))
    dispatcher.utter_message(json_message=given.message)
    text = message.get("text") or ""
    fits = steps_fit(given, text, tracker.get_slot("gate"))
    beside = fits and partner_is_hit(text)
    steps = BESIDE if beside else GROUNDING if fits else None
    # Where the question's own answer follows, there is room for one more message at most.
    answered = tracker.get_intent_of_latest_message().startswith(TOPIC)
    offers = not answered and is_mild(found) and slots.get("gate") == GATE_OPEN
    question = topic_asked(tracker) if offers else None
    more = [] if answered else [each for each in (steps, question) if each]
    if given.asks:
        answers_to = [*given.answers, *more]
        _offer_answers(dispatcher, tracker, given.message.get("language"), answers_to, beside=beside and bool(more))
    elif more:
        phrase = "asked_beside_help" if not steps else "exercise_beside_now" if beside else "exercise_trigger_now"
        say(dispatcher, tracker, phrase, more)
    young = given.slots["helped"].get(Signal.MINOR, 0)
    if 0 < young <= SAID_OF_AGE and age_is_guess(given.slots):
        say(dispatcher, tracker, "age_guessed")
    if given.slots["country"] is None and not (answered and given.asks):
        ask_country(dispatcher, tracker)
    # Whoever was in danger is asked anew whether something for two is safe to try.
    withdrawn = {"safe_to_try": None} if found.tier is Tier.ACUTE else {}
    return [SlotSet(name, value) for name, value in (given.slots | withdrawn).items()]


def _offer_answers(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    language: str | None,
    answers: Sequence[dict[str, str]],
    *,
    beside: bool = False,
    lines: bool = False,
) -> None:
    """Yes and no to the question that was asked, in the language it was asked in. `lines`: help lines beside them."""
    if language is None:
        say(dispatcher, tracker, "exercise_trigger_beside" if beside else "answer_question", list(answers))
        return
    front = help_desk().languages[language].front
    titles = (front.called, front.not_called) if answers[0] in CALLED else (front.yes, front.no)
    choices = [choice_of({**button, "title": title}) for button, title in zip(YES_NO, titles, strict=True)]
    choices += [choice_of(SHOW_HELP)] if lines else []
    text = {"kind": "text", "text": front.answer_question, "choices": choices, "language": language}
    dispatcher.utter_message(json_message=text)
