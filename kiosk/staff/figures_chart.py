"""Draws a chart as SVG, with our letters in it; it is given the chart of a shown figure, and so nothing else."""

from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from kiosk import fonts
from kiosk.staff.figures_bars import bar_layers
from kiosk.staff.figures_shown import Bars, Chart

INK, SOFT, LINE, PAPER, BLUE, PALE = "#211d19", "#4d453d", "#857a6c", "#fffdf8", "#1f5f8b", "#bcd6e8"
WIDE, NARROW = (720, 300), (320, 260)
"""Of what is drawn between the axes, in pixels."""
BESIDE, ROW = 100, 36
"""What the names beside bars take, and the height of a bar with its gap, in pixels."""
KEPT = 128


@lru_cache(maxsize=KEPT)
def draw_chart(chart: Chart | Bars, *, is_narrow: bool = False, has_title: bool = True) -> bytes:
    """Return a chart as SVG that needs no letters of the machine; the same chart is drawn once.

    On a page its title stands above it as a heading; by itself it bears it.
    """
    import vl_convert

    _register_letters()
    drawn = vl_convert.vegalite_to_svg(
        specification_of(chart, is_narrow=is_narrow, has_title=has_title), allowed_base_urls=[]
    )
    head, sign, rest = drawn.partition(">")
    return f"{head}{sign}{_letters()}{rest}".encode()


def specification_of(chart: Chart | Bars, *, is_narrow: bool = False, has_title: bool = True) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart: a value or a range for each period, what is usual, and limits."""
    import altair as alt

    width, height = NARROW if is_narrow else WIDE
    lines = wrap(chart.title, 34 if is_narrow else 80)
    by_itself = alt.TitleParams(lines, subtitle=chart.axis)
    below_heading = alt.TitleParams(chart.axis, fontSize=13, fontWeight="normal", color=SOFT)
    title = by_itself if has_title else below_heading
    layers = bar_layers(chart) if isinstance(chart, Bars) else [*_limits(chart), *_points(chart)]
    if isinstance(chart, Bars):
        width, height = width - BESIDE, 16 + ROW * len(chart.bars)
    drawn = alt.layer(*layers).properties(width=width, height=height, title=title)
    found: dict[str, Any] = drawn.configure(**_look()).to_dict()
    return found


def _points(chart: Chart) -> list[Any]:
    import altair as alt

    labels = [f"{place}|{point.label}" for place, point in enumerate(chart.points)]
    rows = [
        {"period": label, "value": point.value, "low": point.low, "high": point.high, "signal": point.is_signal}
        for label, point in zip(labels, chart.points, strict=True)
    ]
    axis = alt.Axis(labelExpr="split(datum.label, '|')[1]", labelAngle=0, labelOverlap=True, labelSeparation=8)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("period:N", sort=labels, scale=alt.Scale(domain=labels), axis=axis, title=None)
    )
    value, low = (alt.Y(f"{name}:Q", scale=_scale(chart), title=None) for name in ("value", "low"))
    spans = base.encode(y=low, y2="high:Q")
    has_signal = "datum.signal"
    return [
        spans.transform_filter("datum.value === null && datum.low !== null").mark_bar(
            size=9, color=PALE, stroke=BLUE, strokeWidth=1, strokeDash=[3, 2]
        ),
        spans.transform_filter("datum.value !== null && datum.high > datum.low").mark_rule(
            color=BLUE, opacity=0.45, strokeWidth=2
        ),
        base.mark_line(color=BLUE, strokeWidth=1.5, invalid="break-paths-show-path-domains").encode(y=value),
        base.transform_filter("datum.value !== null")
        .mark_point(filled=True, opacity=1)
        .encode(
            y=value,
            shape=alt.condition(has_signal, alt.value("diamond"), alt.value("circle")),
            size=alt.condition(has_signal, alt.value(220), alt.value(90)),
            color=alt.condition(has_signal, alt.value(INK), alt.value(BLUE)),
        ),
    ]


def _limits(chart: Chart) -> list[Any]:
    import altair as alt

    if chart.limits is None:
        return []
    named = zip(chart.limit_names, (chart.limits.usual, chart.limits.low, chart.limits.high), strict=True)
    rows = [{"name": name, "at": at, "usual": place == 0} for place, (name, at) in enumerate(named) if at is not None]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("at:Q", scale=_scale(chart), title=None))
    rule = base.mark_rule(color=LINE, strokeWidth=1.5).encode(
        strokeDash=alt.condition("datum.usual", alt.value([1, 0]), alt.value([5, 4]))
    )
    text = base.mark_text(align="left", baseline="middle", dx=6, color=SOFT, fontSize=13).encode(
        x=alt.value("width"), text="name:N"
    )
    return [rule, text]


def _scale(chart: Chart) -> Any:
    import altair as alt

    return alt.Scale(domain=[0, chart.most]) if chart.most else alt.Scale(zero=True, nice=True)


def _look() -> dict[str, Any]:
    axis = {"labelColor": SOFT, "labelFontSize": 13, "domainColor": LINE, "tickColor": LINE, "gridColor": "#ddd2c1"}
    title = {
        "anchor": "start",
        "fontSize": 18,
        "color": INK,
        "subtitleColor": SOFT,
        "subtitleFontSize": 13,
        "offset": 12,
    }
    return {
        "font": "Sofia Sans",
        "background": PAPER,
        "padding": 16,
        "view": {"stroke": None},
        "axis": axis | {"tickCount": 5},
        "axisX": {"grid": False},
        "title": title,
    }


def _letters() -> str:
    font = b64encode(fonts.TARGET.read_bytes()).decode()
    return (
        "<style>@font-face{font-family:'Sofia Sans';font-weight:400 700;"
        f"src:url(data:font/woff2;base64,{font}) format('woff2')}}</style>"
    )


@lru_cache(maxsize=1)
def _register_letters() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(Path(fonts.SOURCE).parent))
