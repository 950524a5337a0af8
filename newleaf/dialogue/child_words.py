"""The words of children, written out, and the parts that the forms of what they ask are made of."""

import re

_WRITTEN_OUT = {
    "bc": "because", "bcs": "because", "cos": "because", "coz": "because", "cuz": "because", "cause": "because",
    "becos": "because", "n": "and", "nd": "and", "r": "are", "u": "you", "ur": "your", "b": "be", "abt": "about",
    "mam": "mum", "mom": "mum", "mummy": "mum", "mommy": "mum", "ma": "mum", "mama": "mum", "mother": "mum",
    "daddy": "dad", "papa": "dad", "father": "dad", "wanna": "want to", "gonna": "going to", "ppl": "people",
    "sum1": "someone", "any1": "anyone", "dunno": "don't know", "pic": "picture", "pics": "pictures",
    "photo": "picture", "photos": "pictures", "nude": "picture", "nudes": "pictures", "vid": "picture",
    "vids": "pictures", "video": "picture", "videos": "pictures", "gf": "girlfriend", "bf": "boyfriend",
    "pls": "please", "plz": "please", "mums": "mum's", "mams": "mum's", "moms": "mum's", "dads": "dad's", "em": "them",
}  # fmt: skip


def childs(words: str) -> str:
    """Plain words as children shorten them, written out: "is it bc of me", "n she said"."""
    return " ".join(_WRITTEN_OUT.get(each, each) for each in words.split())


MY = r"(?:my |our |the |his |her |a |an |any |some )?"
KIN = (
    rf"{MY}(?:step ?|foster |real )?(?:mum (?:and|or) (?:my )?dad|dad (?:and|or) (?:my )?mum|mum|dad|parents?|family"
    r"|carers?|nan|gran|grandma|grandad|grandparents|sister|brother|auntie?|uncle|cousin)"
)
GROWNUP = (
    rf"(?:{KIN}|{MY}(?:\w+ )?(?:teachers?|school|tutor|counsell?or|nurse|doctor|gp|coach|adults?|grown ?ups?"
    r"|social worker|head of year|police|friends?)|someone|somebody|anyone|anybody|people|them|him|her)"
)
OF_IT = (
    r"(?: (?:about (?:it|this|that|him|her|them|me|what happened|what (?:he|she|they) (?:did|does|do))|it|this|that"
    r"|all of it|what happened|what (?:he|she|they) (?:did|does|do|said)|too|though|then|now|first|properly|ever"
    r"|anything))*"
)
THEY = rf"(?:he|she|they|you|{GROWNUP}|childline|the (?:help ?)?lines?|(?:the )?(?:police|cops)|social services|cps)"
WILL = r"(?:will|would|can|could|do|does|are|is|might|did)"
ADV = r"(?: (?:just|really|even|ever|still|actually|all|always|never|going to|have to|only|definitely|get to|now))*"
AND = r"(?: (?:and|but|so|then|now))*"
OR_NOT = r"(?: (?:or not|or what|though|anymore|any more|again|one day|now|then|instead|pls|please|too|lol))*"

_BEFORE = (
    r"(?:(?:oh|god|ok|okay|yes|yeah|no|well|but|and|so|then|please|sorry|hey|um+|like|idk|lol|help|also|i know) )*"
)
_AFTER = rf"{OR_NOT}(?: (?:idk|i don't know|sorry|thanks|tbh|ngl|help|i'm scared|what do i do))*"


def whole(form: str) -> re.Pattern[str]:
    """The form as a whole message, with what is said before and after it."""
    return re.compile(rf"{_BEFORE}(?:{form}){_AFTER}")
