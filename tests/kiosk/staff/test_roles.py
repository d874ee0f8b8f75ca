"""Which role opens which page, in which service: every route, every role, and another service's id."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from feedback_store.engine import Store
from feedback_store.roles.role import IN_SERVICES, Grant, Role
from feedback_store.social_services import Service
from feedback_store.staff import StaffMember
from kiosk.staff.doors import DOORS, FOR_EVERYBODY, SERVICE_PARTS, WITHOUT_SIGN_IN, may_open
from tests.builders import a_member, a_service
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import a_device, sign_in

WHO: dict[str, str] = {
    "listener": "show_week show_jars open_jar show_cards say_quote show_drawn_quote show_paper show_sheets show_sheet "
    "show_quotes show_figures show_figure_services show_figure_chart show_figure_table show_figure_workbook",
    "reviewer": "show_notes judge take_quote_back show_drawings show_drawing show_shown_drawings judge_drawings "
    "take_drawing_back show_entry enter_sheet show_events add_event show_event show_event_poster end_event "
    "remove_event show_topics make_topic move_topic remove_topic say_topic show_all_actions show_actions "
    "make_action show_action decide_action tell_action tell_action_no_more say_action say_sentence "
    "show_news_poster show_register show_register_table show_register_workbook show_meetings add_meeting "
    "show_reviews show_review review_item undo_review settle_reviews show_hidings answer_hiding take_words_back "
    "show_paper_entry add_paper_entry show_journals show_journal show_entry_of_journal act_on_entry say_reply",
    "safeguarding": "show_concerns show_concern answer_concern show_notification show_concern_figures show_journals "
    "show_journal show_entry_of_journal act_on_entry say_reply",
    "manager": "show_entry enter_sheet show_events add_event show_event show_event_poster end_event remove_event "
    "show_topics make_topic move_topic remove_topic say_topic show_services show_service show_hours "
    "change_hours show_closures add_closure remove_closure change_holidays show_changes add_change "
    "remove_change make_wall_address take_wall_address_back show_posters show_poster switch_circle "
    "show_guide show_setting change_setting count_users show_sets show_set keep_set import_set switch_set "
    "show_papers show_paper_to_check show_paper_as_pdf "
    "show_listeners add_listener remove_listener show_all_actions show_actions make_action show_action "
    "decide_action tell_action tell_action_no_more say_action say_sentence show_news_poster show_register "
    "show_register_table show_register_workbook show_meetings add_meeting show_reviewers change_reviewers",
    "provider": "",
    "network": "",
    "administrator": "show_services show_service show_hours change_hours show_closures add_closure remove_closure "
    "change_holidays show_changes add_change remove_change make_wall_address take_wall_address_back "
    "show_posters show_poster switch_circle show_listeners add_listener remove_listener show_concerns "
    "show_concern answer_concern make_code show_code use_this_browser show_tablet change_tablet "
    "switch_try_out ask_revoke revoke_device show_reach change_reach change_pin make_service confirm_clock "
    "show_recipients add_recipient remove_recipient show_people make_person_link show_link show_person "
    "change_roles make_new_password_link ask_end end_person remove_second_factor show_audit show_notification "
    "show_concern_figures show_reviewers change_reviewers show_guide show_setting change_setting count_users "
    "show_papers show_paper_to_check show_paper_as_pdf "
    "show_provider change_provider show_sets show_set keep_set import_set switch_set",
}
"""What each role opens, said once more here; who listens opens no less than what any who hear do."""
SIGNS_OUT = {"staff.sign_out", "staff.sign_out_everywhere", "staff.use_this_browser"}
HEARERS = (Role.REVIEWER, Role.MANAGER, Role.PROVIDER)


def expected_of(role: Role) -> set[str]:
    named = set(WHO[role].split()) | (set(WHO["listener"].split()) if role in HEARERS else set())
    return {f"staff.{name}" for name in named}


def someone(role: Role, service: str = "") -> StaffMember:
    return StaffMember("id", "Ана", "ana", grants=frozenset({Grant(role, service)}))


def endpoints(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("staff.")}


def test_every_staff_page_says_for_whom_it_is_and_only_once(app: Flask) -> None:
    named = [endpoint for door in DOORS for endpoint in door.endpoints] + [*FOR_EVERYBODY, *WITHOUT_SIGN_IN]
    assert sorted(named) == sorted(endpoints(app))


def test_a_page_that_nobody_named_opens_for_nobody() -> None:
    assert not any(may_open(someone(role), "staff.new_page") for role in Role)


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_its_pages_and_no_others(app: Flask, role: Role) -> None:
    closed = endpoints(app) - FOR_EVERYBODY - WITHOUT_SIGN_IN
    assert {one for one in closed if may_open(someone(role), one)} == expected_of(role)


@pytest.mark.parametrize("role", IN_SERVICES)
def test_a_role_in_one_service_opens_nothing_of_another(app: Flask, role: Role) -> None:
    here = someone(role, "here")
    in_a_service = {rule.endpoint for rule in app.url_map.iter_rules() if set(SERVICE_PARTS) & rule.arguments}
    for endpoint in (in_a_service & endpoints(app)) - FOR_EVERYBODY:
        assert may_open(here, endpoint, "here") is (endpoint in expected_of(role))
        assert not may_open(here, endpoint, "there")


def values_of(names: set[str], parts: dict[str, str]) -> dict[str, Any]:
    return {name: parts.get(name, "00") for name in names}


def requests_of(app: Flask, service: Service, device: str) -> Iterator[tuple[str, str, str]]:
    """Give endpoint, method and address of every staff page, in a service."""
    parts = {"key": service.key, "service": service.key, "device_id": device, "token": "x", "quarter": "2026-Q3"}
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("staff."):
            with app.test_request_context():
                address = app.url_for(rule.endpoint, **values_of(rule.arguments, parts))
            yield from ((rule.endpoint, method, address) for method in (rule.methods or set()) & {"GET", "POST"})


@pytest.mark.slow
@pytest.mark.parametrize("role", Role)
def test_every_address_of_every_service_is_shut_to_whom_it_is_not_for(
    app: Flask, store: Store, service: Service, role: Role
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    there = a_service(store, "there")
    for here in (service, there):
        device, _ = a_device(store, here.key)
        mine = frozenset({Grant(role, service.key if role in IN_SERVICES else "")})
        a_member(store, f"{role} {here.key}", mine)
        browser = app.test_client()
        assert isinstance(browser, PageClient) and sign_in(browser, f"{role} {here.key}").status_code == 302
        has_service = {rule.endpoint for rule in app.url_map.iter_rules() if set(SERVICE_PARTS) & rule.arguments}
        for endpoint, method, address in requests_of(app, here, device.id):
            if endpoint in WITHOUT_SIGN_IN | SIGNS_OUT:
                continue
            is_elsewhere = endpoint in has_service and here is there and role in IN_SERVICES
            is_open = endpoint in FOR_EVERYBODY or (endpoint in expected_of(role) and not is_elsewhere)
            assert (browser.open(address, method=method).status_code != 403) is is_open, (endpoint, method, address)


def test_the_lists_show_only_the_services_in_which_somebody_has_a_role(
    app: Flask, store: Store, service: Service
) -> None:
    other = a_service(store, "other-home")
    a_member(store, "Ана", frozenset({Grant(Role.REVIEWER, service.key), Grant(Role.MANAGER, service.key)}))
    ana = app.test_client()
    assert isinstance(ana, PageClient) and sign_in(ana, "Ана").status_code == 302
    for page in ("/staff/", "/staff/jar", "/staff/drawings/shown", "/staff/services"):
        shown = ana.get(page).get_data(as_text=True)
        assert other.key not in shown, page
    assert ana.get("/staff/paper").location == f"/staff/paper/{service.key}"
    assert ana.get(f"/staff/services/{service.key}").status_code == 200
    assert ana.get(f"/staff/services/{other.key}").status_code == 403


def test_an_administrator_alone_reads_no_words(app: Flask, store: Store, service: Service) -> None:
    a_member(store, "Иван", frozenset({Grant(Role.ADMINISTRATOR)}))
    ivan = app.test_client()
    assert isinstance(ivan, PageClient) and sign_in(ivan, "Иван").location == "/staff/services"
    for page in ("/staff/jar", f"/staff/jar/{service.key}", "/staff/drawings", "/staff/", "/staff/drawings/shown"):
        assert ivan.get(page).status_code == 403, page
    assert "друга роля" in text_of(ivan.get("/staff/jar"))
