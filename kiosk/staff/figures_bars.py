"""Bars of pieces as layers of a drawing; each piece bears its sign and number, so colour is never the only sign."""

from typing import Any

from kiosk.staff.figures_shown import Bars

INK = "#211d19"
PAPER = "#ffffff"
FILLS = ("#1f5f8b", "#e69f00", "#e4dccd", "#bcd6e8")
"""Of the kinds of pieces in their order; on the first one letters are white."""


def bar_layers(chart: Bars) -> list[Any]:
    """Return the bars, their ranges, and what is written on them."""
    import altair as alt

    rows = [
        {
            "name": name,
            "kind": piece.kind,
            "place": chart.kinds.index(piece.kind),
            "count": piece.count,
            "high": piece.high,
            "text": piece.text,
        }
        for name, pieces in chart.bars
        for piece in pieces
    ]
    kinds = list(chart.kinds)
    axis = alt.Axis(tickMinStep=1, format="d", title=None)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("name:N", sort=[name for name, _ in chart.bars], title=None, axis=alt.Axis(labelLimit=140)),
        x=alt.X("count:Q", stack="zero", axis=axis),
        order=alt.Order("place:Q"),
    )
    fill = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=list(FILLS[: len(kinds)])), legend=None)
    inks = alt.condition(alt.datum.kind == kinds[0], alt.value(PAPER), alt.value(INK))
    ranges = base.transform_filter("datum.high !== null")
    return [
        base.mark_bar(stroke=INK, strokeWidth=1, height=26).encode(color=fill),
        ranges.mark_bar(fill="none", stroke=INK, strokeDash=[3, 2], height=26).encode(
            x=alt.X("count:Q", stack=None, axis=axis), x2="high:Q"
        ),
        base.mark_text(fontSize=14, fontWeight="bold").encode(
            x=alt.X("count:Q", stack="zero", bandPosition=0.5, axis=axis), text="text:N", color=inks
        ),
    ]
