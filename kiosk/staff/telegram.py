"""Being told in Telegram, each for themselves: a one-time link to join, whether messages arrive, leaving."""

from flask import redirect, render_template, url_for
from flask_login import current_user
from markupsafe import Markup
from werkzeug.wrappers import Response

from feedback_store.one_time import VALID_MINUTES
from feedback_store.ways.chats import bot_name, dismiss_chat, joined_staff, make_joining_link
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.devices import qr_code


@staff.get("/telegram")
def show_telegram() -> str:
    """Show whether whoever is signed in is told in Telegram, and how that begins or ends."""
    return own_page()


@staff.post("/telegram")
def make_telegram_link() -> str | Response:
    """Show a new link by which whoever is signed in joins; it is shown this once."""
    name = bot_name(desk().store)
    if not is_offered() or name is None:
        return redirect(url_for("staff.show_telegram"))
    return own_page(make_joining_link(desk().store, name, current_user.member.id))


@staff.post("/telegram/leave")
def leave_telegram() -> Response:
    """Tell whoever is signed in no more in Telegram."""
    dismiss_chat(desk().store, current_user.member.id)
    return redirect(url_for("staff.show_telegram"))


@staff.context_processor
def lend_telegram() -> dict[str, object]:
    """Lend the templates whether there is a bot, and the words for whom it reaches."""
    return {"has_telegram": is_offered(), "telegram_words": telegram_words}


def is_offered() -> bool:
    """Return whether there is a bot that could tell somebody."""
    return desk().settings.telegram_token is not None


def telegram_words(member_id: str) -> str:
    """Return whether somebody is told in Telegram too, or nothing where they have not joined."""
    joined = joined_staff(desk().store).get(member_id) if is_offered() else None
    if joined is None:
        return ""
    say = reader_speech().say
    return say("Telegram") if joined.is_reached else say("Telegram: the bot is blocked there")


def own_page(link: str = "") -> str:
    """Return the page of whoever is signed in, with a link just made."""
    picture: Markup | None = qr_code(link) if link else None
    return render_template(
        "staff/telegram.html",
        is_known=bot_name(desk().store) is not None,
        joined=joined_staff(desk().store).get(current_user.member.id),
        link=link,
        picture=picture,
        minutes=VALID_MINUTES,
    )
