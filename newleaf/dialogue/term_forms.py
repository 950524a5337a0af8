"""Terms that people ask for by name, and the forms of asking."""

import re

from newleaf.dialogue.plain_words import OPENING

BONDING, SENSATE_FOCUS = "scope_bonding", "scope_sensate_focus"
"""The intents of who asks what a term means."""
_ABOUT_IT = (
    r"(?:what(?:'s| is| does| exactly is|s)?(?: (?:that|this|the|a|an))?|what do (?:you|people|they) mean (?:by|with)"
    r"|tell me (?:more )?about|explain|define|meaning of|info(?:rmation)? (?:on|about)|how (?:long|common|normal"
    r"|often) (?:does|do|will|can|is)|is|have you heard of"
    r"|(?:do )?you know(?: about)?|i(?:'ve)? (?:read|heard|keep reading|keep hearing|saw)(?: (?:a lot"
    r"|something))? about"
    r"|(?:do|can|could|should) (?:we|i|you)(?: (?:please|help us|guide us|show us|teach us|tell us|show me|explain))*"
    r"(?: (?:do|try|use|with|through|how to do|about|start))?|how (?:do|does|can|would|should) (?:we|i|you"
    r"|one)?(?: (?:do"
    r"|try|start|stop|use|begin))?|how does|we(?:'re| are)? (?:want to try|want to do|were told to (?:do|try)|doing"
    r"|trying|in the)|our (?:therapist|counsell?or) (?:mentioned|wants us to (?:do|try)|told us (?:about|to do|to try)"
    r"|suggested|says (?:it'?s|this is|to (?:do|try)))|i think (?:we'?re|this is|it'?s|i(?:'m| am) (?:in"
    r"|having))(?: in)?"
    r"|is (?:this|that|it|what we have)|this is|could (?:this|it) be|we have|i have|help with|about|why does|does)"
)
_THEN = (
    r"(?: (?:mean|means|is|please|work|works|exactly|actually|really|happen|happens|last|again|normal|healthy|bad|good"
    r"|a real thing|real|a thing|phase|stage|after (?:an |the )?(?:affair|betrayal|infidelity|cheating|d ?day)"
    r"|for (?:us"
    r"|couples)|about|it|exercises?|technique|sessions?|steps?|together|at home|alone|here|instructions|a good idea|ok"
    r"|okay|with (?:me|us|you)|help|then|all|so|or|and|how|what|why|does|do|is that|that))*"
)
_TERMS = {
    BONDING: r"(?:hysterical(?:ly)? bond(?:ing|ed)?|histerical bonding|hysteric bonding)",
    SENSATE_FOCUS: r"(?:sen[sc]ate focus(?:ing|ed)?|sensual focus|sensory focus exercises?)",
}
NAMED = {
    intent: re.compile(rf"{OPENING}(?:{_ABOUT_IT} ){{0,2}}(?:the |a |some |this |called )*{term}{_THEN}")
    for intent, term in _TERMS.items()
}
"""A whole message that asks about a term, or tells that it is what they have, by intent."""
