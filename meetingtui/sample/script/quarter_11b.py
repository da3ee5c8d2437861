"""Meetings 75 to 77: a good coat in the yard, and eight lines level."""

from __future__ import annotations

from meetingtui.sample.pieces import After, asked, decision, done, parked, promise, tried
from meetingtui.sample.scenes import Scene, Theme

SCENES = (
    Scene(  # 75
        agenda="weekly-standup",
        gists=(
            "Harrow Ford is learning to tilt. A firm from the coast has been seen in the yard of the bakery, in a "
            "good coat.",
        ),
        pieces=(
            promise(
                "Ask Caspar what would make him stay, and listen.", "henrik", 1, "76 done: he is thinking, and says so"
            ),
            promise(
                "Make drawings of the five shapes that only Caspar cuts.",
                "caspar",
                6,
                "78 done: five shapes, 31 pages",
                stream="seats",
                done=done("A fitter can tell which is which.", "Nadia can cut from them."),
            ),
            asked("wrenfield", "Tell Caspar what his seats have done; he never asks."),
            asked("osier", "Bring a chair along on Fridays, not only your appetite."),
        ),
        words=("uneasy",),
    ),
    Scene(  # 76
        agenda="retrospective",
        themes=(
            Theme("Looking at whom", ("w+ We found it before anybody was hurt.", "o+ Nobody said 'cheating'."), (4, 5)),
            Theme(
                "A good coat",
                ("o? What are we, without Caspar's hands?", "w? Who rings whom, when he goes?"),
                (4, 5),
                answer="shapes",
            ),
            Theme(
                "Written down",
                ("w! The chapter on mistakes is the one they ask for.", "o! It is hard to write what your hands do."),
                (3, 3),
            ),
        ),
        remaining=("w+ Bread on Fridays.",),
        pieces=(
            tried(
                "Each maker teaches one shape to one other, a shape a month.",
                "caspar",
                20,
                "every shape is cut by two people within half a year",
                "82 goes on +8: nine of fourteen shapes",
                stream="seats",
                name_="shapes",
            ),
            tried(
                "A fitter reads the week's hardest sheet aloud on Fridays.",
                "leila",
                10,
                "one order a week that is better for it",
                "82 kept: twelve sheets, eleven better",
                stream="school",
            ),
            decision(
                "Until we meet again we try the shapes and the hardest sheet.",
                "anjali",
                "Both can begin with what is on the table.",
                "82 withdrawn: one kept, one goes on",
                method="consent",
                review=After(8),
            ),
            promise(
                "Draw up who can cut which shape, on one wall.",
                "nadia",
                2,
                "77 done: fourteen shapes, four gaps",
                stream="seats",
            ),
        ),
        words=("thanks for asking before coats do",),
        absent=("piet",),
    ),
    Scene(  # 77
        agenda="health-check",
        gists=(
            "All eight lines are level within a step, for the first time. The comments are longer than they used to "
            "be, and kinder.",
        ),
        comments=(
            ("gain", "osier", "We gain people whom we know by name."),
            ("promises", "wrenfield", "Moved before the day came, every one of them."),
        ),
        pieces=(
            decision(
                "We rate twice a year from now on, and talk for longer.",
                "maren",
                "Four times a year the line hardly moves.",
                "78 to revisit: a quarter without a line felt long to the makers",
                method="consent",
                yes=("wrenfield", "osier"),
                review=After(26),
                name_="twice-a-year",
            ),
            promise(
                "Ask four people outside both firms the same eight questions.",
                "ruth",
                5,
                "80 done: they rate us higher than we do",
            ),
            parked("Would another firm's makers sit in on a health check?", "health-check"),
        ),
        words=("level, and talking",),
    ),
)
