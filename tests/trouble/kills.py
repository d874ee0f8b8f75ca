"""`python -m tests.trouble.kills`: ends a process as `kill -9` does, again and again, and counts what is left."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import click

from feedback_store.engine import Store
from feedback_store.errors import StoreBusyError
from feedback_store.intake import accept
from tests.trouble.acts import ACTS, Act
from tests.trouble.faults import Puppet
from tests.trouble.homes import SERVICE, Home, a_home
from tests.trouble.ledger import Ledger, Proof, open_again, prove
from tests.trouble.server import Crowd, Server

TAPS = 4
"""So many voices come before each act (count)."""
EACH = 100
"""So many times a process is killed in one installation; a new one follows, since its box would grow too large."""
PROVE_EVERY = 10

OPEN_EVERY = 20
"""After so many kills the box is opened in between (count)."""

LOAD_SECONDS = (0.05, 0.4)
"""How long the server is under load before it is killed (s)."""

Tell = Callable[[str], None]


def kill_under_load(home: Home, cycles: int, seed: int, tell: Tell) -> Proof:
    """Kill the server under load so many times; return how what was counted compares with what was acknowledged."""
    ledger, chance, server = Ledger(SERVICE), random.Random(seed), Server(home.settings)
    for cycle in range(1, cycles + 1):
        server.start()
        with Crowd(server.port, home.header, ledger, chance.getrandbits(32)) as crowd:
            if cycle % OPEN_EVERY == OPEN_EVERY // 2:
                with home.store() as store, suppress(StoreBusyError):  # refused in words: it is opened later
                    open_again(store, SERVICE)  # while taps come in
            time.sleep(chance.uniform(*LOAD_SECONDS))
            server.kill()
        if crowd.refusals:
            tell(f"refused: {crowd.refusals[0]}")
        if cycle % OPEN_EVERY == 0 or cycle == cycles:
            with home.store() as store:
                open_again(store, SERVICE)
            tell(f"{cycle} kills: {len(ledger.sent)} sent, {len(ledger.thanked)} acknowledged")
    with home.store() as store:
        return prove(store, ledger)


def kill_in_act(act: Act, home: Home, cycles: int, seed: int, tell: Tell) -> Proof:
    """Kill a process so many times while it does something, each time after a few voices more; return what is left."""
    ledger, chance, longest = Ledger(SERVICE), random.Random(seed), 0.0
    for cycle in range(cycles + 1):
        with home.store() as store:
            for _ in range(TAPS):
                take(store, ledger, chance)
        act.make_ready(home)
        puppet, begun = Puppet(act.work, home.settings), time.monotonic()
        if cycle == 0:
            told = puppet.work()
            assert not told, told
            longest = time.monotonic() - begun
        else:
            puppet.begin()
            time.sleep(chance.uniform(0, longest))
        puppet.close()
        if cycle % PROVE_EVERY == 0 or cycle == cycles:
            with home.store() as store:
                proof = prove(store, ledger)
            tell(f"{cycle} kills within {longest:.2f} s: {proof}")
            if not proof.is_sound:
                break
    return proof


def take(store: Store, ledger: Ledger, chance: random.Random) -> None:
    """Take a voice and note that it was thanked for."""
    client_id = str(ledger.tap(chance)["id"])
    accept(store, ledger.submission(client_id))
    ledger.thanked.add(client_id)


WAYS: dict[str, Callable[[Home, int, int, Tell], Proof]] = {
    "load": kill_under_load,
    **{name: partial(kill_in_act, act) for name, act in ACTS.items()},
}


def kill_again_and_again(what: str, database: str, cycles: int, seed: int, tell: Tell) -> Proof:
    """Kill so many times, a hundred times in each of several installations; return what holds of all of them."""
    proof = Proof(0, 0, 0, 0, 0)
    for number, first in enumerate(range(0, cycles, EACH)):
        with a_home(database, GLASCHE_SMALLEST_GROUP="3") as home:
            proof += WAYS[what](home, min(EACH, cycles - first), seed + number, tell)
        tell(f"{min(first + EACH, cycles)} kills in {number + 1} installations: {proof}")
        if not proof.is_sound:
            break
    return proof


@click.command()
@click.option("--what", type=click.Choice(sorted(WAYS)), default="load", help="in the middle of what it is killed")
@click.option("--database", type=click.Choice(["sqlite", "postgresql"]), default="sqlite")
@click.option("--cycles", type=click.IntRange(1), default=50, help="how many times")
@click.option("--seed", type=int, default=1, help="of the moments and of what is sent")
def main(what: str, database: str, cycles: int, seed: int) -> None:
    """Kill it so many times and say whether every acknowledged voice stands there exactly once."""
    begun = time.monotonic()
    proof = kill_again_and_again(what, database, cycles, seed, click.echo)
    each = (time.monotonic() - begun) / cycles
    click.echo(f"{what} on {database}, {cycles} kills ({each:.2f} s each): {proof}")
    if not proof.is_sound:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
