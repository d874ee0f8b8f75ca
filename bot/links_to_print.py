"""The links to the bot as somebody prints them, for paper and for a QR code."""

from collections.abc import Mapping
from typing import BinaryIO

from bot.errors import BotUnknownError, NotAskedInChatsError
from bot.offer import offered_in_chat
from config.errors import quoted
from feedback_store.bot_links import Goal, link_to
from feedback_store.engine import Store
from feedback_store.social_services import all_services, find_service
from feedback_store.ways.chats import bot_name


def links_to_print(store: Store, service: str | None = None, instrument: str | None = None) -> Mapping[str, str]:
    """Return the link to each service by its key, or to one of them.

    Raises:
        BotUnknownError: nobody knows the bot's name yet, since it has never run.
        UnknownServiceError: no service has this key.
        NotAskedInChatsError: the service does not offer this instrument in a chat.
    """
    services = [find_service(store, service)] if service else all_services(store)
    for one in services if instrument else ():
        _require_offered(store, one.key, instrument or "")
    name = bot_name(store)
    if name is None:
        raise BotUnknownError("the bot has not run yet, and its name is not known; start it once, and try again")
    return {one.key: link_to(store, name, Goal(one.key, instrument)) for one in services}


def _require_offered(store: Store, service: str, instrument: str) -> None:
    offered = offered_in_chat(store, service)
    if instrument not in offered:
        raise NotAskedInChatsError(
            f"{service} does not ask {quoted(instrument)} in a chat; choose one of {', '.join(offered)}"
        )


def draw_link(link: str, picture: BinaryIO) -> None:
    """Draw a link as a QR code as SVG, black on white, with the white margin that phones need."""
    import qrcode
    from qrcode.image.svg import SvgPathImage

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=4)
    code.add_data(link)
    code.make_image(image_factory=SvgPathImage).save(picture)
