"""Short messages whose form tells what is meant: a greeting, a term, whether it holds for a couple like them, enough.

Each form but that of openness stands for a whole message: "we're both women, how long should we wait?" is a question
about waiting.
"""

import re

from newleaf.dialogue.couple_forms import COUPLE
from newleaf.dialogue.openness_forms import NOT_OPEN, OPEN, TAKEN_FOR
from newleaf.dialogue.plain_words import OPENING, plain
from newleaf.dialogue.term_forms import NAMED

GREET, ASK_FIRST_STEP = "greet", "faq_getting_started"
ANY_COUPLE, NO_MORE, OPENNESS = "any_couple", "no_more", "scope_openness"
"""The intents of them."""
_MOST_WORDS = 24
_HELLO = (
    r"(?:(?:a[sl]{0,2} ?)?sal+a+m+[uo]? ?(?:[ou] ?)?'?[ae]l[ae][iy]k[uo]m"
    r"|w?a ?a?l[ae][iy]k[uo]m(?: (?:a[sl]{0,2} ?)?sala+m)?"
    r"|sala+m+|selam"
    r"|namast[ea]y?|namaskar(?:am)?|sat sri aka+l|hol+a+|ol[aá]|hallo+|hal+o|hej|hei|hoi|moin|servus|gr[uü](?:e|ü)?ezi"
    r"|gr[uü](?:ss|ß) gott|guten (?:tag|morgen|abend)|bon ?jour|bonsoir|salut|coucou|s?halom|ciao|salve|buon ?giorno"
    r"|buona ?sera|buen(?:os|as) (?:d[ií]as|tardes|noches)|bom dia|boa (?:tarde|noite)|merhaba|mar?haba|ahlan"
    r"|privet|zdravstvuyte|dobr(?:y|iy) den|dzie[nń] dobry|cze[sś][cć]|dobr[yý] den|ahoj|jambo|habari|sawubona|molo"
    r"|kia ora|aloha|konnichi ?wa|ohayo|annyeong(?:haseyo)?|ni ?hao|sawasdee|xin ch[aà]o|kamusta|kumusta|selamat pagi"
    r"|bula|talofa|yassou?|kalimera|bok|zdravo|sz?ia|terve)"
)
_GREETING = re.compile(
    rf"(?=.{{1,50}}$)(?:(?:hi|hello|hey|good (?:morning|evening|day)) )?{_HELLO}(?: {_HELLO})?"
    r"(?: (?:there|all|everyone|friend|my friend|brother|sister|amigo|ji|how are you|wa rahmatullah"
    r"(?: wa barakatuh)?|to you(?: too| all)?))*"
)
_FIRST_STEP = re.compile(
    rf"{OPENING}(?:(?:what(?:'s| is| would be)|tell me|show me|give me) )?(?:the )?(?:very )?(?:step (?:1|one"
    r"|number one)"
    r"|first step|(?:1|one)st step)(?: (?:then|be|please|for us|here|of this|in this))*"
)
_ANY_MORE = r"(?:any ?more|no more|any longer)"
_ENOUGH = re.compile(
    r"(?:(?:ok|okay|so|and|but|well|honestly|i think|i feel like|sometimes|no|sorry|please|i'?m sorry|tbh) )*"
    r"(?:i(?: (?:really|just|simply|honestly))* (?:don'?t|do not) (?:want|wanna|feel like)(?: (?:to|it|this|that|to do"
    rf" (?:this|it|that)|doing (?:this|it|that)|any of (?:this|it)|all this))? ?{_ANY_MORE}"
    rf"|i(?: (?:really|just|simply))* (?:can'?t|cannot|can not)(?: (?:do|take) (?:this|it|that))? {_ANY_MORE}"
    r"|i(?:'m| am)(?: (?:just|so|really|completely|finally))* done|i(?:'ve| have)? had enough|i give up"
    r"|enough is enough"
    rf"|(?:don'?t|do not) want(?: (?:to|it|this))? {_ANY_MORE}|no more)"
    r"(?: (?:now|today|tonight|really|of (?:this|it|all this)|with (?:this|it|all this)|please|honestly|sorry))*"
)
_WHOLE = {GREET: _GREETING, ASK_FIRST_STEP: _FIRST_STEP, **NAMED, ANY_COUPLE: COUPLE, NO_MORE: _ENOUGH}


def said_in_few_words(text: str, intent: str) -> str | None:
    """The intent of a short message by its form; None for anything else. `intent`: what it was taken for."""
    words = plain(text)
    if not words or len(words.split()) > _MOST_WORDS:
        return None
    found = next((name for name, form in _WHOLE.items() if form.fullmatch(words)), None)
    if found is None and intent in TAKEN_FOR and OPEN.search(words) and not NOT_OPEN.search(words):
        return OPENNESS
    return found
