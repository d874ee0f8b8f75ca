"""A letter on the child's page and its receipt, the board that leads to an answer, and what a child sets for itself."""

from playwright.sync_api import expect

from tests.pictures.visit import Visit

PICKED = 6
ASKING = ".answer-line:empty"
"""Stands on the screen for as long as the server has not answered."""
LETTER = {"bg": "Супата", "en": "The soup", "tr": "Çorba", "uk": "Суп"}


def take_letter(visit: Visit) -> None:
    """Write a letter, and see every screen of its receipt; then the board that leads to an answer."""
    if visit.wants("idea-*"):
        visit.touch("[data-instrument=idea]")
        visit.page.locator(".sheet-words").focus()
        visit.page.keyboard.insert_text(LETTER[visit.language])
        visit.look("idea-what")
        visit.touch("main .is-go_on")
        visit.look("idea-receipt")
        visit.touch(".receipt-cover")
        visit.look("idea-receipt-open")
        visit.touch("main .is-go_on")
        take_board(visit, "idea")
    if visit.wants("answer-*"):
        visit.touch(".is-answers")
        take_board(visit, "answer")


def take_board(visit: Visit, name: str) -> None:
    """Touch six pictures and a colour, and see what follows."""
    for place in range(PICKED):
        visit.touch(f".pick-button >> nth={place}")
    visit.look(f"{name}-pictures")
    visit.touch("main .is-go_on")
    visit.look(f"{name}-colour")
    visit.touch(".colour-card")
    expect(visit.page.locator(ASKING)).to_have_count(0)
    visit.rest()
    visit.look(f"{name}-after")
    visit.touch("main .is-home")  # from a receipt it leads to the thanks
    visit.goes_home()


def take_own_ways(visit: Visit) -> None:
    """See what a child chooses for itself, with one way turned on."""
    if visit.wants("own-ways"):
        visit.touch(".is-own")
        visit.touch(".own-choice >> nth=1")
        visit.look("own-ways")
        visit.touch(".own-choice >> nth=1")
        visit.touch(".own-done")
