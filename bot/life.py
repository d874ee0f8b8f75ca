"""The life of the bot's process: patient at its start, and a clean end whenever it is asked to stop."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application

from bot.quiet_log import log

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0

Bot = Application[Any, Any, Any, Any, Any, Any]
Begin = Callable[[], Awaitable[object]]


async def live(application: Bot, *begin: Begin, refused: asyncio.Event) -> None:
    """Start the application, serve until SIGTERM, Ctrl-C or a refused token, and end it.

    Args:
        application: as built; not initialised yet.
        begin: what to do one after another to start it, each tried again while Telegram does not answer.
        refused: is set when Telegram does not know the token any more.

    Raises:
        InvalidToken: it was set.
        and what `begin` raises.
    """
    stop = _hear_signals()
    ends = {asyncio.create_task(event.wait()) for event in (stop, refused)}
    starting = asyncio.create_task(_start(application, begin))
    try:
        await asyncio.wait({starting, *ends}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        if refused.is_set():
            raise InvalidToken
    finally:
        for task in (starting, *ends):
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError, TelegramError, OSError):
            await starting
        await _end(application)


async def _start(application: Bot, begin: tuple[Begin, ...]) -> None:
    for action in (application.initialize, *begin):
        await _keep_trying(action)
    await application.start()


async def _keep_trying(action: Begin) -> None:
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            await action()
        except (BadRequest, InvalidToken):
            raise
        except TelegramError as problem:
            log.warning("Telegram does not answer (%s); it is asked again in %.0f s", type(problem).__name__, pause)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE_SECONDS, 2 * pause)
        else:
            return


async def _end(application: Bot) -> None:
    if application.updater and application.updater.running:
        with contextlib.suppress(InvalidToken):  # what ended the polling comes up here at last
            await application.updater.stop()
    if application.running:
        await application.stop()
    await application.shutdown()


def _hear_signals() -> asyncio.Event:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop
