"""`glasche staff listen`: the voice messages that wait, one of them to be heard, and its words."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedback_store.commands.opened import note_at_machine, opened_store

if TYPE_CHECKING:
    from feedback_store.engine import Store
    from feedback_store.recordings.kept import Recording


@click.command()
@click.option("--service", "service_key", required=True, help="key of the service")
@click.option("--id", "name", help="id of the voice message; those that wait are listed without it")
@click.option("--out", type=click.Path(path_type=Path), help="new file for the sound, to be heard; deleted at the end")
@click.option("--words", help="what is said in it; asked for without it, where there is a terminal")
@click.option("--nothing", "is_empty", is_flag=True, help="nothing can be heard in it")
def listen(service_key: str, name: str | None, out: Path | None, words: str | None, *, is_empty: bool) -> None:
    """List voice messages, hear one, and write its words down as they were said; then the sound is destroyed.

    The words go into the box as if they had been written, and are read for danger. Let somebody hear it who receives
    what is told of danger, best the person outside the service, who knows no voice in it.
    """
    if name is None and (out or words or is_empty):
        raise click.UsageError("--out, --words and --nothing go with --id; list those that wait first.")
    if sum((out is not None, words is not None, is_empty)) > 1:
        raise click.UsageError("Give one of --out, --words and --nothing.")
    with opened_store() as opened:
        if name is None:
            _list(opened, service_key)
        else:
            _hear(opened, service_key, name, out, words, is_empty=is_empty)
            note_at_machine(opened, "listen", service_key)


def _list(store: "Store", service: str) -> None:
    from feedback_store.recordings.kept import waiting_recordings
    from feedback_store.social_services import find_service

    found = waiting_recordings(store, find_service(store, service).key)
    for one in found:
        said = one.submission
        click.echo(f"{one.id}\t{one.kept_on}\t{said.language}\t{said.speaker}\t{said.instrument}")
    click.echo("Hear one with --id and --out." if found else "No voice message waits.")


def _hear(store: "Store", service: str, name: str, out: Path | None, words: str | None, *, is_empty: bool) -> None:
    from feedback_store.recordings.kept import find_recording, put_aside, write_down

    recording = find_recording(store, service, name)
    if out is not None:
        words, is_empty = _play(recording, out)
    elif words is None and not is_empty:
        raise click.UsageError("Hear it with --out FILE, then give --words or --nothing.")
    if words:
        write_down(store, recording, words)
        click.echo("The words are in the box, and the sound is destroyed.")
    elif is_empty:
        put_aside(store, recording)
        click.echo("The sound is destroyed.")


def _play(recording: "Recording", out: Path) -> tuple[str | None, bool]:
    """Write the sound to a file and, where there is a terminal, ask for its words and wipe the file."""
    from feedback_store.keys.secret_files import wipe, write_secret
    from feedback_store.recordings.sound import as_wav

    if out.exists():
        raise click.ClickException(f"{out} is there already; name a new file.")
    write_secret(out, as_wav(recording.sound))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(f"The sound is in {out}; delete it when the words are written down.")
        return None, False
    try:
        click.echo(f"The sound is in {out}; it is deleted when this ends.")
        words = click.prompt("The words, as they were said (empty: later)", default="", show_default=False).strip()
        return words or None, not words and click.confirm("Is there nothing to be heard in it?", default=False)
    finally:
        wipe(out)
