"""Which staff page is for which role: the one place that says so. A page that is not named here opens for nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

from feedback_store.roles.role import Role
from feedback_store.staff import StaffMember

HEARS = frozenset({Role.LISTENER, Role.REVIEWER, Role.MANAGER, Role.PROVIDER})
"""Who sees figures and approved quotes; provider sees them in all services."""
LEADS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
READS = frozenset({Role.REVIEWER})
WORKS = frozenset({Role.REVIEWER, Role.MANAGER})
KEEPS = frozenset({Role.REVIEWER, Role.SAFEGUARDING})
SETS_UP = frozenset({Role.ADMINISTRATOR})
WARNED = frozenset({Role.SAFEGUARDING, Role.ADMINISTRATOR})
"""Each sees only concerns they are named for; where nobody is left, administrators are the last who hear a child."""

WITHOUT_SIGN_IN = frozenset(
    {"staff.sign_in", "staff.begin", "staff.choose_password", "staff.choose_language", "staff.give_code"}
) | {"staff.use_passkey"}
FOR_EVERYBODY = frozenset(
    {
        "staff.sign_out",
        "staff.prove",
        "staff.show_me",
        "staff.sign_out_everywhere",
        "staff.change_password",
        "staff.show_second_factor",
        "staff.confirm_second_factor",
        "staff.renew_codes",
        "staff.show_passkeys",
        "staff.keep_passkey",
        "staff.remove_passkey",
        "staff.show_calls",
        "staff.answer_call",
        "staff.count_waiting_calls",
        "staff.tell_proof",
        "staff.show_telegram",
        "staff.make_telegram_link",
        "staff.leave_telegram",
    }
)
"""Whoever is signed in: they show what is meant for this person, and nothing of others."""

CONCERNS = frozenset(
    {
        "staff.show_concerns",
        "staff.show_concern",
        "staff.answer_concern",
        "staff.show_notification",
        "staff.show_concern_figures",
    }
)
JOURNAL = frozenset(
    f"staff.{act}" for act in ("show_journals", "show_journal", "show_entry_of_journal", "act_on_entry", "say_reply")
)
"""The complainant's words stand in it; who stands outside sees only what is about the house (complaints/readers.py)."""
REGISTER = frozenset(
    {
        "staff.show_register",
        "staff.show_register_table",
        "staff.show_register_workbook",
        "staff.show_meetings",
        "staff.add_meeting",
    }
)
PAPER_ENTRY = frozenset({"staff.show_paper_entry", "staff.add_paper_entry"})
FIGURES = frozenset({"staff.show_week"}) | frozenset(
    f"staff.show_figure{part}" for part in ("s", "_services", "_chart", "_table", "_workbook")
)
JARS = frozenset({"staff.show_jars", "staff.open_jar", "staff.show_cards", "staff.say_quote", "staff.show_drawn_quote"})
NOTES = frozenset({"staff.show_notes", "staff.judge", "staff.take_quote_back"})
DRAWINGS = frozenset({"staff.show_drawings", "staff.show_drawing"})
SHOWN = frozenset({"staff.show_shown_drawings", "staff.judge_drawings", "staff.take_drawing_back"})
REVIEW = frozenset(
    {
        "staff.show_reviews",
        "staff.show_review",
        "staff.review_item",
        "staff.undo_review",
        "staff.settle_reviews",
        "staff.show_hidings",
        "staff.answer_hiding",
        "staff.take_words_back",
    }
)
QUOTES = frozenset({"staff.show_quotes"})
REVIEWERS = frozenset({"staff.show_reviewers", "staff.change_reviewers"})
SHEETS = frozenset({"staff.show_paper", "staff.show_sheets", "staff.show_sheet"})
ENTRY = frozenset({"staff.show_entry", "staff.enter_sheet"})
EVENTS = frozenset(
    {
        "staff.show_events",
        "staff.add_event",
        "staff.show_event",
        "staff.show_event_poster",
        "staff.end_event",
        "staff.remove_event",
    }
)
ACTIONS = frozenset(
    {
        "staff.show_all_actions",
        "staff.show_actions",
        "staff.make_action",
        "staff.show_action",
        "staff.decide_action",
        "staff.tell_action",
        "staff.tell_action_no_more",
        "staff.say_action",
        "staff.say_sentence",
        "staff.show_news_poster",
    }
)
TOPICS = frozenset(f"staff.{act}_topic" for act in ("make", "move", "remove", "say")) | {"staff.show_topics"}
QUESTION_SETS = frozenset(f"staff.{act}_set" for act in ("show", "keep", "import", "switch")) | {"staff.show_sets"}
SERVICE = frozenset({"staff.show_services", "staff.show_service"})
SETTING = frozenset({"staff.show_guide", "staff.show_setting", "staff.change_setting", "staff.count_users"})
TO_CHECK = frozenset({"staff.show_papers", "staff.show_paper_to_check", "staff.show_paper_as_pdf"})
OF_PROVIDER = frozenset({"staff.show_provider", "staff.change_provider"})
OPEN_DAYS = frozenset(
    {
        "staff.show_hours",
        "staff.change_hours",
        "staff.show_closures",
        "staff.add_closure",
        "staff.remove_closure",
        "staff.change_holidays",
    }
)
IN_PUBLIC = frozenset(
    {
        "staff.show_changes",
        "staff.add_change",
        "staff.remove_change",
        "staff.make_wall_address",
        "staff.take_wall_address_back",
        "staff.show_posters",
        "staff.show_poster",
        "staff.switch_circle",
    }
)
LISTENERS = frozenset({"staff.show_listeners", "staff.add_listener", "staff.remove_listener"})
TABLETS = frozenset(
    {
        "staff.make_code",
        "staff.show_code",
        "staff.use_this_browser",
        "staff.show_tablet",
        "staff.change_tablet",
        "staff.switch_try_out",
        "staff.ask_revoke",
        "staff.revoke_device",
        "staff.show_reach",
        "staff.change_reach",
        "staff.change_pin",
    }
)
SETTING_UP = frozenset(
    {
        "staff.make_service",
        "staff.confirm_clock",
        "staff.show_recipients",
        "staff.add_recipient",
        "staff.remove_recipient",
    }
)
PEOPLE = frozenset(
    {
        "staff.show_audit",
        "staff.show_people",
        "staff.make_person_link",
        "staff.show_link",
        "staff.show_person",
        "staff.change_roles",
        "staff.make_new_password_link",
        "staff.ask_end",
        "staff.end_person",
        "staff.remove_second_factor",
    }
)


LOOKS = NOTES | DRAWINGS | SHOWN | CONCERNS | {"staff.show_review", "staff.show_hidings", "staff.show_entry_of_journal"}
"""Pages that show words, drawings or concerns: that somebody looked is noted, once a day; concerns each time."""
UNNOTED = frozenset({"staff.enter_sheet", "staff.say_reply", "staff.choose_language", "staff.prove"})
"""What changes something and is noted nowhere: who typed a sheet in, and when, would lead to who filled it."""
TIMED = CONCERNS | frozenset(
    {
        "staff.sign_in",
        "staff.give_code",
        "staff.use_passkey",
        "staff.begin",
        "staff.sign_out",
        "staff.sign_out_everywhere",
        "staff.choose_password",
        "staff.answer_call",
    }
)
"""What is noted to the second; of all else the day is enough."""
WHILE_IDLE = frozenset({"staff.prove", "staff.sign_out", "staff.count_waiting_calls"})
"""What a session that nobody used for long still answers: a page left open goes on telling of calls."""
PASSKEYS = frozenset({"staff.show_passkeys", "staff.keep_passkey", "staff.remove_passkey"})
ENROLMENT = PASSKEYS | {"staff.show_second_factor", "staff.confirm_second_factor"}
BEFORE_ENROLMENT = WHILE_IDLE | ENROLMENT | {"staff.show_me"}
"""What opens to somebody who has to set up a second factor first."""
DANGEROUS = ENROLMENT | frozenset(
    {
        "staff.show_person",
        "staff.change_roles",
        "staff.make_new_password_link",
        "staff.ask_end",
        "staff.end_person",
        "staff.remove_second_factor",
        "staff.make_person_link",
        "staff.change_password",
        "staff.renew_codes",
        "staff.ask_revoke",
        "staff.revoke_device",
        "staff.add_recipient",
        "staff.remove_recipient",
    }
)
"""Before these the password is asked for again."""


@dataclass(frozen=True)
class Door:
    """Pages and the roles to which they open: in the service that the address names, else in any."""

    endpoints: frozenset[str]
    roles: frozenset[Role]


DOORS = (
    Door(CONCERNS, WARNED),
    Door(FIGURES | JARS | QUOTES | SHEETS, HEARS),
    Door(NOTES | DRAWINGS | SHOWN | REVIEW, READS),
    Door(ENTRY | EVENTS | TOPICS | REGISTER | ACTIONS, WORKS),
    Door(PAPER_ENTRY, READS),
    Door(JOURNAL, KEEPS),
    Door(SERVICE | SETTING | QUESTION_SETS | TO_CHECK | OPEN_DAYS | IN_PUBLIC | LISTENERS | REVIEWERS, LEADS),
    Door(TABLETS | OF_PROVIDER | SETTING_UP | PEOPLE, SETS_UP),
)
SERVICE_PARTS = ("key", "service")
"""Parts of an address that name the service."""

ROLES: Mapping[str, frozenset[Role]] = {endpoint: door.roles for door in DOORS for endpoint in door.endpoints}


def may_open(member: StaffMember, endpoint: str, service: str | None = None) -> bool:
    """Return whether a page is for this member of staff: in a service, or without one in any."""
    if endpoint in FOR_EVERYBODY:
        return True
    roles = ROLES.get(endpoint, frozenset())
    return member.has_somewhere(roles) if service is None else member.has_in(service, roles)
