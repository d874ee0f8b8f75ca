"""What is told of danger is read, taken on and settled by those named for it, and by nobody else."""

import pytest
from flask import Flask

from config.vocabulary import Place
from feedback_store.concerns.acts import Act, concerns_of
from feedback_store.concerns.recipients import is_received, name_recipient, recipients_of
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.social_services import Service
from feedback_store.staff import COLLEAGUE, OUTSIDER, all_staff
from tests.builders import PASSWORD, a_member, a_note
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import sign_in, submit

BEATEN = "вчера татко ме би с колана"
PINCHED = "леля Мария ме щипе и ме заключва в банята"


def browser_of(app: Flask, name: str) -> PageClient:
    """Return a browser in which somebody is signed in."""
    client = app.test_client()
    assert isinstance(client, PageClient)
    assert sign_in(client, name).status_code == 302
    return client


@pytest.fixture
def maria(app: Flask, store: Store, service: Service) -> PageClient:
    """Return the browser of somebody in the service who receives its concerns."""
    name_recipient(store, service.key, a_member(store, "Мария Иванова").id, Place.IN_HOUSE)
    return browser_of(app, "Мария Иванова")


@pytest.fixture
def georgi(app: Flask, store: Store, service: Service) -> PageClient:
    """Return the browser of somebody outside the service who receives its concerns."""
    name_recipient(store, service.key, a_member(store, "Георги Стоев", OUTSIDER).id, Place.OUTSIDE)
    return browser_of(app, "Георги Стоев")


def address_of(store: Store, service: Service) -> str:
    (concern,) = concerns_of(store, service.key)
    return f"/staff/concerns/{concern.heard.mark.hex()}"


def test_a_concern_is_read_taken_on_and_settled(maria: PageClient, store: Store, service: Service) -> None:
    assert "Няма сигнали" in text_of(maria.get("/staff/concerns"))
    accept(store, a_note(service.key, BEATEN))
    listed = text_of(maria.get("/staff/concerns"))
    assert "Опасност сега" in listed and "Никой не го е поел" in listed and BEATEN not in listed
    page = address_of(store, service)
    assert BEATEN in text_of(maria.get(page)) and "член 7" in text_of(maria.get(page))
    assert submit(maria, page, act="acknowledged").location == page
    assert "Мария Иванова – пое сигнала" in text_of(maria.get(page))
    submit(maria, page, act="notified")
    assert "уведоми органите" in text_of(maria.get("/staff/concerns"))
    assert [one.act for one in concerns_of(store, service.key)[0].done] == [Act.ACKNOWLEDGED, Act.NOTIFIED]


def test_whom_a_child_names_does_not_see_it_and_who_stands_outside_does(
    maria: PageClient, georgi: PageClient, store: Store, service: Service
) -> None:
    accept(store, a_note(service.key, PINCHED))
    page = address_of(store, service)
    assert "Няма сигнали" in text_of(maria.get("/staff/concerns"))
    assert maria.get(page).status_code == 404
    assert submit(maria, "/staff/concerns", page, act="no_danger").status_code in (400, 404)
    assert PINCHED in text_of(georgi.get(page))


@pytest.mark.parametrize("mark", ["00", "zz", "%20"])
def test_a_concern_that_is_not_there_is_refused_in_words(maria: PageClient, mark: str) -> None:
    response = maria.get(f"/staff/concerns/{mark}")
    assert response.status_code == 404 and "Няма такъв сигнал" in text_of(response)


def test_an_act_that_nobody_offers_is_not_noted(maria: PageClient, store: Store, service: Service) -> None:
    accept(store, a_note(service.key, BEATEN))
    for act in ("told", "deleted", ""):
        submit(maria, address_of(store, service), act=act)
    assert concerns_of(store, service.key)[0].done == ()


def test_who_stands_outside_sees_concerns_only(georgi: PageClient, store: Store, service: Service) -> None:
    for page in ("/staff/", "/staff/services", f"/staff/services/{service.key}", "/staff/people"):
        response = georgi.get(page)
        assert response.status_code == 403 and "друга роля" in text_of(response)
    assert georgi.get("/staff/sign-in").location == "/staff/concerns"


def test_a_colleague_sees_the_week_and_sets_nothing_up(app: Flask, store: Store, service: Service) -> None:
    a_member(store, "Ана Колева", COLLEAGUE)
    ana = browser_of(app, "Ана Колева")
    assert ana.get("/staff/").status_code == 200
    assert ana.get("/staff/services").status_code == 403
    assert submit(ana, "/staff/calls", "/staff/services", name="А", key="aa").status_code in (400, 403)


def test_an_administrator_lets_people_sign_in_and_names_them_for_concerns(
    signed_in: PageClient, app: Flask, store: Store, service: Service
) -> None:
    page = f"/staff/services/{service.key}/recipients"
    assert "Дотогава тук никого не питаме с думи" in text_of(signed_in.get(page))
    for name, grant, place in (("Мария", "reviewer:", "in_house"), ("Георги", "safeguarding:", "outside")):
        assert submit(signed_in, "/staff/people", grant=grant).location == "/staff/people/link"
        link = next(word for word in text_of(signed_in.get("/staff/people/link")).split() if "/staff/first/" in word)
        path = link[link.index("/staff/") :]
        other = app.test_client()
        assert isinstance(other, PageClient)
        fields = {"name": name, "login": name, "password": PASSWORD, "repeated": PASSWORD}
        assert submit(other, path, **fields).status_code == 302
        (member,) = (one for one in all_staff(store) if one.name == name)
        submit(signed_in, page, member=member.id, place=place, email=f"{place}@example.org")
    assert is_received(store, service.key)
    assert [one.member.email for one in recipients_of(store, service.key)] == [
        "outside@example.org",
        "in_house@example.org",
    ]
    assert "Човек от услугата и човек извън нея" in text_of(signed_in.get(f"/staff/services/{service.key}"))
    (maria,) = (one for one in all_staff(store) if one.name == "Мария")
    submit(signed_in, page, f"{page}/{maria.id}/dismiss")
    assert not is_received(store, service.key)


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"member": "nobody"}, "Изберете"), ({"place": "moon"}, "Изберете"), ({"email": "a b@c"}, "имейл адрес")],
)
def test_a_faulty_recipient_is_refused_in_words(
    signed_in: PageClient, store: Store, service: Service, fields: dict[str, str], words: str
) -> None:
    (member,) = all_staff(store)
    response = submit(
        signed_in,
        f"/staff/services/{service.key}/recipients",
        **{"member": member.id, "place": "outside", "email": "", **fields},
    )
    assert response.status_code == 422 and words in text_of(response)
    assert recipients_of(store, service.key) == ()
