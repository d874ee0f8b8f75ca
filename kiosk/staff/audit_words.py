"""What staff did, in words, by the name of the page with which they did it."""

from collections.abc import Mapping

from kiosk.language import reader_speech


def act_in_words(act: str) -> str:
    """Return what was done; an act without words of its own is told by its name."""
    found = act_words().get(act)
    return found or reader_speech().say("another change: {act}", act=act.replace("_", " "))


def act_words() -> Mapping[str, str]:
    """Return the words of all acts."""
    return {**words_of_access(), **words_of_voices(), **words_of_answers(), **words_of_settings()}


def words_of_access() -> Mapping[str, str]:
    """Return the words of acts about people and their access."""
    say = reader_speech().say
    return {
        "sign_in": say("signed in"),
        "give_code": say("signed in with a code"),
        "wrong_code": say("right password, wrong code"),
        "begin": say("used a link and signed in for the first time"),
        "sign_out": say("signed out"),
        "sign_out_everywhere": say("signed out everywhere"),
        "change_password": say("asked for a new password"),
        "choose_password": say("chose a new password"),
        "confirm_second_factor": say("set up a second factor"),
        "use_passkey": say("signed in with a passkey"),
        "wrong_passkey": say("right password, wrong passkey"),
        "copied_passkey": say("right password, a passkey that was used elsewhere"),
        "keep_passkey": say("added a passkey"),
        "remove_passkey": say("removed a passkey"),
        "renew_codes": say("made new recovery codes"),
        "remove_second_factor": say("took away a second factor"),
        "make_person_link": say("invited somebody"),
        "make_new_password_link": say("made a link for a new password"),
        "change_roles": say("changed roles"),
        "end_person": say("ended an access"),
        "make_telegram_link": say("joined messages in Telegram"),
        "leave_telegram": say("left messages in Telegram"),
    }


def words_of_voices() -> Mapping[str, str]:
    """Return the words of acts about what children say."""
    say = reader_speech().say
    return {
        "show_notes": say("read notes of the jar"),
        "judge": say("said yes or no to notes"),
        "take_quote_back": say("took an approved note back"),
        "read_letters": say("read ideas and complaints"),
        "reply": say("replied to an idea or complaint"),
        "note_subject": say("noted the subject of an idea or complaint"),
        "listen": say("heard a voice message and wrote it down"),
        **dict.fromkeys(("show_drawings", "show_drawing", "show_shown_drawings"), say("looked at drawings")),
        "judge_drawings": say("said yes or no to drawings"),
        "take_drawing_back": say("took an approved drawing back"),
        "show_concerns": say("looked at the list of concerns"),
        "show_concern": say("read a concern"),
        "answer_concern": say("noted what was done about a concern"),
        "answer_call": say("answered a child who wants to talk"),
        **dict.fromkeys(("add_change", "remove_change"), say("changed what the children are told")),
        **dict.fromkeys(("add_event", "end_event", "remove_event"), say("changed the events")),
        **dict.fromkeys(("make_topic", "move_topic", "remove_topic", "say_topic"), say("changed the own pictures")),
        **dict.fromkeys(("keep_set", "import_set", "switch_set"), say("changed the own questions")),
    }


def words_of_answers() -> Mapping[str, str]:
    """Return the words of acts with which staff review, answer and tell what was done."""
    say = reader_speech().say
    actions = ("make_action", "decide_action")
    tellings = ("tell_action", "tell_action_no_more", "say_action")
    return {
        **dict.fromkeys(("show_review", "show_hidings"), say("read words in review")),
        **dict.fromkeys(("review_item", "undo_review", "settle_reviews"), say("reviewed words")),
        "answer_hiding": say("confirmed or refused that a voice is hidden"),
        "take_words_back": say("took approved words back"),
        "change_reviewers": say("changed who reviews words"),
        "show_entry_of_journal": say("read an entry of the journal"),
        "act_on_entry": say("acted on an entry of the journal"),
        "add_paper_entry": say("entered a complaint from paper"),
        "add_meeting": say("wrote minutes of a review of the journal"),
        "show_notification": say("made a notification to print"),
        "show_concern_figures": say("looked at the figures of concerns"),
        **dict.fromkeys(actions, say("changed an action")),
        **dict.fromkeys(tellings, say("changed what an action tells")),
    }


def words_of_settings() -> Mapping[str, str]:
    """Return the words of acts about services and tablets."""
    say = reader_speech().say
    tablet = ("switch_try_out", "change_tablet", "change_reach")
    settings = ("apply_setup", "change_setting", "count_users", "change_provider")
    closures = ("add_closure", "remove_closure", "change_holidays")
    return {
        "make_service": say("added a service"),
        "confirm_clock": say("said that the clock is right"),
        "change_hours": say("changed the opening hours"),
        **dict.fromkeys(closures, say("changed the closed days")),
        **dict.fromkeys(("add_recipient", "remove_recipient"), say("changed who receives concerns")),
        **dict.fromkeys(("add_listener", "remove_listener"), say("changed whom children may call")),
        **dict.fromkeys(("make_wall_address", "take_wall_address_back"), say("changed the address of the wall")),
        **dict.fromkeys(("make_code", "use_this_browser"), say("made a code for a tablet")),
        **dict.fromkeys(tablet, say("changed a tablet")),
        "revoke_device": say("took a tablet away"),
        "change_pin": say("made another PIN"),
        "switch_circle": say("switched the morning circle"),
        **dict.fromkeys(settings, say("changed the settings of a service")),
    }
