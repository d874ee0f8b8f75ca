"""One evening of an installation, step by step, telling what came of every step: the work that faults befall."""

import traceback
from collections.abc import Callable
from contextlib import closing

from config.errors import GlascheError
from config.load import offered_instruments
from config.settings import read_settings
from feedback_store.engine import Store, open_store
from feedback_store.intake import accept
from tests.builders import a_submission
from tests.trouble.faults import Tell
from tests.trouble.ledger import open_again

offered_instruments()  # read before anything fails: what is watched are the writes


def an_evening(tell: Tell, settings: dict[str, str], service: str, taps: dict[str, str]) -> None:
    """Open the store, take half of the taps, open the box, take the others; a step that is refused is left out.

    It tells which ids were `thanked`, what was `refused` in words, and how anything `broke` that should not.
    """
    attempt(tell, "start", lambda: _evening(tell, settings, service, taps))


def attempt(tell: Tell, step: str, work: Callable[[], object]) -> bool:
    """Do a step and tell what came of it; only an error of ours is a refusal in words."""
    try:
        work()
    except GlascheError as refusal:
        tell("refused", f"{step}: {type(refusal).__name__}: {refusal}")
    except Exception:  # noqa: BLE001 - whatever it is, it is what this looks for
        tell("broke", f"{step}: {traceback.format_exc()}")
    else:
        return True
    return False


def _evening(tell: Tell, settings: dict[str, str], service: str, taps: dict[str, str]) -> None:
    with closing(open_store(read_settings(settings))) as store:
        half = len(taps) // 2
        for client_id in list(taps)[:half]:
            _tap(tell, store, service, client_id, taps[client_id])
        attempt(tell, "opening", lambda: open_again(store, service))
        for client_id in list(taps)[half:]:
            _tap(tell, store, service, client_id, taps[client_id])


def _tap(tell: Tell, store: Store, service: str, client_id: str, face: str) -> None:
    if attempt(tell, "tap", lambda: accept(store, a_submission(service, face, client_id=client_id))):
        tell("thanked", client_id)
