"""What a service is set to, and the first steps: computed from what is there, each with one next button."""

from lxml import html

from config.steps import Answer
from feedback_store.actions.kept import Decided, Decision, Source, begin_action
from feedback_store.actions.told import ToldAt, tell
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.offering import offered_by
from feedback_store.opening import open_box
from feedback_store.setting_up.details import details_of, provider_of, users_by_age_of
from feedback_store.social_services import Service, find_service
from tests.builders import a_submission, recipients_in, taps
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import a_device, a_tap, submit


def steps_at(client: PageClient) -> tuple[int, str]:
    """Return how many steps are done, and the words of the one next button."""
    page = html.document_fromstring(client.get("/staff/guide").get_data(as_text=True))
    buttons = page.xpath("//li[contains(@class,'first-step')]//a[@class='button']")
    return len(page.xpath("//li[contains(@class,'is-done')]")), " ".join(one.text for one in buttons)


def test_from_nothing_the_guide_leads_to_the_service(signed_in: PageClient) -> None:
    assert steps_at(signed_in) == (0, "Добави услугата")


def test_the_guide_follows_what_is_there_step_by_step(signed_in: PageClient, store: Store, service: Service) -> None:
    assert steps_at(signed_in) == (1, "Поканете колега")
    recipients_in(store, service.key)
    assert steps_at(signed_in) == (2, "Направи код")
    _, header = a_device(store, service.key, is_try_out=True)
    assert steps_at(signed_in) == (3, "Вижте какво пристигна")
    signed_in.post("/api/submissions", json=[a_tap(try_out=True)], headers=header)
    assert steps_at(signed_in) == (4, "Започнете да събирате гласове")
    a_device(store, service.key)
    assert steps_at(signed_in) == (4, "Отпечатайте плакат за телефони")


def test_the_guide_does_not_move_by_a_voice_before_the_box_opens(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    a_device(store, service.key)
    before = text_of(signed_in.get("/staff/guide"))
    taps(store, service.key, *["happy"] * 5)
    assert text_of(signed_in.get("/staff/guide")) == before
    open_box(store, service.key)
    assert text_of(signed_in.get("/staff/guide")) != before


def test_what_is_told_is_done_once_the_tablets_show_it(signed_in: PageClient, store: Store, service: Service) -> None:
    decided = Decided(Decision.DONE, "", "Ана", None, "")
    number = begin_action(
        store, service.key, "form", about="Люлка", source=Source.STAFF, named="", first=decided, by="elena"
    )
    tell(
        store,
        service.key,
        number,
        0,
        sentences={"bg": "Вече има люлка."},
        picture="1F415",
        places=frozenset({ToldAt.KIOSK}),
        told_from=store.today(),
    )
    assert "след следващото отваряне" in text_of(signed_in.get("/staff/guide"))
    open_box(store, service.key)
    assert "след следващото отваряне" not in text_of(signed_in.get("/staff/guide"))


def test_the_settings_of_a_service_are_kept_and_shown_again(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    page = f"/staff/services/{service.key}/setting"
    told = {"name": "ЦОП 2", "kind": "Център", "municipality": "Русе", "region": "Русе", "users": "41"}
    assert submit(signed_in, page, **told, language="tr", usual="tr", instrument="mood_board").status_code == 302
    details = details_of(store, service.key)
    assert (details.municipality, details.languages) == ("Русе", ("tr",))
    assert (find_service(store, service.key).name, find_service(store, service.key).users) == ("ЦОП 2", 41)
    assert set(offered_by(store, service.key)) == {"mood_board"}
    assert 'value="Център"' in signed_in.get(page).get_data(as_text=True)


def test_a_name_that_is_missing_is_asked_for_and_nothing_changes(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    page = f"/staff/services/{service.key}/setting"
    assert submit(signed_in, page, name=" ", users="9").status_code == 422
    assert find_service(store, service.key) == service


def test_users_of_each_age_are_kept_by_month(signed_in: PageClient, store: Store, service: Service) -> None:
    page = f"/staff/services/{service.key}/setting"
    answer = submit(signed_in, page, f"/staff/services/{service.key}/users", month="2026-10", **{"users-4_7": "12"})
    assert answer.status_code == 302
    assert users_by_age_of(store, service.key) == {"2026-10": {"4_7": 12}}
    wrong = submit(signed_in, page, f"/staff/services/{service.key}/users", month="окт", **{"users-4_7": "-2"})
    assert (wrong.status_code, users_by_age_of(store, service.key)) == (422, {"2026-10": {"4_7": 12}})


def test_who_runs_the_services_is_kept(signed_in: PageClient, store: Store) -> None:
    assert submit(signed_in, "/staff/provider", name="Сдружение", address="Русе", contact="Ана").status_code == 302
    assert provider_of(store).name == "Сдружение"


def test_a_letter_from_before_it_was_switched_off_still_arrives(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    submit(signed_in, f"/staff/services/{service.key}/setting", name="ЦОП", users="40", instrument="sort")
    assert accept(store, a_submission(service.key, answers=(Answer("mood", ("happy",)),)))
