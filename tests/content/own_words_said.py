"""Own words to a partner: what presses, what is danger, what is harmless and has to go through."""

PRESSING = """
    I need sex at least twice a week or I am gone
    I have waited long enough, you owe me
    I need you to do what I say
    I need you naked
    I need you to be quiet and let me
    I need you to stop seeing your friends
    I need you to quit your job
    I choose who you talk to from now on
    I think it is her duty
    I want her to make it up to me
"""
WATCHING = """
    I want your phone password, every day
    I need to know where you are at all times
"""
DANGER = """
    I will hit you if you go out again
    I'll slap you next time you lie
    If you touch me again I'll stab you
    I will lock you in
    I'll put your nudes online if you cheat again
    I will make you pay
    I'd break her face if you see her again
    I am going to tell your boss if you talk to her
    No means no, last time you did not stop
    you hit me last night
    You force me
    you scare me
    I am scared of you
    I am afraid that you will hit me
    I am afraid that he hits me
    I hit you and I am sorry
"""
HARMLESS = """
    I need a hug and no more
    I cannot have my phone read any more
    I want you to come to therapy with me
    Please tell me where you are going tonight because I worry
    I need time
    i want to {sleep} alone
    I do not want sex tonight
    I want to be close without sex for a while
    I miss you and I am angry
    I am furious about what you did
    I need you to tell me the truth, even when it hurts
    You owe me the truth and an apology
    I want you to stop seeing her
    I need you to end the affair
    If you lie to me again I will leave
    If you shout I will go to another room
    I need you to ask me before you touch me
    Please stop when I say stop
    I am afraid that you will leave me
    I am scared of losing you
    I am scared of you leaving me
    I am afraid of being naked with you
    I feel ugly when you see me naked
    I would like to hold your hand when we watch a film
    Can you hold me when I cry?
    Would you come to bed at the same time as me?
    I do not know how to trust you yet
    I want to do what I say from now on
    I want to make it up to you
    You do not owe me anything
    I will not ask again tonight
    I am sad about your no, and I leave it there
    I need my own bed for now
    I need some evenings with my friends
    I would like to keep my job and my friends
    I do not want you to read my messages
    I do not want to give you my phone password
    I need you to text me when you will be late
    I would feel calmer if you told me yourself when she writes
    It hit me again today when I saw that hotel
    you hit me with this news and I needed a moment
    You scare me when you drive so fast
    I need patience from you on bad days
    I love you and I do not know if I can stay
    Let me finish my sentence before you answer
    Let me know when you are home
    Please do not talk to your mother about our marriage
    I need you to be honest with our therapist
    I hate what happened
    No. I am tired
"""
NO_ANSWER = """
    idk
    I don't know what to say
    🙂
    ...
    12345
    why do you keep lying?
    what should I write?
    who are you?
"""


def lines(block: str) -> list[str]:
    """Each of them."""
    return [line.strip() for line in block.strip().split("\n")]
