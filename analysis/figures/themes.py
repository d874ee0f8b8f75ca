"""Which themes are spoken of, gladly or not, from tallies of readings as they were kept at the opening.

Themes are options of which a voice may have several: each is counted against all voices of a shown base. Where that
count is exact, it is divided by how they speak of it; a range is not divided. So no row or column gives another back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.figures.counting import by_group, protect_channels, split_by_help, split_by_quarter, voices
from analysis.figures.groups import Help, Who
from analysis.figures.periods import quarters_name, week_of, year_of
from analysis.figures.series import Group, Unit, longer_period
from analysis.figures.suppression import ProtectedTable, protect_base, protect_choices, protect_many
from analysis.figures.usual import Chosen
from config.reading import Theme
from config.vocabulary import Channel
from feedback_store.readings import BAD, GOOD, NONE
from feedback_store.tallies import Tally

FEELINGS = (GOOD, BAD, NONE)
SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many voices speak of a theme in all, and how many of them with each feeling, as far as that is published."""

    whole: Chosen
    feelings: Mapping[str, Chosen]

    @property
    def is_told_apart(self) -> bool:
        """Whether it is published how the voices speak of it."""
        return all(each.low == each.high for each in self.feelings.values())


@dataclass(frozen=True, slots=True)
class ThemesOfPart:
    """The protected themes of one part of a group in the smallest period that is published; no themes where hidden."""

    period: str
    channel: Channel
    who: Who
    helps: tuple[Help, ...]
    base: int
    themes: Mapping[Theme, Spoken]


@dataclass(frozen=True, slots=True)
class ThemePoint:
    """The themes of one period; `voices` are those shown in it, and `has_hidden` says that others are not."""

    period: str
    voices: int
    themes: Mapping[Theme, Spoken]
    has_hidden: bool


@dataclass(frozen=True, slots=True)
class ThemeSeries:
    """What one group speaks of through one channel, period by period."""

    channel: Channel
    who: Who
    points: tuple[ThemePoint, ...]


def themes_by_week(
    tallies: Iterable[Tally], instrument: str, step: str, weeks: Sequence[str], *, smallest_group: int
) -> Iterator[ThemesOfPart]:
    """Yield the themes of finished ISO weeks, cut as the week page cuts them."""
    by_week: dict[str | None, list[Tally]] = {week: [] for week in weeks}
    for tally in tallies:
        if tally.instrument == instrument and (week := week_of(tally.period)) in by_week:
            by_week[week].append(tally)
    for week in weeks:
        for (channel, who), its in by_group(by_week[week], instrument).items():
            base = protect_base(voices(its), smallest_group=smallest_group)
            if base.count is None:
                yield ThemesOfPart(week, channel, who, tuple(Help), 0, {})
            for helps, part, of_part in split_by_help(its, who, smallest_group) if base.count else ():
                if part.count:
                    yield ThemesOfPart(week, channel, who, helps, part.count, _themes(of_part, step, part.count))


def themes_by_quarter(
    tallies: Iterable[Tally], instrument: str, step: str, year: int, *, smallest_group: int
) -> Iterator[ThemesOfPart]:
    """Yield the themes of a past year, cut as its section cuts moods: group, help, then quarters."""
    of_year = [tally for tally in tallies if year_of(tally.period) == year]
    for channel, who, base, its in protect_channels(of_year, instrument, smallest_group):
        if base.count is None or len(who) > 1:
            continue
        for helps, _, of_part in split_by_help(its, who[0], smallest_group):
            for quarters, part, of_quarter in split_by_quarter(of_part, smallest_group):
                if part.count:
                    name, themes = quarters_name(year, quarters), _themes(of_quarter, step, part.count)
                    yield ThemesOfPart(name, channel, who[0], helps, part.count, themes)


def theme_series(
    parts: Iterable[ThemesOfPart], periods: Sequence[str], unit: Unit, *, help_given: Help | None = None
) -> tuple[ThemeSeries, ...]:
    """Return the themes of each group that was shown, laid together from what is published of smaller periods."""
    found: dict[Group, dict[str, list[ThemesOfPart]]] = {}
    for part in parts:
        laid = found.setdefault((part.channel, part.who), {longer_period(one, unit): [] for one in periods})
        laid.setdefault(longer_period(part.period, unit), []).append(part)
    return tuple(
        ThemeSeries(*group, tuple(_point(period, laid[period], help_given) for period in sorted(laid)))
        for group, laid in found.items()
        if any(part.base for its in laid.values() for part in its)
    )


def _themes(tallies: Iterable[Tally], step: str, base: int) -> Mapping[Theme, Spoken]:
    counts = {theme: Counter[str]() for theme in Theme}
    for tally in tallies:
        theme, _, rest = tally.option.removeprefix("@").partition(":")
        if tally.step == step and tally.option.startswith("@") and theme in counts:
            counts[Theme(theme)][rest.partition(":")[0]] += tally.count
    return {theme: protect_theme({each: its[each] for each in FEELINGS}, base) for theme, its in counts.items()}


def protect_theme(counts: Mapping[str, int], base: int) -> Spoken:
    """Return what may be shown of a theme among the voices of a shown base.

    All that speak of it are one of several options; where that count is exact, it is divided like a part of its own.
    """
    cells = protect_many({SPOKEN: sum(counts.values())}, base, may_be_left_out=True).cells
    whole = Chosen(cells[0].low, cells[0].high, base) if cells else Chosen(0, base, base)
    if whole.low < whole.high:
        return Spoken(whole, dict.fromkeys(FEELINGS, Chosen(0, whole.high, base)))
    apart = protect_choices(counts, {each: each for each in FEELINGS}, whole.low)
    return Spoken(whole, {each: _among(apart, each, base) for each in FEELINGS})


def _among(apart: ProtectedTable, feeling: str, base: int) -> Chosen:
    cell = next((cell for cell in apart.cells if feeling in cell.answers), None)
    low = cell.low if cell and len(cell.answers) == 1 else 0
    return Chosen(low, cell.high if cell else apart.base, base)


def _point(period: str, its: Sequence[ThemesOfPart], help_given: Help | None) -> ThemePoint:
    wanted = [part for part in its if part.base and (help_given is None or part.helps == (help_given,))]
    is_mixed = help_given is not None and any(len(part.helps) > 1 for part in its)
    has_hidden = is_mixed or any(not part.base for part in its)
    themes = {theme: _spoken([part.themes[theme] for part in wanted]) for theme in Theme} if wanted else {}
    return ThemePoint(period, sum(part.base for part in wanted), themes, has_hidden)


def _spoken(parts: Sequence[Spoken]) -> Spoken:
    return Spoken(
        _sum([part.whole for part in parts]),
        {each: _sum([part.feelings[each] for part in parts]) for each in FEELINGS},
    )


def _sum(found: Sequence[Chosen]) -> Chosen:
    return Chosen(sum(one.low for one in found), sum(one.high for one in found), sum(one.base for one in found))
