"""Meetings 50 to 53: thirty-eight days, and a cheap catalogue that is a help."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    asked,
    concern,
    decision,
    done,
    gave,
    promise,
    risk,
    term,
    win,
)
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 50
        agenda="outcomes",
        gists=(
            "Before the numbers: a girl of nineteen has been to the sea. Her chair weighs six kilos less than the "
            "one before, and she carried it down the steps herself, to be able to say so.",
        ),
        pieces=(
            decision(
                "We count from the first telephone call, not from the first measuring, beside the old number.",
                "leila",
                "People begin to wait when they ring.",
                "64 kept +104: two numbers, and the honest one is on top",
                yes=("wrenfield", "osier"),
                review=After(26),
            ),
            promise(
                "Find the day of the first call for the last hundred people.",
                "ruth",
                6,
                "54 done: 71 found; the others are in a book that got wet",
                done=done("A day, or a true 'unknown'.", "We have it with the sheet."),
            ),
            win("Thirty-eight days.", "leila caspar piet", "henrik", told="The rooms, by telephone, the same morning"),
            gave(
                "wrenfield",
                "insight",
                "What people say in the first call, word for word",
                "60 landed: We cut the first seat for somebody, not for a sheet.",
            ),
        ),
        words=("the sea",),
    ),
    Scene(  # 51
        agenda="weekly-standup",
        gists=("Two tables stand in the bakery already. It smells of bread when it rains.",),
        pieces=(
            promise(
                "Ask each maker what would make them stay, and write nothing down.",
                "henrik",
                3,
                "53 done: asked; mostly it is the rooms",
            ),
            promise(
                "Put a slope where the bakery has a step.",
                "caspar",
                2,
                "52 done: tried by Leila, with a chair",
                stream="seats",
            ),
            asked("wrenfield", "Deliver to the side door; the front is still an oven."),
            asked("osier", "Say 'first call' and 'first measuring', never 'first'."),
        ),
        words=("bread",),
        absent=("ruth",),
    ),
    Scene(  # 52
        agenda="context-and-status",
        gists=(
            "Dunmere buys plain chairs from the catalogue and has told us so only when asked. The new commissioner "
            "wants to see second fittings before days. If we planned from scratch, plain chairs would not pass "
            "through the workshop at all.",
        ),
        pieces=(
            decision(
                "Plain chairs go through the catalogue on purpose; the workshop keeps what nobody else can cut.",
                "maren",
                "A plain chair in a day helps a person, and frees the table for the next.",
                "66 kept +52: a third of the orders, and nobody has come back",
                instead=("Forbid the catalogue", "Cut plain chairs faster"),
                replaces="no-price",
                review=After(26),
                method="consent",
                concern=(
                    {
                        "who": "caspar",
                        "text": "The table may lose what new makers learn on.",
                        "watch": "a new maker who has never cut a plain seat",
                    },
                ),
                stream="seats",
            ),
            promise(
                "Draw the line between a plain chair and another one, in three questions.",
                "nadia",
                4,
                "55 done: three questions, and one picture",
                stream="school",
                done=done("A new fitter uses it without asking.", "It holds for last month's orders."),
            ),
            promise(
                "Thank Dunmere for saying so, and ask what else they buy.",
                "maren",
                1,
                "53 done: cushions; better than ours",
            ),
            concern(
                "osier",
                "Dunmere bought eleven chairs elsewhere, and Osier heard of it from the driver.",
                "The makers felt checked upon.",
                "to be told, as we tell about foam",
                "54 acknowledged: Maren said it back over soup",
                "56 closed: three such messages since, all early",
            ),
        ),
        status=(stands("school", "YG", "New fitters wait two months for a place."),),
        words=("practical",),
    ),
    Scene(  # 53
        agenda="monthly-briefing",
        gists=("Nadia showed two cushions that had been pressed ten thousand times. One had become a plate.",),
        grid={
            "wrenfield": {"full": "Dunmere is full already", "drop": "the long questionnaire"},
            "osier": {"full": "Two tables here, two there", "drop": "everything on moving days"},
        },
        pieces=(
            win(
                "Nadia's plate of a cushion saved us from buying two hundred of it.",
                "nadia",
                "caspar",
                "57 told: Osier's board, with the plate",
            ),
            win("A slope where there was a step.", "caspar", "leila"),
            promise(
                "Press ten seats of each age, every quarter, and keep the list.",
                "nadia",
                6,
                "57 done: fifty seats, one surprise",
                stream="seats",
                done=done("We hear of a surprise the same week.", "The list has a date and a weight."),
            ),
            promise(
                "Take one course a quarter out to Dunmere, so that nobody has to travel.",
                "leila",
                7,
                "58 done: six fitters, two of them from elsewhere",
                stream="school",
            ),
            risk(
                "Dunmere is full before it is steady.",
                "ruth",
                "somebody works on her free day",
                "no second measuring day before the third maker cuts",
                "58 seen: two Saturdays",
                "60 closed: the Saturdays ended when Esker began",
                impact="mid",
            ),
            term("plain", "no changes after the fitting", "no cut of our own", "yes to all of Nadia's three questions"),
        ),
        status=(stands("school", "YG", "The next free place is in nine weeks."),),
        words=("pressed",),
        late=("henrik",),
    ),
)
