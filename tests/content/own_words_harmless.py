"""Own words to a partner that are harmless and have to go through, and what is none of them."""

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
    i need time
    i need a hug
    i need a hug when i cry
    i need you to hold me
    i need you to hold my hand
    i need to feel safe
    i need to feel wanted
    i need to feel loved
    i need closeness without sex
    i need you to know i don't want sex yet
    i need sex to stop being a test
    i need us to go slowly with touch
    i need you to stop touching me at night
    i need you to wait
    i need the truth
    i need honest answers
    i need to know the truth about the affair
    i need to know why you did it
    i need to know if you still see her
    i need you to cut contact with her
    i need you to block her number
    i need you to stop texting him
    i need you to tell me when she contacts you
    i need you to come home on time tonight if you can
    i need you to tell me when you are late
    i need you to call if you are late
    i need you to put your phone away at dinner
    i need you to listen
    i need you to answer my questions
    i need you to stop lying
    i need some space
    i need to sleep in another room
    i need you to stop checking my phone
    i need you to stop tracking me
    i need you to give me my passwords back
    i need you to respect my no
    i need to see my friends
    i need my privacy
    i need to keep my phone to myself
    i do not want to show you my phone
    i need to decide for myself who i see
    i want to go out with my friends without asking
    i need you to trust me
    i need to be able to trust you
    i need reassurance
    i need affection in small ways
    i need to talk about our sex life calmly
    i need to talk about sex
    i want to talk about sex without fighting
    i miss our sex life
    i miss your touch
    i miss being touched
    i feel unwanted
    i feel scared when you touch me
    i feel used when we have sex
    i need you to stop asking for sex
    i need a kiss goodnight only if you want to
    i need patience
    i need to see that you mean it
    i need to see a change
    i need to see a therapist
    i need you to see a doctor
    i need you to read this letter
    i need to check in with you once a week
    i need us to check in once a week
    i want to watch a film with you
    i need you to be home for the kids' dinner tomorrow
    i need help with the kids
    i need to know that you are safe
    i need you to pick up the kids
    i need you to answer honestly
    i need you to look at me when we talk
    i need you to be with me at the doctor
    i need you to be next to me at the funeral
    i need to know you won't leave
    i need you to stop going out with her
    i need to ask you before i touch you
    i need to be in control of my own money
    i need my own bank account
    i want to stop reading your messages
    i would like to stop checking your phone
    i hate that i check your phone
    i need you not to text her
    i need you to leave her
    i need you to delete her pictures
    please stay with me tonight
    do not talk to me about it at night
    i need you to see me
    i need you to look at me
    i need to look after myself
    i need to read a book alone
    i need to see my own doctor
    i need you to hear me
    i need to see you smile
    i need you to show me that you care
    i need you to share your feelings
    i need you to open up
    i need you to check on me when I cry
    i need to check my own feelings
    i need to call a friend
    I need you to call me when you can
    i need a phone call once a day, if that is all right
    i need you to go to therapy
    i need you to stop drinking
    i need you to stay calm
    i need you to stay away from her
    i need you to come to bed earlier
    i need you to be patient
    i need you to be honest about money
    i need you to be on my side
    i need us to have one calm hour
    i need us to be gentle
    i need a date with you
    i need you to be gentle when you touch me
    i need to stop when i say stop
    i need slow touch without sex
    i need to be asked first
    i need you to want to be here
    i need to feel desired, I know you can't force that
    i want to be close to you
    would you hold me for a minute
    can we hold hands on the walk
    can we talk about what touch is fine
    could you text me when you get there
    would you tell me when she writes
    can you put your phone away
    i feel jealous when you text at night
    i feel sad that we do not touch
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
