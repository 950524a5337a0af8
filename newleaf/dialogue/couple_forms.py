"""The forms of asking whether what the guide says holds for a couple like them, or of telling what couple they are."""

import re

from newleaf.dialogue.plain_words import OPENING

_KIND = (
    r"(?:(?:both|all|two|a|an|the|same|gay|lesbian|bi|queer|trans|straight|older|old|young|mixed|interracial|long) )*"
    r"(?:m[ae]n|wom[ae]n|guys|girls|ladies|gay|lesbians?|bi(?:sexual)?|queer|trans(?:gender)?|non ?binary|asexual"
    r"|same sex(?: couple)?|(?:gay|lesbian|queer|straight|unmarried|older|same sex) couple|couple|old(?:er)?"
    r"|young(?:er)?"
    r"|elderly|over (?:50|60|70|80)|in (?:our|my) (?:[2-8]0s|twenties|thirties|forties|fifties|sixties|seventies"
    r"|eighties)|unmarried|engaged|dating|only dating|living together|living apart|separated|divorced|long distance"
    r"|in a (?:long distance|same sex|gay|lesbian|queer) (?:relationship|marriage)|not (?:even )?(?:married"
    r"|straight"
    r"|living together|a (?:couple|straight couple))|(?:boy|girl)friends?(?: and (?:boy|girl)friend)?|wives|husbands)"
)
_WE = (
    r"(?:we(?:'re| are|re)|(?:me|myself) and my (?:partner|wife|husband|girlfriend|boyfriend|spouse) are"
    r"|my (?:partner|wife|husband|girlfriend|boyfriend|spouse) and (?:i|me) are)"
    r"(?: (?:actually|both|just|only|though|also|not|never))*"
)
_MYSELF = (
    r"(?:gay|(?:gay|trans|queer) (?:man|woman|guy)|lesbian|bi(?:sexual)?|queer|trans(?:gender)?|non ?binary|asexual"
    r"|straight"
    r"|married|in a (?:long distance|same sex|gay|lesbian|queer) (?:relationship|marriage))"
)
_WE_ARE = (
    rf"(?:{_WE} {_KIND}|i(?:'m| am|m)(?: (?:a|also|actually|not|only))* {_MYSELF}|we (?:aren'?t|never got"
    r"|didn'?t get) (?:even )?married|we (?:don'?t|do not) live together)"
)
_FOR_WHOM = (
    r"(?:us|me|gays?|lesbians?|men|women|two (?:men|women)|gay (?:men|people|couples)|lesbian couples|queer (?:people"
    r"|couples)|same sex(?: couples| partners| marriages)?|trans (?:people|couples)|unmarried (?:people|couples)"
    r"|older (?:people|couples)|every(?:one|body)|any(?:one|body)|all (?:couples|kinds of couples)|couples like us"
    r"|married (?:people|couples)|straight (?:people|couples)|people like us|long distance(?: couples)?|boyfriends?"
    r"|girlfriends?)"
)
_SAME_FOR = (
    r"(?:does|do|will|would|is|are|can)(?: (?:all|any) (?:of )?)? ?(?:the same|this|that|it|your \w+|the \w+"
    r"|these(?: \w+)?"
    r"|what you"
    r" (?:say|said)|you)(?: (?:all|also|still|really|only|just|meant|made|even))*(?: (?:apply|go|work|hold|true"
    r"|count|help"
    r"|fit|there|here|be the same|the same))* (?:to|for|with)"
)
_SAME = (
    r"(?:(?:does|do|will|would|is|are|can|could)(?: (?:all|any) (?:of )?)? ?(?:the same|this|that|it|your (?:advice"
    r"|answers"
    r"|exercises|tips)|these|what you (?:say|said)|these (?:exercises|things)|you|any of (?:this|that|it))"
    r"(?: (?:all|also|still|then|really|only|just|meant|made|even))*(?: (?:apply|applies|go|goes|work|works|hold"
    r"|holds|true"
    r"|count|counts|help|helps|the same|be the same|ok|okay|different|fit|there|here|for))*"
    rf"(?: (?:to|for|with) {_FOR_WHOM})?(?: (?:too|as well|then|though|also))*)"
)
COUPLE = re.compile(
    rf"{OPENING}(?:{_WE_ARE}(?: (?:and|so|but|if that matters|btw|though|by the way|is that (?:ok|okay|a problem)"
    rf"|does that matter|does it matter))*(?: {_SAME})?"
    rf"|(?:does|do) (?:it|that) (?:matter|make a difference) (?:that|if|when) {_WE_ARE}"
    rf"|{_SAME}(?: (?:if|when|since|because|even if|even though|that) {_WE_ARE})"
    rf"|{_SAME_FOR} {_FOR_WHOM}(?: (?:too|as well|then|though|also))*)"
)
"""A whole message of that kind."""
