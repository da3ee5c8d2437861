"""Meetings 71 to 74: the last rooms begin, and one of them is too quick."""

from __future__ import annotations

from meetingtui.sample.pieces import After, asked, decision, done, gave, parked, promise, term, win
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 71
        agenda="quarterly-strategy",
        gists=(
            "What has moved: eight rooms of eleven; a third paid in advance; a commissioner who quotes us. What we "
            "could be useful for, unasked: the rooms' own repair of chairs.",
        ),
        grid={
            "waiting": {
                "wrenfield": "first of three",
                "osier": "first of three",
                "mark": "both",
                "basis": "27 days in eight rooms",
            },
            "children": {
                "wrenfield": "second of three",
                "osier": "second of three",
                "mark": "both",
                "basis": "31 seats cut",
            },
            "repair": {
                "wrenfield": "third of three",
                "osier": "not on the list",
                "mark": "wrenfield's",
                "basis": "a hunch",
            },
        },
        pieces=(
            decision(
                "The last three rooms begin one a month: Gorse, Harrow Ford, Inver.",
                "ruth",
                "One a month is what the school can carry.",
                "80 withdrawn: all three have begun",
                review=After(16),
            ),
            promise(
                "Hold the morning with the sheet in Gorse.",
                "piet",
                3,
                "72 done: eight people, all awake",
                stream="orders",
            ),
            promise(
                "Hold the morning with the sheet in Harrow Ford.",
                "piet",
                7,
                "75 done: they were quick",
                stream="orders",
            ),
            promise(
                "Hold the morning with the sheet in Inver.",
                "piet",
                11,
                "78 moved +2: the ferry",
                "79 done: with a view",
                stream="orders",
            ),
            parked("Could rooms repair chairs themselves?", "quarterly-strategy", "78 kept: quarterly strategy"),
        ),
        words=("nearly all",),
    ),
    Scene(  # 72
        agenda="weekly-standup",
        gists=("Gorse has begun. Nadia is back to pressing seats; the list of looked-at ones is at 160.",),
        pieces=(
            promise(
                "Get the list of looked-at seats to 240, or say which cannot be had.",
                "nadia",
                4,
                "75 done: 229, nine abroad or gone, two refused",
                stream="seats",
                done=done("No room has one that it does not know of.", "240, or a reason."),
            ),
            promise(
                "Print the sailor's four pages as a small book.",
                "caspar",
                4,
                "74 done: forty copies; he has three",
                stream="school",
            ),
            asked("osier", "Let Gorse's fitter ring us on Sundays; she likes Sundays."),
            asked("wrenfield", "Say which maker cut it, when it is good as well."),
        ),
        words=("swift",),
        absent=("maren", "henrik"),
    ),
    Scene(  # 73
        agenda="context-and-status",
        gists=(
            "Two regions want to copy what we do and have asked what it is. The commissioner will be here for two "
            "more years. The oven has been lit.",
        ),
        pieces=(
            decision(
                "What we do is written down once, by both, and may be copied by anybody.",
                "anjali",
                "If it is good, it should not need us.",
                "74 ratified",
                "80 kept +26: in use in two regions",
                yes=("osier",),
                ratify={"by": ("wrenfield",), "until": After(4)},
                review=After(14),
                name_="written-once",
            ),
            promise(
                "Write the chapter on bad news.",
                "anjali",
                5,
                "76 done: four pages, two of them examples of ours",
                from_="written-once",
            ),
            promise(
                "Write the chapter on what we got wrong.",
                "maren",
                5,
                "76 moved +4: it is the longest",
                "79 done: nine pages",
                from_="written-once",
            ),
            term("copy", "to do as we do", "to take the drawings", "to do as we do, and to ask us why"),
        ),
        status=(stands("school", "GY", "Harrow Ford asks for the sheet before the course."),),
        words=("generous",),
    ),
    Scene(  # 74
        agenda="monthly-briefing",
        gists=(
            "Ruth laid eleven rooms side by side: how quick each is, and whom each has measured. Harrow Ford is the "
            "quickest, and has sent no tilting seat in five months of preparing and beginning.",
        ),
        grid={
            "wrenfield": {"full": "Ten rooms run; one to come", "drop": "board papers of more than a page"},
            "osier": {"full": "Children on Thursdays", "drop": "the second colour, again"},
        },
        pieces=(
            promise(
                "Go to Harrow Ford, measure with them for a day, and say nothing about numbers.",
                "leila",
                2,
                "75 done: they did not dare to tilt; nobody had shown them",
            ),
            promise(
                "Teach tilting in Harrow Ford, with the people who need it.",
                "leila",
                5,
                "77 done: three seats ordered the same week",
                stream="school",
                done=done("Somebody sits in a tilting seat.", "Sheets with an angle on them."),
            ),
            win("Harrow Ford asked for help before we had found the words.", "leila ruth", "maren"),
            win(
                "Forty seats for a buyer two regions away, and none came back.",
                "caspar",
                "henrik",
                "78 told: the bakery, on a Friday",
            ),
            gave(
                "osier",
                "access",
                "The pressing machine, for Wrenfield's own cushions",
                "78 landed: We threw four sorts away.",
            ),
        ),
        words=("careful", "glad we looked"),
    ),
)
