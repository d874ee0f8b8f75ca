"""The words of the child's page that belong to no instrument: those on its shelf, and those that come behind it."""

from config.helplines import help_numbers, way_to_help
from config.speaker_names import speaker_names
from config.texts import speech
from config.vocabulary import ADULT_SPEAKERS, OFFERED
from kiosk.child.call_words import call_words
from kiosk.child.letter_words import letter_words, names_of_receipts
from kiosk.child.reach_words import reach_words


def words_in(language: str) -> dict[str, str]:
    """Return the words that children meet on the page, by the names by which it knows them."""
    return (
        words_of_shelf(language) | _words_after_a_touch(language) | names_of_receipts(language) | news_words(language)
    )


def words_behind(language: str) -> dict[str, str]:
    """Return the words that the shelf stands without: they are the same for every device and come behind it."""
    return (
        _words_after_a_touch(language) | words_for_adults(language) | ways_of_writing(language) | news_words(language)
    )


def ways_of_writing(language: str) -> dict[str, str]:
    """Return how a language is typed and read; nobody reads it aloud."""
    one = OFFERED[language]
    return {
        "keyboard_rows": " ".join(one.keyboard),
        "first_letters": one.first_letters,
        "reads_cyrillic": "yes" if one.reads_cyrillic else "",
    }


def news_words(language: str) -> dict[str, str]:
    """Return what stands above news that is only told, since nothing was done yet."""
    return {"news_heard": speech(language).say("You said – we heard")}


def words_of_shelf(language: str) -> dict[str, str]:
    """Return the words that stand on the shelf, or may without a touch."""
    say = speech(language).say
    return {
        "shelf": say("What do you want to do?"),
        "still_here": say("Are you still here?"),
        "here": say("I'm here"),
        "languages": say("Language"),
        "delivered": say("All is delivered."),
        "read_aloud": say("Read aloud"),
        "kept": say("It is kept and will be sent later."),
        "long": say("Nothing could be sent for days. Is the server running?"),
        "frail": say("What is not sent yet is lost when this page closes."),
        "refused": say("The server did not accept: {count}."),
        "try_out": say("Try-out: it does not count"),
        "circle": say("Morning circle"),
        "empty": say("Nothing stands on the shelf yet."),
        "call": call_words(language)["call"],
        "answers": say("See my answer"),
    }


def _words_after_a_touch(language: str) -> dict[str, str]:
    say = speech(language).say
    return {
        "home": say("Home"),
        "back": say("Back"),
        "go_on": say("Go on"),
        "may_skip": say("You don't have to say."),
        **way_to_help(language)._asdict(),
        "tried": say("That was a try. It does not count."),
        "sending": say("Try-out: being sent…"),
        "arrived": say("Try-out, arrived: {answers}. It does not count."),
        "quoted": say("“{text}”"),
        "not_arrived": say("Try-out: it did not arrive. Is the server running?"),
        "circle_how_many": say("How many are in the circle?"),
        "circle_least": say("A circle has at least three."),
        "circle_pass": say("Pass the tablet on."),
        "circle_turn": say("It's my turn"),
        "circle_all": say("Everybody has answered. Look at the board together."),
        "circle_show": say("Show"),
        "circle_board": say("This is how we feel here today."),
        "circle_thanks": say("Thank you. Your voices are in the box."),
        "circle_stop": say("Do we stop here?"),
        "circle_go_on": say("We go on"),
        "circle_put_in": say("Put what was said into the box"),
        "circle_forget": say("Stop and forget it"),
        **words_for_writing(language),
        **words_for_drawing(language),
        **reach_words(language),
        **call_words(language),
        **letter_words(language),
    }


def words_for_adults(language: str) -> dict[str, str]:
    """Return the words that only adults meet on the page, before and after what is asked of them."""
    say = speech(language).say
    return {
        "who": say("Who is answering?"),
        **{speaker.value: name for speaker, name in speaker_names(language).items() if speaker in ADULT_SPEAKERS},
        "may_leave_out": say("You may leave this out."),
        "help_for_every_child": help_numbers(language)[0],
    }


def words_for_writing(language: str) -> dict[str, str]:
    """Return the words of a sheet of paper and of the keyboard below it."""
    say = speech(language).say
    return {
        "nobody_knows": say("We don't know who writes."),
        "may_be_known": say("Grown-ups may recognise you by how you write."),
        "in_danger": say("If you are in danger, we may find out who you are, to help you."),
        "full": say("The sheet is full."),
        "keyboard": say("Keyboard"),
        "capital": say("Capital letter"),
        "erase": say("Rub out"),
        "space": say("Space"),
        "new_line": say("New line"),
        "signs": say("Numbers and signs"),
        "letters": say("Letters"),
    }


def words_for_drawing(language: str) -> dict[str, str]:
    """Return the words of the sheet on which is drawn, of its pens and of what lies beside it."""
    say = speech(language).say
    return {
        "may_not_draw": say("You don't have to draw."),
        "nobody_knows_hand": say("We don't know who draws."),
        "hand_may_be_known": say("Grown-ups may recognise you by how you draw."),
        "sheet": say("The sheet"),
        "black": say("Black"),
        "red": say("Red"),
        "yellow": say("Yellow"),
        "green": say("Green"),
        "blue": say("Blue"),
        "brown": say("Brown"),
        "thin": say("Thin line"),
        "medium": say("Medium line"),
        "thick": say("Thick line"),
        "rubber": say("Rubber"),
        "step_back": say("One step back"),
        "anew": say("Draw anew"),
        "really_anew": say("Wipe all away?"),
        "drawn": say("Drawing"),
    }
