"""Meetings 54 to 56: two who talk without a list, and makers in pairs."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    decision,
    gave,
    parked,
    promise,
    risk,
    tried,
)
from meetingtui.sample.scenes import Scene, Theme

SCENES = (
    Scene(  # 54
        agenda="leaders-weekly",
        gists=("Maren's fitter from Dunmere and Osier's third maker should have coffee; Henrik brings the cake back.",),
        pieces=(
            promise("Bring a cake to Dunmere.", "henrik", 2, "55 done: apple"),
            parked("What if one of us two went?", "leaders-weekly", "61 owned @maren"),
            gave(
                "osier",
                "introduction",
                "A foam chemist who likes to talk",
                "60 landed: She answered in an evening what had taken us a month.",
            ),
        ),
        words=("lighter",),
        absent=("leila", "ruth", "anjali", "caspar", "piet", "nadia"),
    ),
    Scene(  # 55
        agenda="retrospective",
        themes=(
            Theme(
                "Pairs",
                ("w+ I ring Osier as I would ring the next room.", "o+ My fitter knows when I am guessing."),
                (5, 4),
            ),
            Theme(
                "The move",
                ("o? Which table has my seat?", "w? The van went to the yard twice."),
                (2, 4),
                answer="table-signs",
            ),
            Theme(
                "Plain chairs",
                (
                    "w! We were proud of something that nobody needed from us.",
                    "o! Free hands are harder to bear than full ones.",
                ),
                (4, 4),
                answer="plain-seats",
            ),
        ),
        remaining=("w+ The cake.",),
        pieces=(
            tried(
                "A sign at each table that says which seats are on it.",
                "caspar",
                6,
                "no van at the wrong door for a month",
                "59 kept: no van since",
                name_="table-signs",
            ),
            tried(
                "New makers cut one plain seat a week, for the shelf.",
                "nadia",
                14,
                "a new maker who can cut one without asking within a quarter",
                "69 kept: two of two",
                stream="school",
                name_="plain-seats",
            ),
            decision(
                "Pairs of a maker and a fitter change every half-year.",
                "anjali",
                "So that the next pair learns what this one knows.",
                "69 kept +40: the second pairs grumbled for a week",
                method="consent",
                review=After(28),
            ),
            promise(
                "Choose the next pairs, by lot, in front of everybody.",
                "anjali",
                20,
                "60 reshaped: Choose the next pairs by lot, without those who teach. // teachers are away on two days",
                "65 done: out of the oven",
            ),
        ),
        words=("thanks for the pairs",),
        absent=("piet",),
    ),
    Scene(  # 56
        agenda="health-check",
        gists=(
            "All gaps are one step or less. What both rate lowest is the same line now: plans change because of "
            "moves and foam, not because we choose it.",
        ),
        comments=(
            ("on-purpose", "wrenfield", "Half on purpose, I would say."),
            ("gain", "osier", "We could say it in our sleep."),
        ),
        pieces=(
            decision(
                "Each quarter we choose one change on purpose, and say what we leave alone for it.",
                "ruth",
                "Otherwise the bakery chooses.",
                "63 kept +52: the first one was two rooms at once",
                method="consent",
                review=After(13),
            ),
            promise(
                "Propose the first change on purpose, with what is left alone.",
                "ruth",
                2,
                "57 done: two rooms at once, no new metrics",
            ),
            risk(
                "We are so alike by now that nobody asks any more.",
                "anjali",
                "a meeting without one question between the firms",
                "a stranger in the room once a quarter",
                "63 not seen",
                "77 too soon",
                likelihood="low",
                impact="mid",
            ),
        ),
        words=("level",),
    ),
)
