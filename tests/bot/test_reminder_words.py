"""What is said about reminders: to whom they are offered, short to the young, to others neither „ти“ nor „Вие“."""

import re

import pytest

from bot.dialogue import AGE_BANDS, Dialogue
from bot.reminder_words import for_whom, is_off, is_offered, is_on, is_too_young, not_now, notice, offer, yes
from config.vocabulary import ADULT_SPEAKERS, LANGUAGES, AgeBand, Speaker
from feedback_store.reminders import words

OLD_ENOUGH = {AgeBand.FROM_15_TO_17, AgeBand.FROM_18}


def all_texts(language: str) -> list[str]:
    told = [notice(language, is_young=is_young) for is_young in (True, False)]
    told += [one(language) for one in (for_whom, is_off, is_on, not_now, offer, yes, words.begin, words.leave)]
    return [*told, words.month_text(language, is_example=False)]


@pytest.mark.parametrize("speaker", Speaker)
def test_only_grown_ups_and_those_surely_over_14_are_offered_it(speaker: Speaker) -> None:
    for band in AGE_BANDS.get(speaker, (AgeBand.UNKNOWN,)):
        dialogue = Dialogue("cop-ruse", "ЦОП Русе", "bg", speaker=speaker, age_band=band)
        is_adult = speaker in ADULT_SPEAKERS
        assert is_offered(dialogue) is (is_adult or band in OLD_ENOUGH)
        assert is_too_young(dialogue) is (not is_adult and band not in {*OLD_ENOUGH, AgeBand.UNKNOWN})


def test_it_is_not_offered_after_words_that_sound_like_danger() -> None:
    assert not is_offered(Dialogue("cop-ruse", "ЦОП Русе", "bg", speaker=Speaker.PARENT, is_heard=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_learn_of_it_is_said_to_everybody(language: str) -> None:
    court = {"bg": "съд", "en": "court", "tr": "mahkeme", "uk": "суд"}[language]
    for is_young in (True, False):
        told = notice(language, is_young=is_young).lower()
        assert court in told and "60" in told
    assert "15" in notice(language, is_young=False)


def test_the_young_hear_at_most_eight_words_a_sentence_and_others_no_form_of_address() -> None:
    assert all(len(line.split()) <= 8 for line in notice("bg", is_young=True).split("\n\n"))
    others = " ".join(text for text in all_texts("bg") if text != notice("bg", is_young=True))
    assert not re.search(r"\b(ти|теб|твоя?т?а?|Вие|Вас|Ви|Вашия?т?)\b", others)
    assert not [text for text in all_texts("bg") if re.search(r"\(а\)|/а\b|моля", text)]
