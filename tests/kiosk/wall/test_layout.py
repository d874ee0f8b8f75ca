"""Where the papers hang: all on the board, none more than there are voices."""

from itertools import pairwise

import pytest

from kiosk.wall.layout import BESIDE_JAR, HEIGHT, LARGEST_FACE, MOST_FACES, WIDTH, Cluster, hang

FACES = ("happy", "calm", "sad", "scared", "angry", "dont_know")
CROWDS = [(10,), (3, 3, 4), (20, 12, 8, 3, 4, 3), (40, 30, 5), (200, 100, 3), (5000, 300, 3, 3, 3, 3)]


def clusters(counts: tuple[int, ...]) -> list[Cluster]:
    return [Cluster("Спокойно ми е", (face,), count) for face, count in zip(FACES, counts, strict=False)]


@pytest.mark.parametrize("width", [WIDTH, BESIDE_JAR])
@pytest.mark.parametrize("counts", CROWDS)
def test_everything_hangs_on_the_board(counts: tuple[int, ...], width: int) -> None:
    board = hang(clusters(counts), width)
    assert all(0 <= paper.x <= width - paper.size and 0 <= paper.y <= HEIGHT - paper.size for paper in board.papers)
    assert all(0 < label.x < width and label.y < HEIGHT for label in board.labels)


@pytest.mark.parametrize("counts", CROWDS)
def test_no_paper_lies_on_another(counts: tuple[int, ...]) -> None:
    papers = hang(clusters(counts)).papers
    places = {(paper.x, paper.y) for paper in papers}
    assert len(places) == len(papers)
    rows = {paper.y: sorted(each.x for each in papers if each.y == paper.y) for paper in papers}
    assert all(right - left >= papers[0].size for row in rows.values() for left, right in pairwise(row))


@pytest.mark.parametrize("counts", CROWDS)
def test_there_are_never_more_papers_than_voices(counts: tuple[int, ...]) -> None:
    board = hang(clusters(counts))
    assert len(board.papers) <= min(sum(counts), MOST_FACES + len(counts))
    assert (board.scale == 1) == (sum(counts) <= MOST_FACES)


def test_few_papers_are_large() -> None:
    assert {paper.size for paper in hang(clusters((3, 3))).papers} == {LARGEST_FACE}


def test_papers_of_answers_that_may_not_be_told_apart_all_look_the_same() -> None:
    board = hang([Cluster("Добре ми е", ("happy", "calm"), 12)])
    assert {paper.faces for paper in board.papers} == {("happy", "calm")}
