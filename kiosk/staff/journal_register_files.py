"""The register of the journal with the minutes of its reviews, as A4 across and as a workbook."""

from dataclasses import dataclass
from pathlib import Path

from config.texts import Speech
from config.typesetting import typeset
from feedback_store.complaints.reviews import Review, reviews_of
from feedback_store.example import is_example
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.staff.dates import day_in_words
from kiosk.staff.workbook import Sheet, as_workbook

TEMPLATE = Path(__file__).with_name("journal_register.typ")


@dataclass(frozen=True)
class Register:
    """What stands in the register of a service for a year, or for all years."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def register_as_pdf(key: str, year: int | None, register: Register) -> bytes:
    """Return the register as pages of A4 across."""
    speech = reader_speech()
    said = {
        "language": reader_language(),
        "title": title_of(speech),
        "service": find_service(desk().store, key).name,
        "of": years_in_words(speech, year),
        "printed": printed_today(speech),
        "example": example(speech),
        "headings": register.headings,
        "rows": register.rows,
        "empty": speech.say("The journal has no entry."),
        "reviews_title": speech.say("Reviews of the journal"),
        "reviews": [review_told(speech, one) for one in reviews_in(key, year)],
        "signature": speech.say("Signature"),
    }
    return bytes(typeset(TEMPLATE, {"register": said}, day=desk().store.today()))


def register_as_workbook(key: str, year: int | None, register: Register) -> bytes:
    """Return the register as a workbook, and on a sheet of its own the minutes of its reviews where there are some."""
    speech = reader_speech()
    about = [f"{title_of(speech)} · {find_service(desk().store, key).name}"]
    about += [f"{years_in_words(speech, year)} · {printed_today(speech)}"]
    about += [mark] if (mark := example(speech)) else []
    sheets = [Sheet(speech.say("Journal"), about, register.headings, register.rows)]
    if reviews := reviews_in(key, year):
        rows = [review_row(speech, one) for one in reviews]
        sheets.append(Sheet(speech.say("Reviews of the journal"), about, review_headings(speech), rows))
    return as_workbook(title_of(speech), desk().store.today(), sheets)


def title_of(speech: Speech) -> str:
    """Return what the register is called."""
    return speech.say("Journal of complaints")


def years_in_words(speech: Speech, year: int | None) -> str:
    """Return of which years it is."""
    return speech.say("Year {year}", year=year) if year else speech.say("All years")


def printed_today(speech: Speech) -> str:
    """Return when it was made."""
    return speech.say("Printed on {day}", day=day_in_words(desk().store.today()))


def example(speech: Speech) -> str:
    """Return the words of an example year; nothing in a real installation."""
    return speech.say("Example data – made-up children and voices") if is_example(desk().store) else ""


def reviews_in(key: str, year: int | None) -> list[Review]:
    """Return the reviews of a year, or of all years."""
    return [one for one in reviews_of(desk().store, key) if year in (None, one.held_on.year)]


def review_headings(speech: Speech) -> tuple[str, ...]:
    """Return what stands above the minutes."""
    say = speech.say
    return (
        say("Date"),
        say("How it stands"),
        say("Who was there"),
        say("What was found and what follows"),
        say("Signed by"),
    )


def review_row(speech: Speech, review: Review) -> tuple[str, ...]:
    """Return the minutes of a review as a line of a table."""
    told, minutes = review_told(speech, review), review.minutes
    present = minutes.present if minutes else ""
    return tuple(part or "–" for part in (told["day"], told["figures"], present, told["found"], told["signed_by"]))


def review_told(speech: Speech, review: Review) -> dict[str, str]:
    """Return the minutes of a review as they are printed."""
    minutes = review.minutes
    if minutes is None:
        return {"day": day_in_words(review.held_on), "figures": "", "present": "", "found": "–", "signed_by": ""}
    figures = speech.say(
        "Entries: {all}, open: {open}, late: {late}",
        all=minutes.entries,
        open=minutes.open_entries,
        late=minutes.late_entries,
    )
    present = speech.say("Present: {names}", names=minutes.present)
    day = day_in_words(review.held_on)
    return {"day": day, "figures": figures, "present": present, "found": minutes.found, "signed_by": minutes.signed_by}
