"""The figures of a service over time: a page, its charts, and the same to take along."""

from flask import Response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from analysis.figures.series import Unit
from feedback_store.social_services import Service, find_service
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.figures_asked import Asked, Kind, asked_figures
from kiosk.staff.figures_chart import draw_chart
from kiosk.staff.figures_complaints import complaint_figures
from kiosk.staff.figures_files import as_csv, as_xlsx
from kiosk.staff.figures_mood import mood_figures
from kiosk.staff.figures_participation import participation_figures
from kiosk.staff.figures_shown import ShownFigure
from kiosk.staff.figures_themes import theme_figures
from kiosk.staff.workbook import MIMETYPE


@staff.get("/figures")
def show_figure_services() -> str | AnyResponse:
    """Show the services whose figures may be seen; where there is one, its figures at once."""
    services = my_services()
    if len(services) == 1:
        return redirect(url_for("staff.show_figures", key=services[0].key))
    return render_template("staff/figures_all.html", services=services)


@staff.get("/figures/<key>")
def show_figures(key: str) -> str:
    """Show the figures that the address asks for, each with message, chart, summary and table."""
    service, asked = find_service(desk().store, key), asked_figures()
    return render_template(
        "staff/figures.html",
        service=service,
        asked=asked,
        figures=figures_of(service, asked),
        kinds=kind_words(),
        units=unit_words(),
        has_others=len(my_services()) > 1,
    )


@staff.get("/figures/<key>/chart.svg")
def show_figure_chart(key: str) -> Response:
    """Return the chart of one figure as SVG."""
    service, asked = find_service(desk().store, key), asked_figures()
    figure = next((one for one in figures_of(service, asked) if one.key == request.args.get("figure")), None)
    chart = figure.charts.get(request.args.get("part", "")) if figure else None
    if chart is None:
        raise NotFound
    is_saved = "save" in request.args
    drawn = draw_chart(chart, is_narrow=request.args.get("size") == "narrow", has_title=is_saved)
    return Response(drawn, mimetype="image/svg+xml", headers=_saved("svg", service) if is_saved else {})


@staff.get("/figures/<key>/table.csv")
def show_figure_table(key: str) -> Response:
    """Return the figures of the page as CSV."""
    service, asked = find_service(desk().store, key), asked_figures()
    content = as_csv(_title(service, asked), figures_of(service, asked))
    return Response(content, mimetype="text/csv", headers=_saved("csv", service))


@staff.get("/figures/<key>/table.xlsx")
def show_figure_workbook(key: str) -> Response:
    """Return the figures of the page as a workbook."""
    service, asked = find_service(desk().store, key), asked_figures()
    content = as_xlsx(_title(service, asked), figures_of(service, asked), desk().store.today())
    return Response(content, mimetype=MIMETYPE, headers=_saved("xlsx", service))


def figures_of(service: Service, asked: Asked) -> tuple[ShownFigure, ...]:
    """Return what an address asks for, of one service."""
    desk().heartbeats.settle(desk().store)
    return tuple(FIGURES[asked.kind](service, asked))


FIGURES = {
    Kind.MOOD: mood_figures,
    Kind.PARTICIPATION: participation_figures,
    Kind.THEMES: theme_figures,
    Kind.COMPLAINTS: complaint_figures,
}


def kind_words() -> dict[Kind, str]:
    """Return the kinds of figures."""
    say = reader_speech().say
    return {
        Kind.MOOD: say("Mood"),
        Kind.PARTICIPATION: say("Who speaks"),
        Kind.THEMES: say("Themes"),
        Kind.COMPLAINTS: say("Ideas and complaints"),
    }


def unit_words() -> dict[Unit, str]:
    """Return the lengths of periods."""
    say = reader_speech().say
    return {
        Unit.WEEK: say("by week"),
        Unit.MONTH: say("by month"),
        Unit.QUARTER: say("by quarter, past years"),
        Unit.YEAR: say("by year, past years"),
    }


def _title(service: Service, asked: Asked) -> str:
    return f"{service.name}: {kind_words()[asked.kind]}, {unit_words()[asked.unit]}"


def _saved(ending: str, service: Service) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="figures-{service.key}.{ending}"'}
