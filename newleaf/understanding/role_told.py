"""Who somebody is in the story, told in passing: "I cheated. How long should we wait?" """

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

BETRAYED, UNFAITHFUL, BOTH = "betrayed", "unfaithful", "both"
ENTITY = "role"

_PARTNER = (
    r"(?:husband|wife|partner|boyfriend|girlfriend|bf|gf|hubby|spouse|fianc[eé]e?|man|woman|other half"
    r"|better half|ex|h|w)"
)
_AGE = r"(?: ?\(?\d{2} ?[mf]?\)?)?"
_AFFAIR = (
    r"(?:an?|the|his|her|their|my|that|this|one|two|several|multiple"
    r"|some kind of) (?:[\w-]+ ){0,3}(?:affairs?|fling|one[ -]night[ -]stand|ons)"
)
_DEED = (
    rf"(?:cheated|strayed|(?:was|were|been) unfaithful|had (?:{_AFFAIR}|affairs)|having (?:{_AFFAIR}|affairs)"
    r"|slept with (?:someone|somebody|another|other|a|an|his|her|my|some|the)\b|(?:was|were|been|has been"
    r"|have been) (?:with|seeing) (?:someone|somebody|another)(?: else)?"
    r"|kissed (?:someone|somebody|another|a|his|her|my)\b|hooked up|(?:was|were|been) sexting"
    r"|(?:had|having) (?:chat|emotional|online|phone|work|text) affairs?"
    r"|(?:hid|hiding|had hidden) (?:\d+ |hundreds of |the |all (?:the |those )?)?(?:texts|messages|chats|emails)"
    r"|paid for sex|(?:saw|seen|seeing|visited|paid|used) (?:escorts?|prostitutes?|sex workers?))"
)
_FILLER = r"(?:(?:has|have|had|also|once|only|then|already|recently|really|just|ve|d|s)[ ]|'(?:ve|d|s) ?){0,3}"
_OPEN = r"(?:^|[\s(\"'.,;:!?-])"

_BROKE = r"(?:broke|broken|shattered|destroyed|ruined|wrecked|crushed|violated)"
_BETWEEN_US = (
    r"(?:(?:my|our|the|all our|every one of our|all of our) (?:own )?(?:(?:wedding|marriage|one|only|main|biggest) )?"
    r"(?:trust|hearts?|faith|rules?|vows?|agreements?|promises?|boundaries|boundary|marriage|relationship|pact|deal"
    r"|bond|arrangement)"
    r"|the trust (?:between us|we had|i had in (?:him|her|them)))"
)
"""What is broken between two people, whoever says it."""
_TORE = r"(?:(?:blew|blown|blow) up|(?:tore|torn) (?:apart|up)|(?:threw|thrown) away|burn(?:ed|t) down|smashed(?: up)?)"
_OUR_LIFE = (
    r"(?:our|the) (?:\w+ )?(?:life|lives|family|home|world|marriage|relationship|future|years|everything we (?:had"
    r"|built))"
    r"(?: together)?"
)

_MINE = re.compile(
    rf"{_OPEN}(?:i{_AGE}[ ']*{_FILLER}{_DEED}"
    rf"|i(?:'m| am|m| was) (?:the|a) (?:(?:one|{_PARTNER}) (?:who|that) (?:cheated|strayed|had|broke|betrayed"
    rf"|did|was unfaithful|hurt|lied)"
    r"|cheater|unfaithful|betrayer|wayward|guilty party|cheating)"
    r"|(?:because of|about|since|after|over|through|of|found out about|forgave|forgive"
    r"|discovered) my (?:own )?(?:[\w-]+ )?(?:affair|infidelity|cheating|betrayal|fling)"
    r"|my (?:own )?(?:affair|infidelity|fling) (?:is|was|ended|came|with|that|has|had|lasted)"
    r"|(?:as|being) the (?:one who (?:cheated|strayed|betrayed)|cheater|unfaithful|betrayer|wayward)"
    rf"|i (?:betrayed|hurt|lied to|cheated on) (?:my|him|her|them)\b"
    rf"|i[ ']*{_FILLER}{_BROKE} (?:(?:his|her|their|my {_PARTNER}'?s?) (?:trust|heart|faith)|(?:him|her|them"
    rf"|us)\b(?! up)"
    rf"|my (?:own )?(?:wedding |marriage )?(?:vows?|promises?|word)|(?!my ){_BETWEEN_US}\b)"
    rf"|i[ ']*{_FILLER}{_TORE} {_OUR_LIFE}\b"
    rf"|(?:my |(?<![a-z'] )){_PARTNER} (?:has )?"
    r"(?:found (?:out about )?(?:my|me (?:with|on)|the (?:chats?|messages?|texts?|apps?"
    r"|receipts?|bank statements?|photos?|pictures?|emails?))|caught me|discovered my)\b"
    r"|i(?:'ve| have|ve|'d| had)?(?: been)? (?:on (?:tinder|grindr|hinge|bumble|hookup apps?|dating apps?"
    r"|ashley madison)|had an? (?:girlfriend|boyfriend|lover|mistress)(?: on the side| for| behind)"
    r"|met (?:him|her) (?:\w+ ){0,3}after (?:the |our |my )?wedding)\b"
    r"|i(?:'m| am|m)? still (?:talking|texting|writing|in (?:contact|touch)|seeing|meeting)"
    r"(?: to| with)? (?:(?:him|her)[,.]? )?the other (?:man|woman|guy|girl)"
    r"|(?<![a-z] )cheated on (?:my|him|her|them)\b|it was me who (?:cheated|strayed))",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    rf"{_OPEN}(?:(?:he|she|they|my (?:[\w-]+ )?{_PARTNER}{_AGE})[ ']*{_FILLER}(?:{_DEED}|betrayed (?:me"
    rf"|my trust)|{_BROKE} (?:{_BETWEEN_US}|(?:me|us)\b(?! up)|(?:his|her|their) (?:own )?(?:vows?|promises?|word)\b)"
    rf"|{_TORE} {_OUR_LIFE}\b|(?:is|was|'s|s) the one who (?:cheated|strayed|had))"
    r"|(?:cheated on|betrayed|lied to) me\b"
    rf"|(?:about|since|after|over|through|of|because of) (?:his|her|their"
    rf"|my {_PARTNER}'?s) (?:[\w-]+ )?(?:affair|infidelity|cheating|betrayal|fling)"
    rf"|my {_PARTNER}'?s (?:[\w-]+ )?(?:affair|infidelity)"
    r"|i(?:'ve| have|'d|)? (?:was|got|been|being) (?:cheated on|betrayed)"
    rf"|i(?:'m| am|m| was) the (?:betrayed|(?:one|{_PARTNER}) (?:who|that) (?:got|was) (?:cheated|hurt|betrayed"
    rf"|lied))"
    r"|as the betrayed|(?:i(?:'ve| have|ve)? )?(?:just )?(?:caught|walked in on) (?:him|her|them|my "
    rf"{_PARTNER}) (?:with|in bed|cheating|sexting|texting|kissing|at it)\b|i took (?:him|her) back\b"
    rf"|(?:he|she|my {_PARTNER}) (?:has |finally )?confessed\b)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    rf"{_OPEN}(?:we(?:'ve| have)? both (?:{_FILLER}{_DEED}|betrayed|broke)|both of us (?:{_FILLER}{_DEED}"
    rf"|have been unfaithful|were unfaithful)"
    r"|we (?:have )?cheated on each other|(?:it )?(?:went|goes) both ways)",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:friend|sister|brother|dad|father|mum|mom|mother|son|daughter|parents|cousin|colleague|neighbou?r"
    r"|boss|aunt|uncle)'?s?\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:if|whether|think|thinks|thought|suspects?|suspected|wonder|wondering|maybe|perhaps|might|may|could"
    r"|swears?|says?|said|claims?|claimed"
    r"|accus\w+|convinced|believes?|never|not|nor|n't|did|has|have|is|are|am|was|were|worried|afraid|scared"
    r"|imagine|dream\w*|dreamt|pretend\w*|sure|as though|like)"
    r"(?: (?:that|i|he|she|they|ever|even|again|me of))*[ ]*$",
    re.IGNORECASE,
)  # fmt: skip


def role_told(text: str) -> str | None:
    """The role that a message tells, or None. What is feared, denied, or about other people tells nothing."""
    if _BOTH.search(text):
        return BOTH
    mine = any(not _NOT_SO.search(_before(text, each)) for each in _MINE.finditer(text))
    theirs = any(
        not _NOT_SO.search(_before(text, each)) and not _SOMEBODY_ELSE.search(text[: each.start()])
        for each in _THEIRS.finditer(text)
    )
    if mine and theirs:
        return BOTH
    return UNFAITHFUL if mine else BETRAYED if theirs else None


def _before(text: str, match: re.Match[str]) -> str:
    return re.split(r"[.,;:!?]", text[: match.start() + 1])[-1].rstrip("( \"'")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class RoleTold(GraphComponent):
    """Adds the entity `role` to a message that tells it."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """There is nothing to configure."""
        return {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> RoleTold:
        """Made by Rasa, at training and at loading."""
        return cls()

    def process_training_data(self, training_data: Any) -> Any:
        """Nothing to learn: the data passes as it is."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the role that each message tells."""
        for message in messages:
            text = message.get(TEXT) or ""
            role = None if text.startswith("/") else role_told(text)
            if role is not None:
                entity = {"entity": ENTITY, "value": role, "start": 0, "end": len(text), "extractor": "RoleTold"}
                message.set(ENTITIES, [*(message.get(ENTITIES) or []), entity], add_to_output=True)
        return messages
