"""The clock as it runs: the jobs of each day, and beside them whoever is to be told of calls and concerns."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

from feedback_store.calls.post import tell_of_calls
from feedback_store.clock.jobs import Clock
from feedback_store.concerns.post import Teller, tell_people
from feedback_store.engine import Store
from feedback_store.ways.mail import BY_MAIL
from feedback_store.ways.telegram import BY_TELEGRAM

LOOK_SECONDS = 20.0
"""How often the clock looks whether something is due (s)."""

WAYS = (BY_MAIL, BY_TELEGRAM)


def keep_time(store: Store, stop: Event, tell: Callable[[str], None], *, look_seconds: float = LOOK_SECONDS) -> None:
    """Do each day's jobs and tell people of calls and concerns until `stop` is set; problems are tried again.

    Both go on beside each other: a child that wants to talk does not wait until a backup is made. If one of them
    breaks, the other ends too, so that whoever started this process notices.
    """
    clock = Clock(store, tell)
    with ThreadPoolExecutor(1, "telling") as pool:
        telling = pool.submit(_keep_telling, store, stop, tell, look_seconds)
        try:
            while not telling.done():
                clock.look()
                if stop.wait(look_seconds):
                    break
        finally:
            stop.set()
    telling.result()


def _keep_telling(store: Store, stop: Event, tell: Callable[[str], None], look_seconds: float) -> None:
    posts = [partial(post, way=way) for way in WAYS for post in (tell_of_calls, tell_people)]
    tellers = [Teller(store, tell, post=post) for post in posts]
    while True:
        for teller in tellers:
            teller.look()
        if stop.wait(look_seconds):
            return
