"""The forms of what children tell of pictures they are asked for, or threatened with. Each is a whole message."""

from newleaf.content.after_help import Section
from newleaf.dialogue.child_words import ADV, OR_NOT, whole

_SOMEBODY = r"(?:he|she|they|someone|somebody|(?:this|a|some) (?:boy|girl|guy|person|man)|my (?:step ?)?\w+)"
_PICTURE = (
    r"(?: (?:him|her|them|it|one|some|someone|to|a|an|the|any|more|another|my|of|me|myself|naked|nude|dirty|rude"
    r"|picture|pictures|sexy|body|that|those|two|on|snap|snapchat|insta|online|already|before|once|ages|ago|last"
    r"|make|up|prove|week|yesterday|night))*"
)
_ASKS = (
    r"(?:wants?|wanted|asks?|asked|asking|keeps? asking|keeps? on asking|begs|begging|keeps begging|told|tells|says"
    r"|(?:won'?t|doesn'?t) stop asking|pressures|pressuring|keeps pressuring)"
)
_LEAVES = r"(?:dump|leave|break up with|finish with|hate|ignore) me"
_PICTURES_ASKED = (
    rf"(?:(?:should|shall|do|must|can) i{ADV} (?:send|do|have to send|need to send)(?: (?:it|that))?{_PICTURE}{OR_NOT}"
    rf"|(?:is it|would it be) (?:ok|okay|bad|wrong|fine|normal) (?:to|if i) send{_PICTURE}"
    rf"|{_SOMEBODY}(?:'?s| is| are)?{ADV} {_ASKS}(?: me)?(?: (?:for|to|into|send|sending|i|should|have))+{_PICTURE}"
    rf"|what if i (?:don'?t|do not|won'?t|refuse)(?: (?:to|send|want))*{_PICTURE}"
    rf"|(?:he|she)(?: (?:says?|said))?(?: that)?(?: (?:he|she))?(?:'?ll| will| would|'d| is going to|'s going to)"
    rf" {_LEAVES} (?:if|unless) i (?:don'?t |do not |won'?t )?send{_PICTURE}"
    rf"|i(?:'ve| have)?{ADV} (?:already )?sent{_PICTURE})"
)

_WHERE = (
    r"(?: (?:it|them|that|this|these|my|the|picture|pictures|around|round|everyone|everybody|every|one|to|mum|dad"
    r"|parents|family|friends|mates|school|class|year|whole|people|boys|lads|on|online|insta|instagram|snap|snapchat"
    r"|tiktok|facebook|whatsapp|internet|up|all|over|of|with|group|chat|in|a))+"
)
_UNLESS = (
    r"(?: (?:if|unless|until) i(?: (?:don'?t|do|not|won'?t|send|sent|pay|give|show|meet|do|what|he|she|they|says?"
    r"|wants?|want|him|her|them|more|another|one|money|up|it|to|picture|pictures|break|with|leave|tell|anyone))+)?"
)
_NOW = r"(?:(?:and|but|now|so|then) )*(?:i'?m (?:so |really )?(?:scared|afraid|worried)(?: that)? )?"
_THREAT = (
    rf"{_NOW}(?:{_SOMEBODY}(?:'?s| is| are| has)?(?: (?:now|just|keeps?|always))*"
    r" (?:says?|said|saying|threatens?|threatening|threatened|told me|telling me)(?: (?:that|me))* ?)?"
    r"(?:(?:he|she|they)(?:'?s|'?ll|'?re|'?d| is| are| will| would)? ?|to )(?:going to |to |wants? to )?"
    rf"(?:show|send|post|share|leak|put|upload|expose|spread|forward){_WHERE}{_UNLESS}"
)
_BLACKMAIL = (
    rf"{_NOW}{_SOMEBODY}(?:'?s| is| are)?(?: (?:now|just|keeps?))*"
    r" (?:(?:blackmailing|blackmails) me(?: (?:for|with)(?: (?:money|more|my|a|the|picture|pictures))+)?"
    r"|(?:wants?|asks? for|asking for|demands)(?: (?:money|cash|gift|cards?|more|picture|pictures|or|me|to|pay))+"
    rf" {_THREAT})"
)
_IS_OUT = (
    rf"{_NOW}(?:{_SOMEBODY}(?:'?s| has|'ve| have)?(?: (?:just|already))* (?:shared|posted|leaked|uploaded|sent|showed"
    rf"|shown) (?:it|them|my pictures?|the pictures?)(?:{_WHERE})?"
    r"|(?:it|they|my pictures?)(?:'?s| is| are|'?re| has| have)?(?: been)?(?: (?:already|all))*"
    rf" (?:shared|posted|leaked|online|going (?:a)?round|all over)(?:{_WHERE})?)"
)
_TAKEN_DOWN = (
    r"how (?:do|can) i (?:get|have|take|delete|remove) (?:it|them|that|(?:the|my) pictures?|him to delete)"
    r"(?: (?:down|off|back|deleted|removed|taken|the|it|them|internet|insta|snap|snapchat|instagram|my|pictures?))*"
)
_SENT = rf"(?:i(?:'ve| have)?{ADV} (?:already )?(?:sent|shared|posted){_PICTURE} )?"
_PICTURES_SENT = rf"(?:{_SENT}(?:{_THREAT}|{_BLACKMAIL}|{_IS_OUT})(?: (?:{_THREAT}|{_BLACKMAIL}))?|{_TAKEN_DOWN})"
_EVIDENT = r"(?=.*\b(?:pictures?|naked|sen[dt]\w*)\b)"

ABOUT_PICTURES = {
    Section.PICTURES_SENT: whole(_PICTURES_SENT),
    Section.PICTURES_ASKED: whole(rf"{_EVIDENT}{_PICTURES_ASKED}"),
}
"""What is told, by section; a threat goes before what was asked for."""
