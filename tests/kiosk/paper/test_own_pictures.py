"""What a service has added stands on its sheets with its picture."""

from io import BytesIO

from PIL import Image
from pypdf import PdfReader

from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from feedback_store.topics.kept import add_topic, take_topic_away
from feedback_store.topics.photo import plain_photo
from kiosk.paper.sheet import make_sheets, sheets_as_pdf
from kiosk.pictograms.library import drawing_of


def a_photo() -> bytes:
    """Return a photo of a place."""
    written = BytesIO()
    Image.new("RGB", (900, 600), "green").save(written, "JPEG")
    return plain_photo(written.getvalue())


def test_own_topics_stand_on_paper_with_their_drawing_or_photo(store: Store, service: Service) -> None:
    add_topic(store, service.key, {"bg": "Кучето"}, picture="1F415")
    added = add_topic(store, service.key, {"bg": "Дворът тук"}, photo=a_photo())
    open_box(store, service.key)
    (sheet,) = make_sheets(store, service.key, ["sort"], ["bg"])
    assert set(sheet.own) == {"picture-own_1", "picture-own_2"}
    assert sheet.own["picture-own_1"] == drawing_of("1F415")
    read = PdfReader(BytesIO(sheets_as_pdf([sheet])))
    assert [image.image.size for page in read.pages for image in page.images if image.image] == [(480, 320)]
    take_topic_away(store, service.key, added)
    assert set(make_sheets(store, service.key, ["sort"], ["bg"])[0].own) == {"picture-own_1"}


def test_as_many_topics_as_there_can_be_stay_on_one_page(store: Store, service: Service) -> None:
    for name in ("Кучето", "Люлката", "Стаята на логопеда тук", "Летният лагер на морето"):
        add_topic(store, service.key, {"bg": name}, picture="1F415")
    open_box(store, service.key)
    sheets = make_sheets(store, service.key, ["sort"])
    assert len(PdfReader(BytesIO(sheets_as_pdf(sheets))).pages) == len(LANGUAGES)
