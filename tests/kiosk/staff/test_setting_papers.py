"""Papers for the lawyer: filled from the settings, marked to be checked, with dots for what nobody has said."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from feedback_store.engine import Store
from feedback_store.setting_up.applying import apply_centre
from feedback_store.setting_up.reading import parse_centre
from feedback_store.social_services import Service
from kiosk.staff.setting_papers import texts
from tests.kiosk.page_client import PageClient, text_of

SET = """
format = 1
[provider]
name = "Сдружение „Дъга“"
contact = "dpo@example.bg"
[[services]]
key = "cop-ruse"
name = "ЦОП „Надежда“"
municipality = "Русе"
[services.users_by_age.2026-10]
4_7 = 12
"""


@pytest.mark.parametrize("paper", texts())
def test_each_paper_is_marked_to_be_checked_as_page_and_on_a4(
    signed_in: PageClient, service: Service, paper: str
) -> None:
    page = f"/staff/services/{service.key}/papers/{paper}"
    assert "Да се провери от юрист" in text_of(signed_in.get(page))
    pdf = PdfReader(BytesIO(signed_in.get(f"{page}/a4.pdf").data))
    assert "Да се провери от юрист" in " ".join(pdf.pages[0].extract_text().split())
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]


def test_a_paper_says_what_is_set_and_leaves_dots_for_the_rest(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    apply_centre(store, parse_centre(SET))
    said = text_of(signed_in.get(f"/staff/services/{service.key}/papers/assessment"))
    for expected in ("Сдружение „Дъга“", "община Русе, област ……", "октомври 2026", "4–7", "изтриват след 365 дни"):
        assert expected in said


def test_the_notice_for_children_has_a_picture_and_at_most_eight_words_a_sentence() -> None:
    for card in texts()["children"]["cards"]:
        for sentence in re.split(r"[.:!?]\s", card["text"]):
            assert len(re.findall(r"\w+", sentence)) <= 8


def test_there_is_no_other_paper(signed_in: PageClient, service: Service) -> None:
    assert signed_in.get(f"/staff/services/{service.key}/papers/secret").status_code == 404
