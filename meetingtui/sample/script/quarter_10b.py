"""Meetings 68 to 70: thanks for the first day, and seven lines of eight."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    agreement,
    concern,
    gave,
    promise,
    tried,
)
from meetingtui.sample.scenes import Scene, Theme

SCENES = (
    Scene(  # 68
        agenda="reciprocity",
        gists=(
            "Ruth told another region's buyer to ring Osier, and to be patient. Piet explained the sheet to "
            "Wrenfield's auditors until they liked it.",
        ),
        grid={
            "wrenfield": {"give": "eyes on 240 seats; a patient buyer", "get": "a cause within a fortnight"},
            "osier": {"give": "the truth about the glue; auditors made friendly", "get": "rooms that still ask for us"},
        },
        pieces=(
            gave(
                "osier", "time", "An afternoon with Wrenfield's auditors", "71 landed: The friendliest report in years."
            ),
            gave(
                "wrenfield",
                "introduction",
                "A buyer from the next region but one",
                "74 landed: Forty seats, and a polite voice.",
            ),
            promise(
                "Say to our board what Wrenfield's rooms did about the covers.",
                "henrik",
                4,
                "71 done: they asked for the photograph",
            ),
            promise(
                "Lend Piet to the auditors once more, for their sheet of travel costs.",
                "piet",
                6,
                "72 dropped: they managed, with what he had shown them",
            ),
        ),
        words=("plenty",),
        absent=("caspar",),
    ),
    Scene(  # 69
        agenda="retrospective",
        themes=(
            Theme(
                "The covers", ("w+ We were told on the first day.", "o+ Nobody asked whose fault the glue was."), (5, 5)
            ),
            Theme(
                "Teachers away",
                ("w? Two days are three when somebody is ill.", "o? We ring a room and nobody knows us."),
                (4, 3),
                answer="stand-ins",
            ),
            Theme(
                "Eight rooms",
                ("w! The seventh room was easier than the fourth.", "o! We know the boxes by their handwriting."),
                (2, 3),
            ),
        ),
        remaining=("o+ Bread.",),
        pieces=(
            tried(
                "A stand-in teacher for each room, one morning a week.",
                "leila",
                14,
                "no course called off within a quarter",
                "76 kept: none called off",
                stream="school",
                name_="stand-ins",
            ),
            tried(
                "Makers sign the inside of the seat.",
                "caspar",
                12,
                "a fitter rings the maker and not the office",
                "76 goes on +12: eleven calls; the office misses them",
                "82 stopped: lovely, and nobody can read it",
            ),
            promise(
                "Ask the makers what they would sign with.",
                "caspar",
                1,
                "71 done: a pen that survives washing",
                stream="seats",
            ),
            concern(
                "wrenfield",
                "Two courses were called off on the morning itself.",
                "Nine people had travelled.",
                "a call the evening before, whatever the hour",
                "70 acknowledged",
                "76 closed: none since",
            ),
        ),
        words=("thanks for the first day",),
    ),
    Scene(  # 70
        agenda="health-check",
        gists=(
            "Seven of eight lines are level. The last is what lies beyond: Osier speaks of ten years of roof, "
            "Wrenfield of one more board.",
        ),
        comments=(
            ("beyond", "wrenfield", "Our board changes; our sentence should not."),
            ("bad-news", "osier", "The glue was told within the hour."),
        ),
        pieces=(
            agreement(
                "ten years",
                "Once a year we speak for a morning about ten years from now, with nothing to decide.",
                "nobody is surprised by the other's far plans",
                52,
            ),
            promise(
                "Find a morning, and a place that belongs to neither of us.", "anjali", 8, "73 done: the boat house"
            ),
        ),
        words=("seven of eight",),
    ),
)
