"""The made-up provider: four social services of different kinds, and the story of their year.

Whoever reads the sections can find it: the community centre got a quiet corner in the middle of September, which its
children had asked for; the day centre had no bus from the middle of January to the end of February; in the home
somebody whom all liked left in spring; and the foster families came to use the bot more and more.
"""

from analysis.example.crowds import ALONE, EVERY_DAY, Chapter, Crowd, ExampleService, Moods
from config.vocabulary import AgeBand, Channel, Speaker, Support

BRIGHT: Moods = {"happy": 40, "calm": 34, "sad": 8, "scared": 3, "angry": 7, "dont_know": 8}
MIXED: Moods = {"happy": 28, "calm": 16, "sad": 16, "scared": 10, "angry": 18, "dont_know": 12}
AT_EASE: Moods = {"happy": 34, "calm": 46, "sad": 6, "scared": 2, "angry": 4, "dont_know": 8}
LOW: Moods = {"happy": 10, "calm": 16, "sad": 38, "scared": 9, "angry": 14, "dont_know": 13}
TIRED: Moods = {"happy": 18, "calm": 32, "sad": 17, "scared": 5, "angry": 13, "dont_know": 15}
CONTENT: Moods = {"happy": 31, "calm": 43, "sad": 8, "scared": 4, "angry": 6, "dont_know": 8}
ANNOYED: Moods = {"happy": 8, "calm": 20, "sad": 16, "scared": 8, "angry": 38, "dont_know": 10}

SUMMER = Chapter((7, 1), (9, 1), busy=0.5)
CHRISTMAS = Chapter((12, 21), (1, 7), busy=0.1)
QUIET_CORNER = Chapter((9, 15), moods=AT_EASE, notes="quiet_corner")
EXAMS = Chapter((5, 10), (6, 25), moods=TIRED)
NO_BUS = Chapter((1, 12), (3, 1), moods=ANNOYED, notes="no_bus")
SAD_SPRING = Chapter((3, 1), (6, 1), moods=LOW, notes="home_spring")
CAMP = Chapter((7, 1), (8, 15), busy=1.3, moods=BRIGHT)
HOLIDAYS, WINTER = (SUMMER, CHRISTMAS), (CHRISTMAS, NO_BUS)

HELPED_OFTEN = {Support.WITH_HELP: 50, Support.BY_PROXY: 25, Support.ALONE: 20, Support.UNKNOWN: 5}
HELPED_SOMETIMES = {Support.ALONE: 60, Support.WITH_HELP: 40}
UP_TO_7, SCHOOL_AGE = (AgeBand.FROM_4_TO_7,), (AgeBand.FROM_8_TO_11, AgeBand.FROM_12_TO_14)
ANY_AGE = (*UP_TO_7, *SCHOOL_AGE, AgeBand.FROM_15_TO_17)
NEARLY_GROWN = (AgeBand.FROM_15_TO_17, AgeBand.FROM_15_TO_17, AgeBand.FROM_18)
UNASKED = (AgeBand.UNKNOWN,)
TUESDAY_THURSDAY, MONDAY_WEDNESDAY, WEEKEND = (1, 3), (0, 2), (4, 6)

KIOSK, TELEGRAM = Channel.KIOSK, Channel.TELEGRAM
CHILD, YOUNG, PARENT, RELATIVE = Speaker.CHILD, Speaker.YOUNG_PERSON, Speaker.PARENT, Speaker.RELATIVE
CARER, PARTNER = Speaker.CARER, Speaker.PARTNER

COMMUNITY_CENTRE = ExampleService(
    "cop-stalba",
    "ЦОП „Жълтата стълба“",
    60,
    (
        Crowd(6, KIOSK, CHILD, UP_TO_7, CONTENT, "little", TUESDAY_THURSDAY, HELPED_SOMETIMES, HOLIDAYS),
        Crowd(14, KIOSK, CHILD, SCHOOL_AGE, MIXED, "children", TUESDAY_THURSDAY, ALONE, (*HOLIDAYS, QUIET_CORNER)),
        Crowd(3, TELEGRAM, YOUNG, NEARLY_GROWN, CONTENT, "young", EVERY_DAY, ALONE, (CHRISTMAS, EXAMS)),
        Crowd(5, TELEGRAM, PARENT, UNASKED, CONTENT, "families", TUESDAY_THURSDAY, ALONE, HOLIDAYS),
        Crowd(1, TELEGRAM, RELATIVE, UNASKED, CONTENT, "families", TUESDAY_THURSDAY, ALONE, HOLIDAYS),
        Crowd(0.5, TELEGRAM, PARTNER, UNASKED, CONTENT, "partners", TUESDAY_THURSDAY, ALONE, HOLIDAYS),
    ),
)

DAY_CENTRE = ExampleService(
    "dcdu-hvarchilo",
    "ДЦДУ „Синьото хвърчило“",
    24,
    (
        Crowd(13, KIOSK, CHILD, ANY_AGE, BRIGHT, "day_centre", MONDAY_WEDNESDAY, HELPED_OFTEN, (CHRISTMAS,)),
        Crowd(5, TELEGRAM, PARENT, UNASKED, CONTENT, "day_centre_families", MONDAY_WEDNESDAY, ALONE, WINTER),
        Crowd(1, TELEGRAM, RELATIVE, UNASKED, CONTENT, "day_centre_families", MONDAY_WEDNESDAY, ALONE, WINTER),
    ),
)

FOSTER_CARE = ExampleService(
    "pg-prag",
    "Приемна грижа „Топлият праг“",
    83,
    (
        Crowd(7, TELEGRAM, CARER, UNASKED, CONTENT, "carers", WEEKEND, growth=2.5),
        Crowd(3, TELEGRAM, CHILD, SCHOOL_AGE, MIXED, "foster_children", WEEKEND, HELPED_SOMETIMES, (CAMP,), growth=2),
        Crowd(2, TELEGRAM, YOUNG, NEARLY_GROWN, TIRED, "young", WEEKEND, ALONE, (EXAMS, CAMP), growth=1.5),
    ),
)

HOME = ExampleService(
    "cnst-oreh",
    "ЦНСТ „Къщата с ореха“",
    10,
    (
        Crowd(4.5, KIOSK, CHILD, SCHOOL_AGE, CONTENT, "home", chapters=(SAD_SPRING,)),
        Crowd(1.5, TELEGRAM, YOUNG, NEARLY_GROWN, CONTENT, "home", chapters=(SAD_SPRING, EXAMS)),
    ),
)

PROVIDER = (COMMUNITY_CENTRE, DAY_CENTRE, FOSTER_CARE, HOME)
VOICES = 3_300
"""In a year; more or fewer are spread in the same way (count)."""
