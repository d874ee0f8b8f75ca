"""The words of the page behind a QR code: what is asked before an instrument, and what stands at its end."""

from config.helplines import help_numbers, way_to_help
from config.speaker_names import speaker_names
from config.texts import speech
from config.vocabulary import AgeBand
from kiosk.child.words import words_behind, words_of_shelf

AGES = {
    AgeBand.FROM_4_TO_7: "4–7",
    AgeBand.FROM_8_TO_11: "8–11",
    AgeBand.FROM_12_TO_14: "12–14",
    AgeBand.FROM_15_TO_17: "15–17",
}


def words_at_the_door(language: str) -> dict[str, str]:
    """Return the words of the first screens, by the names by which the page knows them."""
    say = speech(language).say
    return {
        "who": say("Who is answering?"),
        "languages": say("Language"),
        "nothing_kept": say(
            "We do not write down who you are: no name, no number. "
            "When the page closes, only its address stays on the phone."
        ),
        "age": say("How old are you?"),
        "support": say("Is somebody helping you to answer?"),
        "back": say("Back"),
        "home": say("Home"),
        "moment": say("One moment…"),
        "read_aloud": say("Read aloud"),
        "help_for_every_child": help_numbers(language)[0],
        **way_to_help(language)._asdict(),
        **{speaker.value: name for speaker, name in speaker_names(language).items()},
        **_ages(language),
        "alone": say("No, just me"),
        "with_help": say("Yes, I have help"),
        "not_told": say("I won't say"),
    }


def words_behind_the_door(language: str) -> dict[str, str]:
    """Return all words of the page: those of the child's page too, whose screens it shows."""
    say = speech(language).say
    return {
        **words_of_shelf(language),
        **words_behind(language),
        **words_at_the_door(language),
        "shelf_for_adults": say("What would you like to tell us about?"),
        "not_here": say("That is not here. There is something else:"),
        "not_here_for_adults": say("What you asked for is not offered to you here. There is this:"),
        "nothing_here": say("There is nothing here for you yet."),
        "into_the_box": say("On the way into the box…"),
        "not_in_the_box": say("That did not work. Your voice is not in the box yet. Try once more?"),
        "not_in_the_box_for_adults": say(
            "That did not work. Your answers are not in the box yet. Please try once more."
        ),
        "try_again": say("Try again"),
        **_words_of_letters(language),
    }


def _words_of_letters(language: str) -> dict[str, str]:
    say = speech(language).say
    return {
        "my_answer": say("My answer"),
        "not_reached": say("The line is down. One more try?"),
        "four_words": say("Your four words:"),
        "write_down": say("Write them down. With them you will see the answer."),
        "four_words_for_adults": say("These are your four words:"),
        "write_down_for_adults": say("Please write them down. The answer will wait for you with these four words."),
        "check_words_for_adults": say("Please type the four words once more."),
        "uncover": say("Show the words"),
        "check_words": say("Type the four words once more."),
        "words_right": say("That's right. The answer will be here."),
        "words_wrong": say("Not quite the same. Here they are again."),
        "type_words": say("The four words:"),
        "four_needed": say("Four words are needed, in their order."),
        "unknown_words": say("Not among the words: {words}. Perhaps a letter is different."),
        "nothing_yet": say("There is nothing with these words yet."),
        "when_opened": say("The box is opened in the evening, after a week at the latest."),
        "letter_of": say("Letter, {day}:"),
        "answer_of": say("Answer, {day}:"),
        "all_right": say("It is all right now."),
        "no_answer_yet": say("There is no answer yet."),
        "is_closed": say("This letter is closed."),
        "add_more": say("Say something to it"),
    }


def _ages(language: str) -> dict[str, str]:
    say = speech(language).say
    plain = {band.value: years for band, years in AGES.items()}
    return {AgeBand.UNDER_4.value: say("Under 4"), **plain, AgeBand.FROM_18.value: say("18 or older")}
