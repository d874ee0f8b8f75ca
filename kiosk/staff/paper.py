"""Paper: sheets to print for a service, and the page on which filled ones are entered by keyboard alone."""

from flask import Response as Page
from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from config.instrument import Instrument
from config.narrowing import without_kinds
from config.texts import OWN_NAMES
from config.vocabulary import LANGUAGES
from feedback_store.intake import ASKED_SUPPORT
from feedback_store.offering import offered_by
from feedback_store.social_services import find_service
from kiosk import wire
from kiosk.desk import desk
from kiosk.inbound import read_as
from kiosk.language import reader_language
from kiosk.paper.entry import asked_pile, bands_for, entry_told, is_enterable
from kiosk.paper.forms import UNASKED_KINDS
from kiosk.paper.sheet import make_sheets, sheets_as_pdf
from kiosk.paper.taking import SentSheet, take_sheet
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.paper_words import entry_words, speaker_words, support_words
from kiosk.taking import read_body


@staff.get("/paper")
def show_paper() -> str | Response:
    """Show the services that have sheets; where there is one, its sheets at once."""
    services = my_services()
    if len(services) == 1:
        return redirect(url_for("staff.show_sheets", key=services[0].key))
    return render_template("staff/paper.html", services=services)


@staff.get("/paper/<key>")
def show_sheets(key: str) -> str:
    """Show the sheets of a service: to print in every language, and to enter."""
    store = desk().store
    return render_template(
        "staff/paper_sheets.html",
        service=find_service(store, key),
        has_others=len(my_services()) > 1,
        instruments=offered_by(store, key).values(),
        is_enterable=is_enterable,
        names=OWN_NAMES,
    )


@staff.get("/paper/<key>/sheet.pdf")
def show_sheet(key: str) -> Page:
    """Return sheets as PDF: of the instrument and in the language that are asked for, else of all and in all."""
    instrument, language = request.args.get("instrument"), request.args.get("language")
    languages = (language,) if language in LANGUAGES else LANGUAGES
    sheets = make_sheets(desk().store, key, (instrument,) if instrument else (), languages)
    return Page(sheets_as_pdf(sheets), mimetype="application/pdf")


@staff.get("/paper/<key>/enter")
def show_entry(key: str) -> str | Response:
    """Show the page on which a pile of sheets is entered or, until it is said how they were filled, ask for that."""
    service = find_service(desk().store, key)
    instrument = asked_instrument(key)
    if instrument is None:
        return redirect(url_for("staff.show_sheets", key=key))
    pile = asked_pile(instrument, request.args)
    shown = {"service": service, "instrument": instrument, "support_words": support_words()}
    if pile is None:
        bands, speakers = bands_for(instrument), speaker_words()
        lists = {"bands": bands, "speakers": speakers, "supports": ASKED_SUPPORT, "names": OWN_NAMES}
        return render_template("staff/paper_pile.html", **shown, **lists)
    told = entry_told(pile, reader_language()) | {"words": entry_words(), "supports": list(support_words().items())}
    return render_template("staff/paper_entry.html", **shown, pile=pile, told=told, names=OWN_NAMES)


@staff.post("/paper/<key>")
def enter_sheet(key: str) -> Page:
    """Drop one sheet into the box, and tell whether its words may speak of danger; who typed it is noted nowhere."""
    taken = take_sheet(desk().store, key, read_as(SentSheet, read_body(request.environ)))
    return Page(wire.as_json(taken), mimetype="application/json")


def asked_instrument(key: str) -> Instrument | None:
    """Return the instrument that the address names, where the service asks it and its sheets can be entered."""
    found = offered_by(desk().store, key, even_off=True).get(request.args.get("instrument", ""))
    return without_kinds(found, UNASKED_KINDS) if found and is_enterable(found) else None
