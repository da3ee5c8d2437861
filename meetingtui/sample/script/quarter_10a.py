"""Meetings 64 to 67: two numbers on one page, and three loose covers."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    asked,
    decision,
    done,
    gave,
    metric,
    parked,
    promise,
    risk,
    win,
)
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 64
        agenda="outcomes",
        gists=(
            "Before the numbers: a retired sailor sent his seat back with a letter of four pages on what is wrong "
            "with it. It is the best description of a seat that we have.",
        ),
        pieces=(
            metric(
                "Days from the first telephone call to the chair",
                "67 read =52",
                "74 read =44",
                "78 read =41",
                "84 read =39: Esker is at 30",
                sort="outcome",
                whom="people who have just rung for the first time",
                baseline="66 days",
                target="30 days",
                source="the call book, dry since last year",
                owner="ruth",
            ),
            decision(
                "The four pages of the sailor are read by every new maker.",
                "caspar",
                "Nobody has said it better.",
                "79 kept +52: three makers, one of them moved to tears",
                review=After(28),
                method="consent",
                stream="school",
            ),
            promise(
                "Answer the sailor, point by point.", "caspar", 2, "66 done: and a new seat with it", stream="seats"
            ),
            promise(
                "Ask commissioners to pay a part in advance.",
                "ruth",
                6,
                "68 moved +4: their lawyer is new",
                "71 done: a third, from the next quarter",
            ),
        ),
        words=("four pages",),
    ),
    Scene(  # 65
        agenda="weekly-standup",
        gists=(
            "All tables stand in the bakery. The move has cost four days of cutting, all told. Esker's first orders "
            "are clean.",
        ),
        pieces=(
            promise(
                "Give the yard's keys back, all nine of them.", "henrik", 2, "66 done: eight; the ninth fits nothing"
            ),
            promise(
                "Ring everyone who was late because of the move.", "leila", 2, "66 done: nineteen people, one complaint"
            ),
            asked("wrenfield", "Tell us when a maker is new; our fitters explain too much to old ones."),
            asked("osier", "A wave through the window is welcome; we are on the street now."),
            risk(
                "The street side of the bakery brings visitors to the tables.",
                "henrik",
                "a stranger's coat on a cutting table",
                "a rope, and a smile",
                "72 closed: the rope is up, and the smile is Caspar's",
                likelihood="low",
                impact="low",
            ),
            parked(
                "What do we do with the oven?", "leaders-weekly", "73 answered: bread, on Fridays, for whoever comes"
            ),
        ),
        words=("home",),
    ),
    Scene(  # 66
        agenda="context-and-status",
        gists=(
            "Three covers came loose in a month, all on the second foam. Wrenfield's board has asked for all eleven "
            "rooms before the year is over; Osier has answered with a number of seats.",
        ),
        pieces=(
            decision(
                "Every seat of the second foam is looked at once, in its room, within ten weeks.",
                "nadia",
                "Three loose covers are a letter from the future.",
                "73 withdrawn: 212 of 240 looked at; nine covers changed; the rest are on a list",
                review=After(10),
                stream="seats",
            ),
            promise(
                "Make a list of every seat of the second foam, with where it is now.",
                "nadia",
                2,
                "67 done: 240 seats, eleven unknown",
                stream="seats",
                done=done("Each room has its part of it.", "A place or a question mark for every one."),
            ),
            promise(
                "Find the eleven seats that nobody knows about.",
                "nadia",
                6,
                "70 moved +6: seven found; two are abroad",
                "75 dropped: the last two have moved and do not answer",
                stream="seats",
            ),
            risk(
                "Wear in the second foam costs us the trust of the rooms.",
                "nadia",
                "a room asks for 'the old foam, please'",
                "tell them what we look at, and what we find",
                "73 not seen",
                "80 not seen",
                stream="seats",
            ),
        ),
        status=(
            stands(
                "seats",
                "YR",
                "Three loose covers, and 240 more that might be.",
                "Leila to tell the rooms today.",
                agreed="yellow",
            ),
        ),
        words=("awake",),
        absent=("piet",),
    ),
    Scene(  # 67
        agenda="monthly-briefing",
        gists=(
            "Nadia cut one of the loose ones open on the table. The glue was right and the foam was right; the edge "
            "between them was warm once.",
        ),
        grid={
            "wrenfield": {"full": "Rooms look at thirty seats a week besides", "drop": "open afternoon"},
            "osier": {"full": "Nadia, entirely", "drop": "pressing, for a quarter"},
        },
        pieces=(
            decision(
                "The second foam is glued cold.",
                "nadia",
                "Warm glue and cold foam part after a year.",
                "75 kept +52: no loose cover since",
                method="one decides after hearing",
                heard=("caspar", "leila"),
                stream="seats",
                review=After(16),
            ),
            promise(
                "Tell all eight rooms what was found, with the photograph.",
                "leila",
                1,
                "68 done: in the words of the makers",
            ),
            win(
                "A loose cover was opened on the table in front of the fitters.",
                "nadia",
                "leila",
                "71 told: the regions' day",
            ),
            win("Farrow's teacher stayed.", "leila", "ruth"),
            gave(
                "wrenfield",
                "time",
                "Two hundred seats looked at, in rooms that were full",
                "73 landed: Nobody else would have done it.",
            ),
        ),
        status=(stands("seats", "YY", "The cause is known; 190 seats are still to be looked at.", agreed="yellow"),),
        words=("relieved", "cold glue"),
    ),
)
