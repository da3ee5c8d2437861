"""Meetings 43 to 46: two foams, a bakery, and a fourth room after all."""

from __future__ import annotations

from meetingtui.sample.pieces import After, asked, decision, done, gave, parked, promise, win
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 43
        agenda="quarterly-strategy",
        gists=(
            "What has moved: the bakery's owner says yes for ten years; the commissioners will pay a part by result. "
            "What we stopped doing without a word: the open afternoons.",
        ),
        grid={
            "waiting": {
                "wrenfield": "first of three",
                "osier": "first of four",
                "mark": "both",
                "basis": "57 days, and falling again",
            },
            "growth": {
                "wrenfield": "second of three",
                "osier": "second of four",
                "mark": "both",
                "basis": "seats a week, two foams",
            },
            "children": {
                "wrenfield": "third of three",
                "osier": "fourth of four",
                "mark": "pulling apart",
                "basis": "61 children on lists",
            },
        },
        pieces=(
            decision(
                "Osier moves to the old bakery, one table at a time.",
                "henrik",
                "Ten years of roof for less than the yard costs.",
                "64 withdrawn: moved; four days without cutting, all told",
                method="one decides after hearing",
                heard=("maren", "caspar"),
                review=After(40),
            ),
            decision(
                "Each firm keeps four weeks of foam, in two places.",
                "caspar",
                "One flood should not be able to take both.",
                "57 kept +52: counted twice, right twice",
                review=After(26),
                stream="seats",
            ),
            promise(
                "Clear the yard's loft of what will not move.", "caspar", 12, "51 done: eleven skips", stream="seats"
            ),
            promise("Bring the open afternoons back, once a quarter.", "ruth", 10, "49 done: thirty people, two dogs"),
            parked(
                "What would paying by result change in a room?",
                "context",
                "52 answered: nothing for the person; a date on every sheet",
                stream="orders",
            ),
        ),
        words=("forward",),
    ),
    Scene(  # 44
        agenda="weekly-standup",
        gists=("The second foam is at ten seats a week. The third maker has said yes and begins in a month.",),
        pieces=(
            promise(
                "Prepare a first month for the third maker that is not only sweeping.",
                "caspar",
                4,
                "47 done: a day in every room, a seat of her own in week three",
                stream="school",
            ),
            promise(
                "Tell the thirty people who waited longest on which day they come.",
                "leila",
                2,
                "45 done: by telephone, all thirty",
            ),
            asked("osier", "Write the day you told the person on the sheet."),
            asked("wrenfield", "Send the good photographs too."),
        ),
        status=(stands("seats", "YY", "Fourteen seats a week, from twenty-two.", agreed="yellow"),),
        words=("upward",),
        absent=("henrik",),
    ),
    Scene(  # 45
        agenda="context-and-status",
        gists=(
            "Four regions have asked about the sheet. Osier's bank likes the bakery. Wrenfield will lose a "
            "commissioner who knew us, and gains one who does not.",
        ),
        pieces=(
            decision(
                "The sheet stays free for others; what we sell is the morning in which it is explained.",
                "piet",
                "A form can be copied; a habit has to be shown.",
                "46 ratified",
                "59 kept +78: six mornings sold",
                yes=("osier",),
                ratify={"by": ("wrenfield",), "until": After(5)},
                review=After(26),
                stream="orders",
                name_="sheet-free",
            ),
            promise(
                "Meet the new commissioner before she reads about us.",
                "maren",
                5,
                "49 done: she measures everything; we shall get on",
            ),
            promise(
                "Work out what a morning with the sheet costs us, and ask that.",
                "ruth",
                4,
                "48 done: 380, and nobody has blinked",
                stream="orders",
            ),
            gave(
                "osier",
                "insight",
                "Which of the rooms' corridors are too narrow for the wide chairs",
                "48 landed: Two doors are being moved.",
            ),
        ),
        status=(stands("seats", "YG", "Osier is green again; the rooms count the people behind the number."),),
        words=("wide view",),
        absent=("leila",),
        confirmed="later",
    ),
    Scene(  # 46
        agenda="monthly-briefing",
        gists=(
            "Ruth showed the sheet with a date that moves by itself when foam moves. Piet had built it on a Sunday, "
            "and was told to take a Monday.",
        ),
        grid={
            "wrenfield": {"full": "Dunmere's fitter is ready", "drop": "the second open afternoon"},
            "osier": {"full": "The move takes one maker in four", "drop": "repairs that can wait"},
        },
        pieces=(
            decision(
                "Dunmere begins in four weeks, with its own fitter and six weeks of seats.",
                "maren",
                "Foam comes, the maker comes, and they have waited well.",
                "52 kept +26: it runs as if it had always been",
                "66 withdrawn: it is a room like the others",
                replaces="dunmere-waits",
                name_="dunmere-begins",
                review=After(12),
            ),
            win("A date that moves by itself, built on a Sunday.", "piet", "ruth", "50 told: the regions' day"),
            win(
                "Dunmere waited for half a year and gave us cake.",
                "leila",
                "maren",
                "50 told: Dunmere, in person, with cake",
            ),
            promise(
                "Hold the morning with the sheet in Dunmere before the first order.",
                "piet",
                3,
                "47 done: seven people, one of them the driver",
                from_="dunmere-begins",
                stream="orders",
                done=done("The fitter could explain it to us.", "The first order has nothing missing."),
            ),
            promise(
                "Take the Monday for the Sunday.",
                "piet",
                2,
                "48 dropped: he took a Friday, which nobody had to be told",
            ),
        ),
        words=("spring in the step",),
    ),
)
