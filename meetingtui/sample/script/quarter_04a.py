"""Meetings 22 to 25: a year of numbers, and a request to grow."""

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
    win,
)
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 22
        agenda="outcomes",
        gists=(
            "Before the numbers: a man in Croft End went to his daughter's wedding in a chair that had arrived two "
            "days earlier. He rang to say that nobody had looked at it, and that this was the point.",
        ),
        pieces=(
            metric(
                "Sheets typed in a second time, in a week",
                "32 read =88",
                "41 read =40",
                "50 read =12",
                "60 read =3",
                "64 retired: nobody types any more",
                sort="effort",
                baseline="120",
                target="0",
                source="Piet's counter",
                owner="piet",
            ),
            decision(
                "We show both boards one page, and the same one.",
                "maren",
                "Two pages made two stories.",
                "43 kept +52: it is the only page both boards ask for",
                "71 kept +52: and the commissioner has it too",
                review=After(40),
            ),
            promise(
                "Take the one page to both boards in the same week.",
                "maren",
                5,
                "25 done: same week, same questions",
                done=done("The board has asked about the number.", "The board has asked about the person."),
            ),
            promise(
                "Ask the man from Croft End whether we may tell his story.",
                "leila",
                2,
                "23 done: yes, without the name of the town",
            ),
            gave(
                "osier",
                "insight",
                "The cost of a seat, line by line",
                "29 landed: Our board stopped asking for discounts.",
            ),
        ),
        words=("moved", "this is why"),
    ),
    Scene(  # 23
        agenda="weekly-standup",
        gists=("Three fitters can teach now. The order book is full to the rim for five weeks, for the first time.",),
        pieces=(
            promise("Say by telephone which five orders can wait.", "leila", 1, "24 done: four; the fifth could not"),
            promise(
                "Ask the apprentice whether she would stay.",
                "caspar",
                3,
                "25 done: she would, with a real contract",
                stream="seats",
            ),
            asked("osier", "When an order can wait, write so; we guess badly."),
            asked("wrenfield", "Let the apprentice answer the telephone; she is good at it."),
        ),
        status=(stands("seats", "GY", "Five weeks of orders lie on the table."),),
        words=("full",),
        absent=("maren",),
    ),
    Scene(  # 24
        agenda="context-and-status",
        gists=(
            "The commissioners' list has been published: two of the three rooms are in the best third of the "
            "country. Four of Wrenfield's other rooms have asked when it is their turn. Osier's landlord has a buyer.",
        ),
        pieces=(
            decision(
                "Makers write on the sheet, and the fitter with the hour answers there.",
                "leila",
                "The sheet remembers; the telephone does not.",
                "38 kept +30: through the worst weeks it held",
                "64 kept +104: nobody rings any more",
                replaces="one-voice",
                review=After(26),
                stream="orders",
                name_="sheet-answers",
            ),
            decision(
                "Add Dunmere as a fourth room before the year is over.",
                "maren",
                "They have asked three times, and have a fitter who teaches.",
                "33 to revisit: foam first",
                yes=("wrenfield",),
                ratify={"by": ("osier",), "until": After(3)},
                name_="dunmere",
                stream="pilot",
            ),
            promise(
                "Say honestly how many seats a week the workshop can cut.",
                "caspar",
                2,
                "25 done: twenty-two, and nineteen with an apprentice to teach",
                stream="seats",
            ),
            parked(
                "Where does Osier go when the yard is sold?",
                "quarterly strategy",
                "29 kept: quarterly strategy",
                "43 answered: the old bakery, on a ten-year lease",
            ),
        ),
        status=(
            stands(
                "pilot",
                "GY",
                "Osier sees a fourth room before it sees the hands for it.",
                "Caspar to say how many seats a week.",
            ),
        ),
        words=("proud", "a little frightened"),
        absent=("henrik",),
        confirmed="later",
    ),
    Scene(  # 25
        agenda="monthly-briefing",
        gists=(
            "The apprentice showed a seat of her own, cut from a sheet that she had taken herself. It went to Aldham "
            "the same day.",
        ),
        grid={
            "wrenfield": {"full": "A new fitter in Birkby from next month", "drop": "nothing; ask again"},
            "osier": {"full": "Five weeks of orders", "drop": "covers in two colours"},
        },
        pieces=(
            win(
                "The apprentice's first seat went out without a correction.",
                "caspar",
                "anjali",
                "32 told: the vocational college",
            ),
            win(
                "Two of three rooms stand in the best third of the country.",
                "leila tobias",
                "maren",
                told="Both boards, same page",
            ),
            decision(
                "Covers come in one colour until the table is clear.",
                "caspar",
                "Two colours cost half a day a week.",
                "30 withdrawn: the table is clear, and people missed the blue",
                method="consent",
                review=After(10),
                stream="seats",
            ),
            promise(
                "Tell people on the list that there will be no blue for a while.",
                "leila",
                2,
                "26 done: eleven minded, nobody much",
            ),
        ),
        status=(stands("seats", "YY", "Five weeks of orders, and nineteen seats a week.", agreed="yellow"),),
        words=("warm",),
        absent=("piet",),
    ),
)
