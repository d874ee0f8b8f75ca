"""Webhooks: setting them, and delivering updates to them in order until they are taken."""

import json
import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import aiohttp

from tests.telegram_api.checks import as_flag
from tests.telegram_api.errors import bad_request
from tests.telegram_api.objects import Json
from tests.telegram_api.updates import Updates, as_list

SECRET_PATTERN = re.compile(r"[A-Za-z0-9_-]{1,256}")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 2.0
Reply = Callable[[str, Json], object]


def set_webhook(updates: Updates, params: Json) -> bool:
    """Send updates to an address from now on; an empty one ends it. Plain http is taken on loopback only."""
    url = str(params.get("url") or "")
    if not url:
        return delete_webhook(updates, params)
    address = urlsplit(url)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.get("secret_token")
    if secret is not None and not SECRET_PATTERN.fullmatch(str(secret)):
        raise bad_request("secret token contains unallowed characters")
    _drop_waiting(updates, params)
    updates.allow(params.get("allowed_updates"))
    most = int(params.get("max_connections") or 40)
    updates.webhook = {"url": url, "secret": secret, "max_connections": most, "allowed": params.get("allowed_updates")}
    updates.wake()
    return True


def delete_webhook(updates: Updates, params: Json) -> bool:
    """End the delivery to an address."""
    _drop_waiting(updates, params)
    updates.webhook = {"url": ""}
    updates.wake()
    return True


def webhook_info(updates: Updates) -> Json:
    """Return the WebhookInfo object."""
    webhook = updates.webhook
    info = {"url": webhook["url"], "has_custom_certificate": False, "pending_update_count": len(updates.waiting)}
    if webhook.get("allowed"):
        info["allowed_updates"] = as_list(webhook["allowed"])
    shown = ("max_connections", "last_error_date", "last_error_message")
    return {**info, **{key: webhook[key] for key in shown if webhook.get(key)}}


def _drop_waiting(updates: Updates, params: Json) -> None:
    if as_flag(params.get("drop_pending_updates")):
        updates.waiting.clear()


async def deliver(updates: Updates, call: Reply) -> None:
    """Deliver waiting updates for ever; what is not taken with 2xx is tried again after a growing pause.

    Args:
        updates: the queue.
        call: carries out a method that stands in the body of the bot's answer.
    """
    pause = FIRST_PAUSE_SECONDS
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
        while True:
            if not (updates.webhook["url"] and updates.waiting):
                await updates.wait(0.2)
                continue
            update, webhook = updates.waiting[0], updates.webhook
            try:
                reply = await _post(session, webhook, update)
            except (aiohttp.ClientError, TimeoutError) as problem:
                webhook |= {"last_error_date": int(time.time()), "last_error_message": str(problem)}
                await updates.wait(pause)
                pause = min(LONGEST_PAUSE_SECONDS, pause * 2)
                continue
            pause = FIRST_PAUSE_SECONDS
            with updates.lock:
                if updates.waiting and updates.waiting[0] is update:
                    updates.waiting.popleft()
            if reply.get("method"):
                call(str(reply.pop("method")), reply)


async def _post(session: aiohttp.ClientSession, webhook: Json, update: Json) -> Json:
    headers = {"Content-Type": "application/json"}
    if webhook["secret"]:
        headers["X-Telegram-Bot-Api-Secret-Token"] = str(webhook["secret"])
    async with session.post(webhook["url"], data=json.dumps(update), headers=headers) as answer:
        if not answer.ok:
            raise aiohttp.ClientError(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        body = await answer.text()
    try:
        parsed = json.loads(body) if body else {}
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}
