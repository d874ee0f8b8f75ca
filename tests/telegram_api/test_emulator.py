"""The emulator answers as the real Bot API does, refusals included."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
import requests

from tests.telegram_api.api import TelegramApi
from tests.telegram_api.conftest import Caller
from tests.telegram_api.faults import broken, dropped, flood
from tests.telegram_api.methods import METHODS
from tests.telegram_api.waiting import wait_until

BUTTONS = {"inline_keyboard": [[{"text": "Да", "callback_data": "a:yes"}]]}


def test_an_update_carries_the_full_objects_of_a_command(api: TelegramApi, call: Caller) -> None:
    maria = api.person("Мария", last_name="Иванова", username="maria", language="bg")
    maria.says("/start cop-ruse")
    message = call("getUpdates")["result"][0]["message"]
    names = {"first_name": "Мария", "last_name": "Иванова", "username": "maria"}
    assert message["from"] == {"id": maria.id, "is_bot": False, **names, "language_code": "bg"}
    assert message["chat"] == {"id": maria.id, **names, "type": "private"}
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


def test_an_offset_confirms_what_lies_before_it(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    maria.says("едно")
    maria.says("две")
    first, second = call("getUpdates")["result"]
    assert call("getUpdates", offset=second["update_id"])["result"] == [second]
    assert first["update_id"] + 1 == second["update_id"]
    assert call("getUpdates", offset=second["update_id"] + 1)["result"] == []


def test_a_long_poll_returns_as_soon_as_somebody_writes(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    threading.Timer(0.3, maria.says, ["здравей"]).start()
    begun = time.monotonic()
    assert call("getUpdates", timeout=10)["result"][0]["message"]["text"] == "здравей"
    assert 0.2 < time.monotonic() - begun < 5


def test_kinds_that_the_bot_did_not_allow_never_come(api: TelegramApi, call: Caller) -> None:
    call("getUpdates", allowed_updates=["callback_query"])
    api.person().says("/start")
    assert call("getUpdates")["result"] == []


def test_of_two_polls_the_older_is_refused(api: TelegramApi, call: Caller) -> None:
    answers: list[dict[str, Any]] = []
    older = threading.Thread(target=lambda: answers.append(call("getUpdates", timeout=10)))
    older.start()
    time.sleep(0.3)
    assert call("getUpdates", timeout=0)["ok"]
    older.join()
    assert answers[0]["error_code"] == 409 and answers[0]["description"].startswith("Conflict: terminated by other")


def test_polling_is_refused_while_a_webhook_is_set(api: TelegramApi, call: Caller) -> None:
    call("setWebhook", url="https://example.org/hook")
    assert call("getUpdates")["error_code"] == 409
    call("deleteWebhook")
    assert call("getUpdates")["ok"]


def test_a_tap_comes_with_the_message_and_can_be_answered(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    maria.says("/start")
    sent = call("sendMessage", chat_id=maria.id, text="Хубаво ли е?", reply_markup=BUTTONS)["result"]
    assert maria.taps("Да") == "a:yes"
    query = call("getUpdates")["result"][-1]["callback_query"]
    assert query["message"] == sent and query["from"]["id"] == maria.id and query["data"] == "a:yes"
    assert call("answerCallbackQuery", callback_query_id=query["id"], text="Записано")["result"] is True
    assert [toast.text for toast in maria.toasts] == ["Записано"]


def test_an_old_tap_cannot_be_answered_any_more(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    maria.says("/start")
    call("sendMessage", chat_id=maria.id, text="?", reply_markup=BUTTONS)
    maria.taps("Да")
    api.ages_queries()
    query = call("getUpdates")["result"][-1]["callback_query"]["id"]
    refusal = call("answerCallbackQuery", callback_query_id=query)
    assert refusal["error_code"] == 400 and "query is too old" in refusal["description"]


def test_an_edit_shows_on_the_screen_and_drops_buttons_that_are_not_given_again(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    maria.says("/start")
    sent = call("sendMessage", chat_id=maria.id, text="едно", reply_markup=BUTTONS)["result"]
    edited = call("editMessageText", chat_id=maria.id, message_id=sent["message_id"], text="две")["result"]
    assert maria.sees()[-1].text == "две" and maria.sees()[-1].buttons == ()
    assert edited["edit_date"] >= edited["date"] and "reply_markup" not in edited


@pytest.mark.parametrize(
    ("method", "params", "refusal"),
    [
        ("sendMessage", {"text": "а" * 4097}, "Bad Request: message is too long"),
        ("sendMessage", {"text": "  "}, "Bad Request: message text is empty"),
        ("sendMessage", {"text": "а", "chat_id": 1}, "Bad Request: chat not found"),
        ("editMessageText", {"text": "а", "message_id": 1}, "Bad Request: message to edit not found"),
        ("deleteMessage", {"message_id": 1}, "Bad Request: message to delete not found"),
        ("sendDocument", {"document": "no-such-file"}, "Bad Request: wrong file identifier specified"),
        ("flyAway", {}, "Not Found: method not found"),
    ],
)
def test_refusals_have_the_words_of_the_real_one(
    api: TelegramApi, call: Caller, method: str, params: dict[str, Any], refusal: str
) -> None:
    maria = api.person()
    maria.says("/start")
    assert call(method, **{"chat_id": maria.id, **params})["description"] == refusal


@pytest.mark.parametrize(("data", "is_taken"), [("я" * 32, True), ("я" * 32 + "a", False), ("", False)])
def test_callback_data_holds_at_most_64_bytes(api: TelegramApi, call: Caller, data: str, is_taken: bool) -> None:
    maria = api.person()
    maria.says("/start")
    markup = {"inline_keyboard": [[{"text": "Да", "callback_data": data}]]}
    answer = call("sendMessage", chat_id=maria.id, text="?", reply_markup=markup)
    assert answer["ok"] is is_taken
    assert is_taken or answer["description"] == "Bad Request: BUTTON_DATA_INVALID"


def test_an_edit_that_changes_nothing_is_refused(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    maria.says("/start")
    sent = call("sendMessage", chat_id=maria.id, text="едно")["result"]
    refusal = call("editMessageText", chat_id=maria.id, message_id=sent["message_id"], text="едно")
    assert refusal["error_code"] == 400 and "message is not modified" in refusal["description"]


@pytest.mark.parametrize(("token", "code"), [("7100200300:AAEwrong-wrong-wrong-wrong-wrong-1", 401), ("nonsense", 404)])
def test_other_tokens_are_unknown(api: TelegramApi, token: str, code: int) -> None:
    assert requests.get(f"{api.url}/bot{token}/getMe", timeout=5).json()["error_code"] == code


def test_a_person_who_blocked_the_bot_gets_nothing(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    maria.says("/start")
    maria.blocks_the_bot()
    refusal = call("sendMessage", chat_id=maria.id, text="ехо")
    assert (refusal["error_code"], refusal["description"]) == (403, "Forbidden: bot was blocked by the user")


def test_parameters_may_come_as_a_form_too(api: TelegramApi) -> None:
    maria = api.person()
    maria.says("/start")
    form = {"chat_id": str(maria.id), "text": "здравей", "reply_markup": json.dumps(BUTTONS)}
    assert requests.post(f"{api.url}/bot{api.token}/sendmessage", data=form, timeout=5).json()["ok"]
    assert maria.sees()[-1].buttons == (("Да",),)


def test_an_uploaded_document_can_be_fetched_again(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    maria.says("/start")
    sent = requests.post(
        f"{api.url}/bot{api.token}/sendDocument",
        data={"chat_id": maria.id, "caption": "писмо"},
        files={"document": ("letter.txt", b"hello", "text/plain")},
        timeout=5,
    ).json()["result"]
    assert (sent["document"]["file_name"], sent["caption"]) == ("letter.txt", "писмо")
    path = call("getFile", file_id=sent["document"]["file_id"])["result"]["file_path"]
    assert requests.get(f"{api.url}/file/bot{api.token}/{path}", timeout=5).content == b"hello"


def test_bold_text_becomes_an_entity_counted_in_utf16(api: TelegramApi, call: Caller) -> None:
    maria = api.person()
    maria.says("/start")
    sent = call("sendMessage", chat_id=maria.id, text="🙂 <b>ура</b>", parse_mode="HTML")["result"]
    assert (sent["text"], sent["entities"]) == ("🙂 ура", [{"type": "bold", "offset": 3, "length": 3}])


def test_commands_stand_by_language(call: Caller) -> None:
    commands = [{"command": "start", "description": "Начало"}]
    assert call("setMyCommands", commands=commands, language_code="bg")["result"] is True
    assert call("getMyCommands", language_code="bg")["result"] == commands
    assert call("getMyCommands")["result"] == []


def test_the_bot_can_leave_a_group(api: TelegramApi, call: Caller) -> None:
    family = api.group()
    api.person().adds_the_bot_to(family)
    assert call("leaveChat", chat_id=family.id)["result"] is True
    assert call("sendMessage", chat_id=family.id, text="?")["error_code"] == 403
    kinds = [update["my_chat_member"]["new_chat_member"]["status"] for update in call("getUpdates")["result"]]
    assert kinds == ["member", "left"]


def test_a_flood_answer_names_the_pause(api: TelegramApi, call: Caller) -> None:
    api.faults.plan("getMe", flood(3), on_calls=(2,))
    assert call("getMe")["ok"]
    refusal = call("getMe")
    assert (refusal["error_code"], refusal["parameters"]) == (429, {"retry_after": 3})
    assert call("getMe")["ok"]


@pytest.mark.parametrize(("after_effect", "messages"), [(False, 1), (True, 2)])
def test_a_call_can_fail_before_or_after_it_took_effect(
    api: TelegramApi, call: Caller, after_effect: bool, messages: int
) -> None:
    maria = api.person()
    maria.says("/start")
    api.faults.plan("sendMessage", broken(502), after_effect=after_effect)
    assert call("sendMessage", chat_id=maria.id, text="едно")["error_code"] == 502
    assert len(maria.sees()) == messages


def test_a_connection_can_be_dropped(api: TelegramApi, call: Caller) -> None:
    api.faults.plan("getMe", dropped())
    with pytest.raises(requests.ConnectionError):
        call("getMe")
    assert [seen.status for seen in api.calls_of("getMe")] == [0]


def test_chance_strikes_the_same_calls_for_the_same_seed() -> None:
    def struck(seed: int) -> list[bool]:
        api = TelegramApi(seed=seed)
        api.faults.plan(None, broken(), on_calls=None, probability=0.5)
        return [api.faults.strike("sendMessage") is not None for _ in range(40)]

    assert struck(7) == struck(7) != struck(8)
    assert 5 < sum(struck(7)) < 35


def test_duplicates_come_with_the_same_number(api: TelegramApi, call: Caller) -> None:
    api.duplicates(1)
    api.person().says("/start")
    first, second = call("getUpdates")["result"]
    assert first == second


def test_a_webhook_gets_updates_with_its_secret_until_it_takes_them(api: TelegramApi, call: Caller) -> None:
    answers = [500, 200]
    seen: list[tuple[str | None, dict[str, Any]]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append((self.headers["X-Telegram-Bot-Api-Secret-Token"], body))
            self.send_response(answers.pop(0))
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    hook = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    call("setWebhook", url=f"http://127.0.0.1:{hook.server_port}/x", secret_token="s3cret")
    api.person().says("/start")
    wait_until(lambda: len(seen) == 2 and api.pending == 0)
    hook.shutdown()
    hook.server_close()
    assert seen[0] == seen[1] and seen[0][0] == "s3cret"
    assert "500" in call("getWebhookInfo")["result"]["last_error_message"]


def test_a_webhook_beyond_loopback_needs_https(call: Caller) -> None:
    assert "HTTPS URL" in call("setWebhook", url="http://example.org/hook")["description"]


def test_every_method_is_one_that_the_library_knows() -> None:
    from telegram import Bot

    assert [name for name in METHODS if not hasattr(Bot, name)] == []
