"""Turning the definition of an instrument into a frozen Instrument, or saying what is wrong with it and where."""

from collections.abc import Iterable, Sequence

from config.definition_fields import Field
from config.instrument import Condition, Instrument, Kind, Option, Step, Texts
from config.vocabulary import Speaker

LEAST_OPTIONS = 2
MOST_CHARACTERS = 2000
"""No step takes longer words, so that a submission stays within the sizes of the box."""


def read_instrument(definition: Field) -> Instrument:
    """Return the instrument that a file defines; raises DefinitionError."""
    fields = definition.table(
        ("key", "version", "object", "accent", "speakers", "title", "thanks", "steps"), ("thanks_for_adults", "folds")
    )
    folds = _read_folds(fields["folds"]) if "folds" in fields else {}
    steps = _read_steps(fields["steps"], tuple(folds))
    _refuse_unused_folds(fields.get("folds"), steps)
    return Instrument(
        key=fields["key"].key(),
        version=fields["version"].whole_number(),
        object=fields["object"].key(),
        accent=fields["accent"].key(),
        title=fields["title"].texts(),
        thanks=fields["thanks"].texts(),
        thanks_for_adults=fields.get("thanks_for_adults", fields["thanks"]).texts(),
        speakers=fields["speakers"].distinct(lambda field: field.member(Speaker)),
        folds=folds,
        steps=steps,
    )


def _read_folds(field: Field) -> dict[str, Texts]:
    return {Field(fold.file, fold.place, key).key(): fold.texts() for key, fold in field.free_table().items()}


def _refuse_unused_folds(field: Field | None, steps: Iterable[Step]) -> None:
    used = {option.fold for step in steps for option in step.options}
    for key, fold in (field.free_table() if field else {}).items():
        if key not in used:
            raise fold.error("a wider answer that no option joins", "name it as the fold of an option or take it out")


def _read_steps(field: Field, folds: Sequence[str]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for place in field.list():
        step = _read_step(place, folds, earlier=steps)
        if step.key in {other.key for other in steps}:
            raise place.inside("key").error(f"{step.key!r} a second time", "give every step a key of its own")
        steps.append(step)
    return tuple(steps)


def _read_step(field: Field, folds: Sequence[str], earlier: Sequence[Step]) -> Step:
    more = ("text_for_adults", "ask_when", "skippable", "options", "max_characters")
    kind = field.table(("key", "kind", "text"), more)["kind"].member(Kind)
    own = "max_characters" if kind is Kind.WORDS else "options"
    fields = field.table(("key", "kind", "text", own), more[:3])
    return Step(
        key=fields["key"].key(),
        kind=kind,
        text=fields["text"].texts(),
        text_for_adults=fields.get("text_for_adults", fields["text"]).texts(),
        options=_read_options(fields["options"], kind, folds) if "options" in fields else (),
        ask_when=_read_conditions(fields["ask_when"], earlier) if "ask_when" in fields else (),
        skippable="skippable" in fields and fields["skippable"].yes_or_no(),
        max_characters=_read_length(fields["max_characters"]) if "max_characters" in fields else 0,
    )


def _read_length(field: Field) -> int:
    length = field.whole_number()
    if length > MOST_CHARACTERS:
        raise field.error(f"{length} characters", f"write at most {MOST_CHARACTERS}")
    return length


def _read_options(field: Field, kind: Kind, folds: Sequence[str]) -> tuple[Option, ...]:
    options: list[Option] = []
    for place in field.list(least=LEAST_OPTIONS):
        option = _read_option(place, kind, folds)
        if option.key in {other.key for other in options}:
            raise place.inside("key").error(f"{option.key!r} a second time", "give every option a key of its own")
        options.append(option)
    if kind is Kind.FACES and len({option.fold for option in options}) == 1:
        raise field.error("one fold for all options", "let faces join at least two different folds")
    return tuple(options)


def _read_option(field: Field, kind: Kind, folds: Sequence[str]) -> Option:
    needs_fold = kind is Kind.FACES
    fields = field.table(("key", "text", "fold") if needs_fold else ("key", "text"), () if needs_fold else ("fold",))
    return Option(
        key=fields["key"].key(),
        text=fields["text"].texts(),
        fold=fields["fold"].one_of(folds) if "fold" in fields else None,
    )


def _read_conditions(field: Field, earlier: Sequence[Step]) -> tuple[Condition, ...]:
    return field.distinct(lambda place: _read_condition(place, earlier))


def _read_condition(field: Field, earlier: Sequence[Step]) -> Condition:
    fields = field.table(("step", "any_of"))
    key = fields["step"].value
    step = next((step for step in earlier if step.key == key), None)
    if step is None:
        names = ", ".join(step.key for step in earlier) or "there is none before the first"
        raise fields["step"].error(f"{key!r}", f"name a step that comes before this one: {names}")
    known = [option.key for option in step.options]
    return Condition(step.key, fields["any_of"].distinct(lambda option: option.one_of(known)))
