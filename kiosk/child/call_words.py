"""The words of the hand: what a child reads who wants to talk to someone, at most eight words a line."""

from config.texts import speech


def call_words(language: str) -> dict[str, str]:
    """Return them by the names by which the page knows them."""
    say = speech(language).say
    return {
        "call": say("I want to talk to someone"),
        "call_who": say("Who do you want to talk to?"),
        "call_touch": say("Touch somebody. I tell them at once."),
        "call_nobody": say("Nobody from here"),
        "call_against": say("Is there somebody who should not come?"),
        "call_telling": say("I am telling them now."),
        "call_wait": say("Wait here."),
        "call_unknown": say("Nobody knows yet."),
        "call_show": say("Show this sign to a grown-up."),
        "call_told": say("I told {who}."),
        "call_comes": say("They are coming."),
        "call_told_outside": say("I told somebody from outside."),
        "call_helps": say("They will help."),
        "call_phone": say("Call. They listen to you there."),
        "call_outside": say("Tell somebody who is not from here"),
        "call_tried": say("A try: nobody is told."),
    }
