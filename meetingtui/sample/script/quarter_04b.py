"""Meetings 26 to 28: a fourth room that not everybody had said yes to."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    asked,
    concern,
    decision,
    done,
    promise,
    risk,
    term,
    tried,
)
from meetingtui.sample.scenes import Scene, Theme, stands

SCENES = (
    Scene(  # 26
        agenda="weekly-standup",
        gists=("The table is down to four weeks. Osier says yes to Dunmere, provided that a fitter comes with it.",),
        pieces=(
            promise(
                "Bring Dunmere's fitter to the cutting table for a week.",
                "tobias",
                7,
                "30 moved +5: she had a week and then did not",
                "36 handed on @ruth +4: Tobias has left",
                "39 done: she stayed nine days",
                stream="school",
                done=done("She has cut a seat of her own.", "She knows where each table's mistakes come from."),
            ),
            promise(
                "Work out what a fourth room costs.",
                "tobias",
                6,
                "31 done: less than a third maker, more than we said",
            ),
            asked("wrenfield", "Tell us on Mondays which day is the hard one."),
            term(
                "slot",
                "an hour in a fitting room",
                "a place on the cutting table",
                "an hour in a room; the table has places",
            ),
        ),
        status=(stands("seats", "YY", "Four weeks of orders, falling.", agreed="yellow"),),
        words=("relieved",),
    ),
    Scene(  # 27
        agenda="retrospective",
        themes=(
            Theme(
                "One sheet",
                (
                    "w+ Nobody has typed an order twice in Birkby for a month.",
                    "o+ It says what is missing before I do.",
                ),
                (4, 5),
            ),
            Theme(
                "Growing",
                ("o? We heard about the fourth room as if it were settled.", "w? We thought that everybody wanted it."),
                (3, 6),
            ),
            Theme(
                "Numbers",
                (
                    "w! A number on the wall makes people kinder, not harder.",
                    "o! We watch days now; we used to watch hours.",
                ),
                (3, 2),
            ),
        ),
        remaining=("w! The driver knows more than the diary.",),
        pieces=(
            tried(
                "Ask the driver every Friday what he noticed.",
                "tobias",
                7,
                "one thing a week that no list holds",
                "31 kept: eight things in five weeks",
            ),
            tried(
                "Plan a week with one day that nothing is booked for.",
                "leila",
                8,
                "fewer evenings after six",
                "33 stopped: the day was full by Tuesday, every time",
            ),
            decision(
                "Nothing is called settled until both firms have said yes in a meeting.",
                "maren",
                "A fourth room was talked about for a month by people who had not been asked.",
                "43 kept +52: held through hard weeks",
                "71 kept +52: read aloud to the new rooms",
                method="consent",
                review=After(26),
            ),
            concern(
                "osier",
                "The fourth room was named in a newspaper before Osier had said yes.",
                "Makers read at breakfast what they would be doing.",
                "read it to us before it is printed",
                "28 acknowledged",
                "33 closed: two texts since, both read aloud first",
            ),
            promise(
                "Take the driver along to the next retrospective.",
                "tobias",
                26,
                "37 handed on @leila +4: Tobias has left",
                "41 done: he came, and spoke first",
            ),
        ),
        words=("thanks to the driver", "thanks for saying it"),
    ),
    Scene(  # 28
        agenda="health-check",
        gists=(
            "The widest gap is saying no: Wrenfield thinks that it costs nothing, Osier that it cost a newspaper "
            "article. The second is what lies ahead.",
        ),
        comments=(
            ("say-no", "osier", "We said 'not yet' and read 'soon'."),
            ("beyond", "wrenfield", "We speak of it in corridors."),
        ),
        pieces=(
            decision(
                "A 'not yet' is written down as it was said, with the day on which it is asked again.",
                "anjali",
                "A soft no was heard as a slow yes.",
                "35 kept +26: three of them, none misread",
                "64 kept +78: eleven, and one of them a year old",
                method="consent",
                review=After(13),
            ),
            promise(
                "Read the last half-year's minutes for every 'not yet', and list them.",
                "anjali",
                3,
                "30 done: six, of which four had turned into yes by themselves",
            ),
            risk(
                "We grow faster than the cutting table.",
                "henrik",
                "a fifth week of orders on the table",
                "say the number of seats a week before saying yes",
                "32 not seen",
                "44 too soon",
                "58 not seen",
                "68 seen: five weeks again, with eight rooms",
                "75 closed: two tables since the move",
            ),
        ),
        words=("honest", "not bad"),
    ),
)
