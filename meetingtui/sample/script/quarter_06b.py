"""Meetings 40 to 42: why it happened, and the pilot ends on its own terms."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    decision,
    done,
    parked,
    promise,
    term,
    tried,
)
from meetingtui.sample.scenes import Scene, Theme, stands

SCENES = (
    Scene(  # 40
        agenda="root-cause",
        stages=(
            {
                "name": "What happened",
                "gist": "For nine weeks the rooms had a fifth of their seats, although the risk had been written "
                "down fourteen months before.",
                "agreed": ["wrenfield", "osier"],
                "passed": "ready",
            },
            {
                "name": "Whys",
                "cause": [
                    {
                        "id": 1,
                        "text": "Six of the ten trial seats had been cut, and the last four were put off.",
                        "basis": "seen",
                    },
                    {"id": 2, "under": 1, "text": "A full table always wins against a trial.", "basis": "seen"},
                    {"id": 3, "under": 2, "text": "The trial had no owner outside the workshop.", "basis": "likely"},
                    {"id": 4, "text": "The sign was asked for once in a year.", "basis": "seen"},
                    {"id": 5, "under": 4, "text": "Green streams are hurried through.", "basis": "likely"},
                ],
                "passed": "ready",
            },
            {
                "name": "Causes worth changing",
                "gist": "What protects us later loses against what is full today, unless somebody from the other "
                "firm asks for it.",
                "agreed": ["wrenfield", "osier"],
                "passed": "ready",
            },
            {"name": "Three actions", "gist": "Taken to: all rooms, at their Monday rounds", "passed": "ready"},
        ),
        pieces=(
            promise(
                "Ask for Osier's two oldest early signs in every context conversation.",
                "ruth",
                5,
                "45 done: it has its own line in the agenda",
            ),
            promise(
                "Own Osier's foam trial, from Wrenfield's side.",
                "leila",
                2,
                "42 done: the second foam has its paper",
                stream="seats",
            ),
            promise(
                "Own Wrenfield's lease of the rooms, from Osier's side.",
                "anjali",
                8,
                "45 done: read, understood, one question sent",
            ),
            decision(
                "Whatever guards us against later gets an owner from the other firm.",
                "maren",
                "A full table always wins, and the other side does not see the table.",
                "50 kept +52: four guards, all looked at",
                "78 kept +52: six guards; two were out of date",
                review=After(20),
            ),
        ),
        words=("nobody's fault, and our doing",),
        absent=("caspar",),
    ),
    Scene(  # 41
        agenda="retrospective",
        themes=(
            Theme(
                "What held",
                ("w+ The Monday list. We never had to guess.", "o+ Nobody shouted at the apprentice."),
                (5, 5),
            ),
            Theme(
                "What we knew and left",
                ("o? We had written it down.", "w? We asked about green things last."),
                (4, 4),
                answer="green-first",
            ),
            Theme(
                "The pilot",
                (
                    "w! Three rooms taught us what eleven could not have.",
                    "o! A year was too short by three months, and right.",
                ),
                (3, 3),
            ),
        ),
        remaining=("o! The driver should be chairman.",),
        streams=(
            {
                "stream": "pilot",
                "to": "ended",
                "why": "it has taught what it could; the rooms go on, and the next ones begin as rooms",
            },
        ),
        pieces=(
            tried(
                "Begin each status with what is green, and ask what could be wrong with it.",
                "anjali",
                14,
                "one early sign in a quarter that we would have missed",
                "49 goes on +10: two signs, and four minutes more",
                "55 kept: part of how we do it",
                name_="green-first",
            ),
            tried(
                "Pair a maker and a fitter for a month; they ring each other daily.",
                "caspar",
                10,
                "fewer than one call back in twenty sheets",
                "55 kept: one in thirty",
            ),
            decision(
                "The pilot has ended: the three rooms go on, and what they do is now the way.",
                "maren",
                "It taught what it could.",
                "50 kept: nobody misses the word",
                replaces="three-rooms",
                stream="pilot",
            ),
            promise(
                "Write what the pilot taught on two pages, one from each firm.",
                "maren",
                5,
                "44 moved +3: Osier's page came back with questions, good ones",
                "46 done: both pages begin with a mistake",
                helpers=("henrik",),
                done=done("It begins with a mistake.", "It could be read by a stranger."),
            ),
        ),
        words=("thanks to Ruth, already", "to whoever wrote the Monday list"),
        status=(stands("seats", "YR", "The second foam comes every week; half of what we need."),),
        late=("piet",),
    ),
    Scene(  # 42
        agenda="health-check",
        gists=(
            "After the worst quarter both firms rate bad news higher than ever. The widest gap is what lies ahead: "
            "Wrenfield looks past it again, Osier cannot yet.",
        ),
        comments=(
            ("bad-news", "osier", "We have never told so much, and never been thanked so much."),
            ("beyond", "osier", "Ask us when the second table turns again."),
        ),
        pieces=(
            decision(
                "We keep the Monday list when there is nothing on it.",
                "caspar",
                "An empty list is news.",
                "49 kept +52: it has been empty four times",
                "77 kept +52: empty for nine weeks, and read every Monday",
                method="consent",
                review=After(14),
                stream="seats",
            ),
            promise(
                "Finish the price of the second foam, for a year.",
                "henrik",
                4,
                "44 done: fixed for eighteen months",
                stream="seats",
                done=done("The board has the sum for a year.", "The contract is signed by both."),
            ),
            parked(
                "What would we do if both foams stopped?",
                "retrospective",
                "55 kept: context",
                "59 answered: covers and cushions from the cellar for six weeks; it is written down",
            ),
            term(
                "scarce",
                "somebody waits",
                "less than four weeks of foam",
                "less than four weeks, or somebody in pain waits",
            ),
        ),
        words=("still here",),
    ),
)
