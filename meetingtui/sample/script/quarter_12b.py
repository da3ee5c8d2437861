"""Meetings 82 to 84: two missing shapes, and what is open now."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    concern,
    decision,
    done,
    parked,
    promise,
    risk,
    tried,
    unowned,
    win,
)
from meetingtui.sample.scenes import Scene, Theme, stands

SCENES = (
    Scene(  # 82
        agenda="retrospective",
        themes=(
            Theme(
                "A good farewell",
                ("w+ We were told three weeks before.", "o+ The drawings were begun before the coat came."),
                (4, 4),
                answer="friday-fitter",
            ),
            Theme(
                "Two shapes",
                ("o? Why two, after a month of teaching?", "w? We ordered them most in those weeks."),
                (4, 5),
                answer="two-shapes",
            ),
            Theme(
                "Eleven rooms",
                ("w! The last rooms asked better questions than the first.", "o! Inver's boxes smell of fish."),
                (3, 2),
            ),
        ),
        remaining=("w? Who answers Caspar's telephone?", "o+ He left his pencil."),
        pieces=(
            tried(
                "Order the two missing shapes on one day a week, all of them together.",
                "nadia",
                9,
                "half of the waiting for those shapes",
                stream="seats",
                name_="two-shapes",
            ),
            tried(
                "A fitter sits at the cutting table every Friday morning.",
                "leila",
                11,
                "one question a week that saves a call",
                stream="school",
                name_="friday-fitter",
            ),
            promise(
                "Answer Caspar's telephone, and tell everyone who rings where he is now.",
                "nadia",
                2,
                "83 done: eleven calls; four cried a little",
            ),
            unowned("Decide who looks after the cellar of broken seats.", missing=("owner", "date"), stream="school"),
        ),
        words=("thanks for three weeks",),
        absent=("maren",),
    ),
    Scene(  # 83
        agenda="health-check",
        gists=(
            "Seven lines are level. The widest gap is what lies beyond: Wrenfield waits for what Maren will say, and "
            "Osier waits with it.",
        ),
        comments=(
            ("beyond", "osier", "We would rather know half now than all later. It is our own rule."),
            ("say-no", "wrenfield", "Two 'not yet' this month, and cake after one of them."),
        ),
        pieces=(
            decision(
                "Maren tells Henrik what she knows every Friday, also when it is nothing.",
                "maren",
                "Unfinished news counts as told; so does the lack of it.",
                review=After(5),
                method="consent",
                concern=(
                    {
                        "who": "maren",
                        "text": "I may have to keep some of it for a week.",
                        "watch": "a Friday without a call",
                    },
                ),
                name_="fridays",
            ),
            decision(
                "Children's chairs get a table of their own.",
                "nadia",
                "A grown-up's seat always wins against a small one.",
                yes=("osier",),
                ratify={"by": ("wrenfield",), "until": After(4)},
                review=After(26),
                stream="seats",
                name_="small-table",
            ),
            decision(
                "Every room has its own number on the door.",
                "ruth",
                "Rooms that compare begin to compete.",
                state="not adopted",
                yes=(),
                no=("wrenfield", "osier"),
                method="fist to five",
                name_="doors",
            ),
            promise(
                "Ask the rooms what a table for children would change for them.",
                "leila",
                3,
                from_="small-table",
                stream="seats",
                done=done("Six rooms have answered, with an example.", "We know how many seats a month."),
            ),
            risk(
                "The two shapes drive people to the catalogue who need something else.",
                "nadia",
                "a plain chair for somebody who failed Nadia's three questions",
                "ring before ordering plain for anyone with a cut seat before",
                "84 not seen",
                stream="seats",
            ),
        ),
        words=("waiting, together",),
        confirmed="osier",
    ),
    Scene(  # 84
        agenda="context-and-status",
        gists=(
            "Wrenfield's commissioners will extend paying by result to repairs, and nobody knows yet what a result "
            "is there. Osier's new maker begins with the children's shapes. If we began this morning, both would "
            "begin with the school, and with bread.",
        ),
        pieces=(
            promise("Say which results a repair could have, in the words of people who sit.", "ruth", 3),
            promise(
                "Cut the first of the two missing shapes under Nadia's eyes.",
                "nadia",
                1.5,
                stream="seats",
                done=done("A person sits in it.", "Nadia finds nothing to say."),
            ),
            promise(
                "Prepare a first week for the new maker: two rooms, one table, the sailor's book.",
                "anjali",
                2,
                stream="school",
                done=done("Two rooms know when he comes.", "He has a table, and a name on it."),
            ),
            promise("Take over the boat house morning from Caspar's notes.", "henrik", 5, accepted=False),
            promise(
                "Correct the chapter on sheets where Inver does it better.",
                "piet",
                4,
                stream="orders",
                corrected={"due": After(6), "why": "the ferry runs twice a month"},
            ),
            decision(
                "The talk about ten years is held in the boat house, whatever is known by then.",
                "anjali",
                "Not knowing is a reason to meet.",
                review=After(9),
                name_="boat-house-talk",
            ),
            concern(
                "wrenfield",
                "Two rooms heard of the new maker's first day from a driver.",
                "They had baked for the wrong morning.",
                "a line on the Monday list when somebody begins",
            ),
            parked("What is a result, when a chair is mended?", "next outcomes"),
            parked("Would Caspar cut for us from the coast?", "leaders-weekly"),
            win("Fitters came to the last day of a maker, on foot and on wheels.", "leila", "nadia"),
        ),
        status=(
            stands(
                "seats",
                "YY",
                "Two shapes still have one pair of hands too few; six people wait for them.",
                "Nadia to ring all six.",
                agreed="yellow",
            ),
            stands("orders", "YG", "One invoice is older than ninety days."),
        ),
        words=("bread", "steady", "soon"),
        absent=("piet",),
        late=("maren",),
        confirmed="",
        note="Caspar rang in for the first minutes, from the coast, to say that the sea is there.",
    ),
)
