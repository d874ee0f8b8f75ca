"""`python -m tests.trouble.writes`: every write of an evening fails in turn, and each time nothing may be lost."""

import secrets
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import click

from config.errors import GlascheError
from feedback_store.intake import accept
from tests.trouble.evening import an_evening
from tests.trouble.faults import STRUCK, Fault, Puppet, struck
from tests.trouble.homes import SERVICE, Home, a_home
from tests.trouble.ledger import FACES, Ledger, prove

ERRORS = ("ENOSPC", "EIO", "EROFS", "KILL")
TAPS = 8
BEFORE = 2
"""So many voices lie in the box already when the evening begins (count)."""


@dataclass(frozen=True)
class Template:
    """An installation to be copied, and the voices that lie in its box."""

    home: Home
    before: dict[str, str] = field(default_factory=dict)

    def ledger(self) -> Ledger:
        """Return a ledger with these voices and those of the evening."""
        return Ledger(SERVICE, {**self.before, **some_taps(TAPS)}, {*self.before})


@dataclass(frozen=True)
class Evening:
    """What came of one evening with one fault."""

    fault: Fault
    is_struck: bool
    violations: tuple[str, ...]
    refusals: tuple[str, ...]


@contextmanager
def a_template() -> Iterator[Template]:
    """Make the installation that every evening begins with; three voices open its box."""
    with a_home(GLASCHE_SMALLEST_GROUP="3") as home:
        before = Ledger(SERVICE, some_taps(BEFORE))
        with home.store() as store:
            for client_id in before.sent:
                accept(store, before.submission(client_id))
        yield Template(home, before.sent)


def evenings(template: Template, error: str, *, more: int = 0) -> Iterator[Evening]:
    """Let every write of an evening fail in turn, by an error or by `kill -9`, and look what came of it."""
    for call, count in sorted(calls_of_an_evening(template).items()):
        for nth in range(1, count + 1):
            yield strike(template, Fault(call, error, nth, more))


def calls_of_an_evening(template: Template) -> Counter[str]:
    """Return how often an evening makes each of the calls that write (count)."""
    with template.home.copied() as home:
        evening = Puppet(an_evening, home.settings, SERVICE, some_taps(TAPS))
        with closing(evening) as puppet, struck(puppet, None) as seen:
            told = puppet.work()
            calls = seen()
    assert {word for word, _ in told} == {"thanked"}, told
    return calls


def strike(template: Template, fault: Fault) -> Evening:
    """Let a fault befall an evening; then, without it, the same process and a new one must come to the right count."""
    ledger = template.ledger()
    with template.home.copied() as home:
        with closing(Puppet(an_evening, home.settings, SERVICE, ledger.sent)) as puppet:
            with struck(puppet, fault) as seen:
                told = puppet.work()
                is_struck = puppet.was_killed() if fault.error == "KILL" else STRUCK in seen()
            again = puppet.work() if fault.error != "KILL" else []
        ledger.thanked |= {sentence for word, sentence in told + again if word == "thanked"}
        proof = _prove(home, ledger)
    violations = [sentence for word, sentence in told if word == "broke"]
    violations += [f"does not come back: {sentence}" for word, sentence in again if word != "thanked"]
    violations += proof
    return Evening(fault, is_struck, tuple(violations), tuple(s for word, s in told if word == "refused"))


def _prove(home: Home, ledger: Ledger) -> list[str]:
    try:
        with home.store() as store:
            proof = prove(store, ledger)
    except GlascheError as problem:
        return [f"it does not start again: {problem}"]
    return [] if proof.is_sound else [str(proof)]


def some_taps(count: int) -> dict[str, str]:
    """Return taps by the ids of their client."""
    return {secrets.token_urlsafe(24): FACES[number % len(FACES)] for number in range(count)}


@click.command()
@click.option("--error", type=click.Choice(ERRORS), multiple=True, default=ERRORS, help="how the call ends")
@click.option("--more", type=click.IntRange(0), default=0, help="so many further calls of its kind fail too")
def main(error: tuple[str, ...], more: int) -> None:
    """Let every write of an evening fail in turn, and say what that did to the voices."""
    bad = 0
    with a_template() as template:
        for kind in error:
            begun, struck_evenings, all_evenings = time.monotonic(), 0, 0
            for evening in evenings(template, kind, more=more):
                all_evenings, struck_evenings = all_evenings + 1, struck_evenings + evening.is_struck
                if evening.violations:
                    bad += 1
                    click.echo(f"{evening.fault}: {' | '.join(evening.violations)}")
            spent = time.monotonic() - begun
            click.echo(f"{kind}: {all_evenings} evenings, {struck_evenings} struck, {bad} violations, {spent:.0f} s")
    if bad:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
