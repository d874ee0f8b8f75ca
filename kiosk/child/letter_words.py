"""The words of the receipt for a letter, and of the way to its answer: at most eight a line."""

from config.texts import speech
from feedback_store.complaints.picture_receipts import COLOURS, PICTURES

FOLLOW_UP = "follow_up"
"""The instrument that is asked of whoever has read the answer."""


def letter_words(language: str) -> dict[str, str]:
    """Return them by the names by which the page knows them."""
    say = speech(language).say
    return {
        "receipt": say("Remember the pictures. With them you see the answer."),
        "receipt_where": say("They are under the sheet. Let nobody else look."),
        "receipt_touch": say("Touch the sheet."),
        "receipt_hide": say("Cover them"),
        "receipt_known": say("I know them"),
        "receipt_without": say("Without pictures"),
        "receipt_check": say("Touch them once more, in order."),
        "receipt_check_colour": say("And which colour?"),
        "receipt_wrong": say("Almost. Here they are again."),
        "receipt_own": say("Your pictures"),
        "answer_pictures": say("Touch your pictures in order."),
        "answer_colour": say("Which colour was it?"),
        "answer_looking": say("I am looking for your answer."),
        "answer_patience": say("Wait here a little."),
        "answer_not_yet": say("There is no answer yet."),
        "answer_another_day": say("Come again another day."),
        "answer_absent": say("I can't look now. Come again."),
        "answer_again": say("Try again"),
        "answer_here": say("Here is your answer."),
        "answer_closed": say("This letter is closed."),
        "answer_more": say("Say something to it"),
    }


def picture_names(language: str) -> dict[str, str]:
    """Return what each picture of a receipt is called."""
    say = speech(language).say
    names = {
        "sun": say("Sun"),
        "moon": say("Moon"),
        "star": say("Star"),
        "cloud": say("Cloud"),
        "rainbow": say("Rainbow"),
        "mountain": say("Mountain"),
        "tree": say("Tree"),
        "flower": say("Flower"),
        "leaf": say("Leaf"),
        "mushroom": say("Mushroom"),
        "apple": say("Apple"),
        "pear": say("Pear"),
        "carrot": say("Carrot"),
        "cherries": say("Cherries"),
        "fish": say("Fish"),
        "snail": say("Snail"),
        "butterfly": say("Butterfly"),
        "cat": say("Cat"),
        "turtle": say("Turtle"),
        "duck": say("Duck"),
        "hedgehog": say("Hedgehog"),
        "elephant": say("Elephant"),
        "house": say("House"),
        "boat": say("Boat"),
        "car": say("Car"),
        "bicycle": say("Bicycle"),
        "train": say("Train"),
        "ball": say("Ball"),
        "balloon": say("Balloon"),
        "kite": say("Kite"),
        "drum": say("Drum"),
        "bell": say("Bell"),
        "ice_cream": say("Ice cream"),
        "key": say("Key"),
        "umbrella": say("Umbrella"),
        "cup": say("Cup"),
        "spoon": say("Spoon"),
        "hat": say("Hat"),
        "boot": say("Boot"),
        "glasses": say("Glasses"),
        "clock": say("Clock"),
        "ladder": say("Ladder"),
    }
    return {key: names[key] for key in PICTURES}


def colour_names(language: str) -> dict[str, str]:
    """Return what each colour of a receipt is called."""
    say = speech(language).say
    names = {
        "red": say("Red"),
        "orange": say("Orange"),
        "yellow": say("Yellow"),
        "green": say("Green"),
        "blue": say("Blue"),
        "purple": say("Purple"),
        "brown": say("Brown"),
        "white": say("White"),
    }
    return {key: names[key] for key in COLOURS}


def names_of_receipts(language: str) -> dict[str, str]:
    """Return the names of all pictures and colours, as they are read aloud."""
    named = {**picture_names(language), **colour_names(language)}
    return {f"receipt_{key}": name for key, name in named.items()}
