"""Own words to a partner: what presses, watches or controls, and what is danger."""

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
TOUCH = """
    i need more sex
    I need us to have more sex
    i need some sex
    i want to have sex again
    i need to have sex
    i need a sex life
    i need good sex to stay in this marriage
    i need to make love to you
    i need you sexually
    i need you in bed
    i need your body
    i need you to be intimate with me
    i need intimacy
    i need physical intimacy from you
    i need physical touch
    i need you to touch me
    i need you to touch me more
    i need you to kiss me every morning
    i need kisses
    i need you to want me
    i need to be touched every day
    i need a blowjob
    i need my needs met
    my needs have to be met
    i need you to satisfy my needs
    i have needs
    i have my needs too
    as a man i need sex
    i am a man and i need sex
    men need sex
    i need sex to feel loved
    i need sex to forgive you
    we should have sex more
    we need to have sex twice a week
    you need to have sex with me
    you have to touch me
    you should kiss me more
    i need you to cuddle me every night
    i need you to hug me whenever i want
    can we have sex
    i would like to have sex with you
    i really want to sleep with you again
    lets have sex
    i feel lonely i need sex
    I feel unloved. I need sex.
    what i need is sex
    sex is what i need
    all i need is sex
    I just need sex to feel like a couple again
    I need physical love
    i need us to be intimate again
    i need you to make love to me
    I want us to be having sex by Christmas
    you need to be more physical with me
    it is important for me to have sex
    i need to know you will have sex with me again
    i feel rejected, I need you to touch me
    I need to feel your skin
    I need to hold you every night
    I need you to be available for me in bed
    i feel horny and i need sex
"""
WATCHING = """
    I want your phone password, every day
    I need to know where you are at all times
    i need to see your texts
    i need to look at your phone
    i need to check your phone
    i need to be able to check your phone
    i need to go through your messages
    i need your phone
    i need your password
    i need all your passwords
    i want to see your messages
    i want to read your whatsapp
    i want your phone unlocked
    i need to see who you are texting
    i need to see who you text
    i need to know who you are talking to
    i need to know where you are
    i need to know where you are all day
    i need to track your phone
    i need to track your location
    i need to see your location
    i need your location
    i need you to share your location with me
    i need you to turn on find my iphone
    i need to put a tracker on your car
    i need you to show me your phone
    i need you to show me your messages every day
    let me see your phone
    give me your phone
    give me your password
    you need to show me your phone
    you have to give me your passwords
    i need full access to your email
    i need to monitor you
    i need to keep an eye on you
    i need you to send me pictures of where you are
    i need proof of where you are
    i need you to call me every hour
    i need you to text me every hour
    i need you to tell me where you are at all times
    i need to check your emails
    i need to read your diary
    i need to see your bank statements
    i feel angry and i need to see your phone
    i feel scared, i need you to show me your texts
    i need to look through your phone from time to time
    i need you to hand over your phone when i ask
    i need to be allowed to look at your phone
    i need you to let me check your phone
    i need to be able to look at your texts anytime
    i need to have your passcode
    i need transparency with your phone
    I need you to be open with your phone
    i need to see what you write to her
    I need to see all your conversations
    I need to see your instagram dms
    i need to read everything you write
    i need to see where you are on my phone
    i need your live location on
    i need a tracker on your phone
    i need you to check in every hour
    i need you to video call me when you are out
    i feel anxious and need to check your phone
    i cant trust you until i see your phone
    i need you to tell me everything you do
"""
CONTROL = """
    i need you home at 6
    i need you to come home right after work
    i need you to come straight home after work
    i need you to never go out without me
    i need you to stop going out
    i need you to delete facebook
    i need you to get off social media
    i need you to delete all your accounts
    i need you to stop talking to other women
    i need you to not talk to any men
    i need you to not work with women
    i need you to block all your female friends
    i need you to ask permission
    i need you to dress modestly
    i need to control you
    i need you with me all the time
    i need you to be with me all the time
    i need you to answer when i call, always
    i need you to pick up every time i call
    i need you to give me your salary
    i need control over your phone
    i need you to leave your phone unlocked
    i need you to stay in tonight
    i need you not to go to that party
    i need you to stop meeting your colleagues
    i need you to not have female friends
    i need you to give up your gym
    i need you to change jobs
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


def lines(block: str) -> list[str]:
    """Each of them."""
    return [line.strip() for line in block.strip().split("\n")]
