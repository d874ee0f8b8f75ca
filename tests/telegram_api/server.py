"""The HTTP server of the emulator, in a thread with its own event loop."""

import asyncio
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.telegram_api.errors import ApiError, conflict
from tests.telegram_api.faults import DroppedError, Faults
from tests.telegram_api.methods import METHODS
from tests.telegram_api.objects import Json
from tests.telegram_api.updates import WEBHOOK_IS_SET, Updates
from tests.telegram_api.webhook import delete_webhook, deliver, set_webhook, webhook_info
from tests.telegram_api.world import World, whole_number
from tests.telegram_api.writing import Upload

LONGEST_POLL_SECONDS = 50
METHODS_BY_NAME = {name.lower(): name for name in METHODS} | {
    name.lower(): name for name in ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
}


@dataclass(frozen=True)
class Call:
    """One call as it came in, how it was answered, and when; status 0 is a dropped connection."""

    method: str
    params: Json
    status: int
    result: Any = None
    files: dict[str, Upload] = field(default_factory=dict)
    at: float = field(default_factory=time.monotonic)


class Server:
    """Answers the bot's calls; `start` returns once it listens."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.world = world
        self.faults = faults
        self.calls: list[Call] = []
        self.port = 0
        self._ready = threading.Event()
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="telegram-api", daemon=True)

    def start(self, port: int = 0) -> None:
        """Listen on loopback, by default on any free port."""
        self.port = port
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError("the emulator of the Bot API did not start within 10 seconds")

    def stop(self) -> None:
        """End the server and its thread."""
        loop = self.world.updates.loop
        if loop and self._stop and not loop.is_closed():
            loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        self.world.updates.loop = asyncio.get_running_loop()
        app = web.Application(client_max_size=50 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self.port)
        await site.start()
        self.port = runner.addresses[0][1]
        delivery = asyncio.create_task(deliver(self.world.updates, self._carry_out))
        self._ready.set()
        await self._stop.wait()
        delivery.cancel()
        await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        params, files = await _read(request)
        method = METHODS_BY_NAME.get(request.match_info["method"].lower(), request.match_info["method"])
        try:
            self._check_token(request)
            result = await self._with_faults(method, params, files)
        except DroppedError as drop:
            self.calls.append(Call(method, params, 0, None, files))
            await asyncio.sleep(drop.seconds)
            if request.transport:
                request.transport.abort()
            return web.Response()
        except ApiError as error:
            self.calls.append(Call(method, params, error.code, error.description, files))
            return web.json_response(error.as_json(), status=error.code)
        self.calls.append(Call(method, params, 200, result, files))
        return web.json_response({"ok": True, "result": result})

    async def _with_faults(self, method: str, params: Json, files: dict[str, Upload]) -> Any:
        fault = self.faults.strike(method)
        if fault and not fault.after_effect:
            raise fault.failure
        result = await self._poll(params) if method == "getUpdates" else self._carry_out(method, params, files)
        if fault:
            raise fault.failure
        return result

    async def _poll(self, params: Json) -> list[Json]:
        updates: Updates = self.world.updates
        if updates.webhook["url"]:
            raise conflict(WEBHOOK_IS_SET)
        updates.allow(params.get("allowed_updates"))
        offset = whole_number(params.get("offset") or 0, "offset")
        limit = min(100, max(1, whole_number(params.get("limit") or 100, "limit")))
        return await updates.poll(offset, limit, min(LONGEST_POLL_SECONDS, float(params.get("timeout") or 0)))

    def _carry_out(self, method: str, params: Json, files: dict[str, Upload] | None = None) -> Any:
        updates = self.world.updates
        with self.world.lock:
            if method == "setWebhook":
                return set_webhook(updates, params)
            if method == "deleteWebhook":
                return delete_webhook(updates, params)
            if method == "getWebhookInfo":
                return webhook_info(updates)
            if method not in METHODS:
                raise ApiError(404, "Not Found: method not found")
            return METHODS[method](self.world, params, files or {})

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if token == self.world.token:
            return
        number = token.partition(":")[0]
        raise ApiError(401, "Unauthorized") if number.isdigit() and ":" in token else ApiError(404, "Not Found")

    async def _download(self, request: web.Request) -> web.Response:
        content = self.world.files.get(request.match_info["path"].removeprefix("files/"))
        if request.match_info["token"] != self.world.token or content is None:
            return web.json_response(ApiError(404, "Not Found").as_json(), status=404)
        return web.Response(body=content)


async def _read(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    params: Json = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        params |= await request.json() if request.can_read_body else {}
    elif request.content_type in ("multipart/form-data", "application/x-www-form-urlencoded"):
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                params[name] = value
    return params, files
