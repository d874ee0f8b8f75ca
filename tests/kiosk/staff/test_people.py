"""People are invited with roles, given others, helped to a new password, and sent away."""

import pytest
from flask import Flask

from config.vocabulary import Place
from feedback_store.concerns.recipients import name_recipient, recipients_of
from feedback_store.engine import Store
from feedback_store.example import mark_unfinished
from feedback_store.roles.role import Grant, Role
from feedback_store.social_services import Service
from feedback_store.staff import StaffMember, all_staff, find_member, make_first_link
from tests.builders import PASSWORD, a_member
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import LOGIN, sign_in, submit

NEW = {"password": "нова дълга парола", "repeated": "нова дълга парола"}


@pytest.fixture
def ana(store: Store) -> StaffMember:
    return a_member(store, "Ана")


@pytest.fixture
def her_browser(app: Flask, ana: StaffMember) -> PageClient:
    return another(app, ana.name)


def another(app: Flask, name: str = "") -> PageClient:
    client = app.test_client()
    assert isinstance(client, PageClient)
    assert not name or sign_in(client, name).status_code == 302
    return client


def link_on(page: PageClient) -> str:
    (link,) = page_of(page.get("/staff/people/link")).xpath("string(//*[@class='address'])").split()
    return str(link[link.index("/staff/") :])


def grants_of(store: Store, name: str) -> frozenset[Grant]:
    (found,) = (one.grants for one in all_staff(store) if one.name == name)
    return found


def test_somebody_is_invited_with_roles_in_services(
    signed_in: PageClient, app: Flask, store: Store, service: Service
) -> None:
    response = signed_in.post(
        "/staff/people",
        data={"csrf_token": proof(signed_in), "grant": [f"reviewer:{service.key}", "provider:"]},
    )
    assert response.location == "/staff/people/link"
    fields = {"name": "Мария", "login": "maria", "password": PASSWORD, "repeated": PASSWORD}
    assert submit(another(app), link_on(signed_in), **fields, reads="y").location == "/staff/"
    assert grants_of(store, "Мария") == {Grant(Role.REVIEWER, service.key), Grant(Role.PROVIDER)}
    assert f"Думи: {service.name} Доставчик" in text_of(signed_in.get("/staff/people"))


def proof(client: PageClient, page: str = "/staff/people") -> str:
    return str(page_of(client.get(page)).xpath("//*[@name='csrf_token']/@value")[0])


@pytest.mark.parametrize("grant", ["reviewer:nowhere", "king:", "administrator:cop-ruse", ""])
def test_a_role_that_is_none_makes_no_link(signed_in: PageClient, service: Service, grant: str) -> None:
    response = submit(signed_in, "/staff/people", grant=grant)
    assert response.status_code == 422
    assert signed_in.get("/staff/people/link").status_code == 302


def test_roles_change_from_the_next_page_on(
    signed_in: PageClient, store: Store, service: Service, ana: StaffMember, her_browser: PageClient
) -> None:
    page = f"/staff/people/{ana.id}"
    assert her_browser.get(f"/staff/jar/{service.key}").status_code == 200
    assert submit(signed_in, page, grant=f"listener:{service.key}").location == "/staff/people"
    assert her_browser.get(f"/staff/jar/{service.key}").status_code == 403
    assert her_browser.get("/staff/").status_code == 200
    assert 'value="listener:cop-ruse" aria-label="Числа: ЦОП „Надежда“" checked' in signed_in.get(page).get_data(True)


def test_somebody_always_stays_administrator(signed_in: PageClient, store: Store, service: Service) -> None:
    (elena,) = all_staff(store)
    page = f"/staff/people/{elena.id}"
    response = submit(signed_in, page, grant="reviewer:")
    assert response.status_code == 422 and "все някой трябва да остане администратор" in text_of(response)
    assert submit(signed_in, f"{page}/end").status_code == 422
    assert find_member(store, elena.id)


def test_an_access_ends_at_once_with_all_that_belongs_to_it(
    signed_in: PageClient, store: Store, service: Service, ana: StaffMember, her_browser: PageClient
) -> None:
    name_recipient(store, service.key, ana.id, Place.IN_HOUSE)
    assert her_browser.get("/staff/concerns").status_code == 200
    page = f"/staff/people/{ana.id}/end"
    assert "не получава сигнали" in text_of(signed_in.get(page))
    assert submit(signed_in, page).location == "/staff/people"
    assert her_browser.get("/staff/").location.startswith("/staff/sign-in")
    assert sign_in(her_browser, "Ана").status_code == 403
    assert recipients_of(store, service.key) == () and "Ана" not in text_of(signed_in.get("/staff/people"))
    assert signed_in.get(f"/staff/people/{ana.id}").status_code == 404
    assert a_member(store, "Ана").id != ana.id


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(
    signed_in: PageClient, app: Flask, ana: StaffMember, her_browser: PageClient
) -> None:
    submit(signed_in, f"/staff/people/{ana.id}", f"/staff/people/{ana.id}/link")
    link, other = link_on(signed_in), another(app)
    assert submit(other, link, password="късо", repeated="късо").status_code == 422
    assert submit(other, link, **NEW).location == "/staff/sign-in"
    assert her_browser.get("/staff/").status_code == 302
    assert sign_in(other, "Ана").status_code == 403
    assert sign_in(other, "Ана", NEW["password"]).status_code == 302
    assert other.get(link).status_code == 403
    assert other.get(link.replace("/again/", "/first/")).status_code == 403


def test_a_link_for_somebody_new_changes_no_password(signed_in: PageClient, app: Flask) -> None:
    submit(signed_in, "/staff/people", grant="reviewer:")
    link = link_on(signed_in)
    assert another(app).get(link.replace("/first/", "/again/")).status_code == 403


def test_the_first_administrator_says_what_else_they_do_and_nobody_else_can(app: Flask, store: Store) -> None:
    client = another(app)
    fields = {"name": "Елена", "login": LOGIN, "password": PASSWORD, "repeated": PASSWORD, "reads": "y"}
    page = f"/staff/first/{make_first_link(store)}"
    assert "Чета какво пишат децата" in text_of(client.get(page))
    submit(client, page, **fields)
    assert grants_of(store, "Елена") == {Grant(Role.ADMINISTRATOR), Grant(Role.REVIEWER)}


def test_the_first_administrator_of_an_example_year_sees_all_of_it(app: Flask, store: Store) -> None:
    mark_unfinished(store)
    client = another(app)
    fields = {"name": "Елена", "login": LOGIN, "password": PASSWORD, "repeated": PASSWORD}
    submit(client, f"/staff/first/{make_first_link(store)}", **fields)
    assert [client.get(page).status_code for page in ("/staff/", "/staff/jar", "/staff/people")] == [200] * 3
