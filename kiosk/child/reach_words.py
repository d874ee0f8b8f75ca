"""The words of what helps children who do not touch: two pictures at a time, their own way, stamps."""

from config.texts import speech


def reach_words(language: str) -> dict[str, str]:
    """Return the words, by the names by which the page knows them."""
    say = speech(language).say
    return {
        "more": say("Others"),
        "own": say("Easier for me"),
        "bigger": say("Bigger pictures"),
        "slower": say("Slower"),
        "sound": say("With sound"),
        "own_done": say("Ready"),
        "stamps": say("Stamps"),
        "stamp_sun": say("Sun"),
        "stamp_heart": say("Heart"),
        "stamp_flower": say("Flower"),
        "stamp_star": say("Star"),
        "stamp_person": say("Person"),
        "stamp_house": say("House"),
        "stamp_rain": say("Rain"),
        "stamp_lightning": say("Lightning"),
    }
