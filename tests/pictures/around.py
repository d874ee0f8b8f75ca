"""What surrounds the instruments on the child's page: the hand, the circle, the warning, and the marks for adults."""

from playwright.sync_api import expect

from tests.pictures.visit import Visit

IDLE_MILLISECONDS = 61_000
CIRCLE_OF = 7
BEFORE_THE_LAST = 4
"""So many have answered when the picture of passing on is taken."""
DAYS_MILLISECONDS = 3 * 24 * 3600 * 1000


def take_around(visit: Visit) -> None:
    """Take each way from the shelf that is asked for; the last leaves the tablet without its server."""
    ways = {"call-*": take_call, "circle-*": take_circle, "warning": take_warning, "mark-*": take_marks}
    for name, take in ways.items():
        if visit.wants(name):
            take(visit)


def take_call(visit: Visit) -> None:
    """Take every screen of the hand."""
    visit.touch(".hand")
    visit.page.wait_for_load_state("networkidle")
    visit.look("call-people")
    visit.touch("[data-figure=nobody]")
    visit.look("call-nobody")
    visit.touch("main .is-back")
    visit.touch(".person")
    visit.touch(".person:nth-child(2)")
    visit.look("call-against")
    visit.touch("main .is-go_on")
    expect(visit.page.get_by_text(visit.words["call_telling"])).to_be_visible()
    visit.look("call-sign")
    visit.goes_home()


def take_circle(visit: Visit) -> None:
    """Take the screens of a circle."""
    visit.touch(".is-circle")
    visit.look("circle-how-many")
    visit.touch(f".circle-number:nth-child({CIRCLE_OF - 2})")
    for answered in range(CIRCLE_OF):
        if answered == BEFORE_THE_LAST:
            visit.look("circle-pass-on")
            visit.touch("main .is-home")
            visit.look("circle-stop")
            visit.touch(".circle-way.is-on")
        visit.touch("main .is-go_on")
        visit.touch(f".face-card:nth-child({1 + answered % 5})")
    visit.look("circle-everybody")
    visit.touch("main .is-go_on")
    visit.look("circle-board")
    visit.touch("main .is-go_on")
    visit.look("circle-thanks")
    visit.goes_home()


def take_warning(visit: Visit) -> None:
    """Take the question to somebody who may have gone."""
    visit.touch(".thing")
    visit.rest(IDLE_MILLISECONDS)
    visit.look("warning")
    visit.page.locator(".warning").dispatch_event("click")
    visit.goes_home()


def take_marks(visit: Visit) -> None:
    """Take the shelf without the server while a voice waits, and after days of it."""
    visit.page.route("**/api/**", lambda route: route.abort())
    visit.touch("[data-instrument=mood_board]")
    visit.touch("[data-option=happy]")
    if visit.page.locator("main .is-go_on").count():
        visit.touch("main .is-go_on")
    visit.goes_home()
    visit.waits_for("#for-adults[data-sign=waiting]")
    visit.look("mark-waiting")
    visit.page.clock.set_system_time(visit.page.evaluate(f"(Date.now() + {DAYS_MILLISECONDS}) / 1000"))
    visit.touch(".language")
    visit.waits_for("#for-adults[data-sign=look]")
    visit.look("mark-look")


def take_try_out(visit: Visit) -> None:
    """Take shelf and thanks of a tablet in try-out mode."""
    visit.look("try-out-shelf")
    visit.touch("[data-instrument=this_or_that]")
    visit.touch("[data-option]")
    while visit.page.locator(".big-card").count():
        visit.touch("main .is-go_on")
    expect(visit.page.locator(".arrival")).not_to_have_text(visit.words["sending"])
    visit.look("try-out-thanks")
