"""Turning the definition of an instrument into a frozen Instrument, or saying what is wrong with it and where."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from config.definition_fields import Field
from config.definition_of_consent import read_what_is_shown, require_consents
from config.definition_of_stickers import read_stickers
from config.definition_of_web import read_web
from config.instrument import Instrument, Receipt
from config.narrowing import FEWEST_WAYS, leads_on
from config.steps import CONSENTS, Condition, Kind, Option, Step, Texts, Topic, options_of_sort
from config.vocabulary import AgeBand, Speaker

OWN_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.WORDS: ("max_characters",),
    Kind.DRAWING: (),
    Kind.SORT: ("topics", "columns"),
    Kind.WEB: ("areas", "now", "wished"),
    Kind.STICKERS: ("areas", "stickers"),
    Kind.CONSENT: ("of", "options"),
}
"""What a step of a kind needs besides what all have; the others need options."""

TAKEN: Mapping[Kind, tuple[str, ...]] = {Kind.SORT: ("takes_topics", "takes_news")}
"""What a step of a kind may have besides."""

FOLDED_KINDS = frozenset({Kind.FACES, Kind.SORT, Kind.SCALE})
"""The kinds whose answers are shown as wider ones where there are too few of each."""

UNFOLDED_KINDS = frozenset({Kind.WAYS, Kind.CONSENT})
"""The kinds whose answers say nothing of a service, so that they join no wider ones."""

CORE_KINDS = frozenset({Kind.FACES, Kind.SCALE, Kind.THIS_OR_THAT})
"""The kinds whose steps may be asked of several ages in different words and then laid side by side."""

SOME = (2, 64)
"""The fewest and the most options of other kinds; no submission carries more."""

NUMBERS: Mapping[Kind, tuple[int, int]] = {
    Kind.THIS_OR_THAT: (2, 2),
    Kind.SORT: (3, 3),
    Kind.SCALE: (2, 5),
    Kind.WAYS: (FEWEST_WAYS, 4),
    Kind.CONSENT: (len(CONSENTS), len(CONSENTS)),
}
"""The fewest and the most options of a kind, or columns of a sort."""

TOPICS = (2, 12)
"""The fewest and the most topics of a sort: cards come one at a time, and more of them tire."""

LONGEST_LAID = 23
"""Topic and column together, in letters: with a dot between them they are as long as the longest key."""

MOST_CHARACTERS = 2000
"""No step takes longer words, so that a submission stays within the sizes of the box."""

Keyed = TypeVar("Keyed", Option, Topic)


Points = Mapping[str, Sequence[str]]
"""The keys of all points that there are, by framework."""


def read_instrument(definition: Field, points: Points) -> Instrument:
    """Return the instrument that a file defines, whose steps may name these points; raises DefinitionError."""
    fields = definition.table(
        ("key", "version", "object", "accent", "speakers", "title", "thanks", "steps"),
        ("thanks_for_adults", "folds", "receipt", "ages"),
    )
    folds = _read_folds(fields["folds"]) if "folds" in fields else {}
    steps = _read_steps(fields["steps"], tuple(folds), points)
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
        receipt=fields["receipt"].member(Receipt) if "receipt" in fields else Receipt.NONE,
        ages=fields["ages"].distinct(_read_age) if "ages" in fields else (),
    )


def _read_age(field: Field) -> AgeBand:
    return AgeBand(field.one_of(band.value for band in AgeBand if band is not AgeBand.UNKNOWN))


def _read_folds(field: Field) -> dict[str, Texts]:
    return {Field(fold.file, fold.place, key).key(): fold.texts() for key, fold in field.free_table().items()}


def _refuse_unused_folds(field: Field | None, steps: Iterable[Step]) -> None:
    used = {option.fold for step in steps for option in step.options or step.columns}
    for key, fold in (field.free_table() if field else {}).items():
        if key not in used:
            raise fold.error("a wider answer that no option joins", "name it as the fold of an option or take it out")


def _read_steps(field: Field, folds: Sequence[str], points: Points) -> tuple[Step, ...]:
    steps: list[Step] = []
    for place in field.list():
        step = _read_step(place, folds, points, earlier=steps)
        if step.key in {other.key for other in steps}:
            raise place.inside("key").error(f"{step.key!r} a second time", "give every step a key of its own")
        if step.kind is Kind.DRAWING and any(other.kind is Kind.DRAWING for other in steps):
            raise place.inside("kind").error(
                "a second drawing", "ask for one in an instrument, or a voice outgrows its box"
            )
        steps.append(step)
    _refuse_dead_ways(field.list(), steps)
    return tuple(steps)


def _refuse_dead_ways(places: Sequence[Field], steps: Sequence[Step]) -> None:
    for place, step in zip(places, steps, strict=True):
        for option in step.options if step.kind is Kind.WAYS else ():
            if not leads_on(step, option, steps):
                remedy = f"let a later step have it in its ask_when, with step = {step.key!r}, or take it out"
                raise place.inside("options").error(f"the way {option.key!r}, which leads to no step", remedy)


def _read_step(field: Field, folds: Sequence[str], points: Points, earlier: Sequence[Step]) -> Step:
    more: tuple[str, ...] = ("text_for_adults", "ask_when", "skippable", "points", "core")
    own = ("options", *TAKEN[Kind.SORT], *(key for keys in OWN_FIELDS.values() for key in keys))
    kind = field.table(("key", "kind", "text"), (*more, *own))["kind"].member(Kind)
    more = (*more, *TAKEN.get(kind, ())) if kind is not Kind.CONSENT else ("text_for_adults",)
    is_news = kind is Kind.SORT and "takes_news" in field.free_table()
    needed = ("columns",) if is_news else OWN_FIELDS.get(kind, ("options",))
    fields = field.table(("key", "kind", "text", *needed), more)
    topics = _read_topics(fields["topics"]) if "topics" in fields else ()
    columns = _read_columns(fields["columns"], topics, folds) if "columns" in fields else ()
    if kind is Kind.WEB:
        topics, columns = read_web(fields["areas"], fields["now"], fields["wished"], folds)
    if kind is Kind.STICKERS:
        topics, columns = read_stickers(fields["areas"], fields["stickers"], folds)
    may_fold = kind not in UNFOLDED_KINDS and (kind is not Kind.THIS_OR_THAT or "core" in fields)
    options = (
        _read_options(fields["options"], kind, folds, may_fold=may_fold)
        if "options" in fields
        else options_of_sort(topics, columns)
    )
    if kind is Kind.CONSENT:
        require_consents(fields["options"], options)
    return Step(
        key=fields["key"].key(),
        kind=kind,
        text=fields["text"].texts(),
        text_for_adults=fields.get("text_for_adults", fields["text"]).texts(),
        options=options,
        ask_when=_read_when(fields, earlier),
        skippable=kind is Kind.CONSENT or ("skippable" in fields and fields["skippable"].yes_or_no()),
        max_characters=_read_length(fields["max_characters"]) if "max_characters" in fields else 0,
        topics=topics,
        columns=columns,
        points=_read_points(fields["points"], points) if "points" in fields else {},
        core=_read_core(fields["core"], kind, options) if "core" in fields else None,
        of=str(fields["of"].value) if "of" in fields else None,
        takes_topics="takes_topics" in fields and fields["takes_topics"].yes_or_no(),
        takes_news="takes_news" in fields and fields["takes_news"].yes_or_no(),
    )


def _read_core(field: Field, kind: Kind, options: Sequence[Option]) -> str:
    """Return what a step means, which can be laid beside other ages only by wider answers that they share."""
    if kind not in CORE_KINDS:
        raise field.error(f"a core in a step of kind {kind.value}", f"name it in {', '.join(sorted(CORE_KINDS))}")
    if len({option.fold for option in options if option.fold}) < 2 or not all(option.fold for option in options):
        raise field.error("options that join no wider answers", "give each its fold, two different ones at least")
    return field.key()


def _read_points(field: Field, points: Points) -> dict[str, tuple[str, ...]]:
    named = field.table((), points)
    return {key: _distinct_points(place, points[key]) for key, place in named.items()}


def _distinct_points(field: Field, known: Sequence[str]) -> tuple[str, ...]:
    return field.distinct(lambda point: point.one_of(known))


def _read_length(field: Field) -> int:
    length = field.whole_number()
    if length > MOST_CHARACTERS:
        raise field.error(f"{length} characters", f"write at most {MOST_CHARACTERS}")
    return length


def _read_options(field: Field, kind: Kind, folds: Sequence[str], *, may_fold: bool = True) -> tuple[Option, ...]:
    places = _some_of(field, *NUMBERS.get(kind, SOME))
    options = _keyed(places, [_read_option(place, kind, folds, may_fold) for place in places], "option")
    if kind in FOLDED_KINDS and len({option.fold for option in options}) == 1:
        raise field.error("one fold for all options", "let them join at least two different folds")
    return options


def _read_topics(field: Field) -> tuple[Topic, ...]:
    places = _some_of(field, *TOPICS)
    return _keyed(places, [_read_topic(place) for place in places], "topic")


def _read_topic(field: Field) -> Topic:
    fields = field.table(("key", "text"))
    return Topic(fields["key"].key(), fields["text"].texts())


def _read_columns(field: Field, topics: Sequence[Topic], folds: Sequence[str]) -> tuple[Option, ...]:
    columns = _read_options(field, Kind.SORT, folds)
    longest = max((topic.key for topic in topics), key=len, default="")
    for place, column in zip(field.list(), columns, strict=True):
        if len(longest + column.key) > LONGEST_LAID:
            remedy = f"shorten one of them: a button of the bot carries {LONGEST_LAID} letters of both"
            raise place.inside("key").error(f"{column.key!r}, too long beside the topic {longest!r}", remedy)
    return columns


def _some_of(field: Field, fewest: int, most: int) -> list[Field]:
    places = field.list(least=fewest)
    if len(places) > most:
        raise field.error(f"{len(places)} in the list", f"write at most {most}")
    return places


def _keyed(places: Iterable[Field], read: Sequence[Keyed], name: str) -> tuple[Keyed, ...]:
    """Return what was read, refusing a key that stands there twice."""
    for number, (place, one) in enumerate(zip(places, read, strict=True)):
        if one.key in {other.key for other in read[:number]}:
            raise place.inside("key").error(f"{one.key!r} a second time", f"give every {name} a key of its own")
    return tuple(read)


def _read_option(field: Field, kind: Kind, folds: Sequence[str], may_fold: bool) -> Option:
    fields = field.table(
        ("key", "text", "fold") if kind in FOLDED_KINDS else ("key", "text"),
        ("fold",) if may_fold and kind not in FOLDED_KINDS else (),
    )
    return Option(
        key=fields["key"].key(),
        text=fields["text"].texts(),
        fold=fields["fold"].one_of(folds) if "fold" in fields else None,
    )


def _read_when(fields: Mapping[str, Field], earlier: Sequence[Step]) -> tuple[Condition, ...]:
    if "of" in fields:
        return (read_what_is_shown(fields["of"], earlier),)
    return _read_conditions(fields["ask_when"], earlier) if "ask_when" in fields else ()


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
