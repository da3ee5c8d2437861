"""Meetings 29 to 32: the second year begins well; then a new name stands on an invoice."""

from __future__ import annotations

from meetingtui.sample.pieces import After, asked, decision, done, gave, parked, promise, win
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 29
        agenda="quarterly-strategy",
        gists=(
            "What has moved: rooms ask us, we no longer ask them. What we would drop from the shared list: the trade "
            "fair. Where we could be useful unasked: children's chairs, which nobody cuts within a quarter.",
        ),
        grid={
            "waiting": {
                "wrenfield": "first of three",
                "osier": "first of four",
                "mark": "both",
                "basis": "47 days, from 61",
            },
            "growth": {
                "wrenfield": "third of three",
                "osier": "third of four",
                "mark": "both, later",
                "basis": "seats a week",
            },
            "children": {
                "wrenfield": "second of three",
                "osier": "not on the list",
                "mark": "wrenfield's",
                "basis": "a hunch and two letters",
            },
        },
        pieces=(
            decision(
                "Look at children's chairs for one quarter, and decide then.",
                "leila",
                "Two letters are not a need; forty would be.",
                "43 kept +26: postponed by the bad weeks, not given up",
                "57 withdrawn: 61 children are an answer",
                review=After(14),
                stream="seats",
            ),
            promise(
                "Count the children on the lists of all eleven rooms.",
                "leila",
                8,
                "33 moved +8: four rooms count households",
                "38 done: 61",
                done=done("All eleven rooms have answered.", "Ages, not only heads."),
            ),
            promise(
                "Ask the old bakery's owner what he would rent it for.",
                "henrik",
                9,
                "32 done: less than the yard, with an oven in it",
            ),
            parked(
                "Do we want a name for the two of us together?",
                "next strategy",
                "43 let go: nobody who waits has ever asked for one",
            ),
        ),
        words=("clear-eyed",),
    ),
    Scene(  # 30
        agenda="weekly-standup",
        gists=("Leila was away for ten days and nothing stood still. The blue covers are back.",),
        pieces=(
            decision(
                "The talking sheet shows the next ten days to everybody; the Friday call ends.",
                "piet",
                "Nobody had anything to add on the last three Fridays.",
                "39 kept +130: the call came back for six weeks and went again",
                replaces="friday-call",
                review=After(16),
                stream="orders",
            ),
            promise(
                "Show the next ten days on the sheet, by room.",
                "piet",
                2,
                "31 done: rooms can see each other's, which they like",
                stream="orders",
            ),
            asked("wrenfield", "Leave the blue ones at the top of the box."),
            asked("osier", "Say thank you to the apprentice by name; she has one."),
        ),
        words=("easy",),
        absent=("leila", "tobias"),
    ),
    Scene(  # 31
        agenda="context-and-status",
        gists=(
            "Wrenfield's board wants five more rooms within a year and would pay for a third maker. Osier would "
            "rather have the maker first and the rooms after. Each can say the other's sentence now.",
        ),
        pieces=(
            decision(
                "No fifth room before a third maker cuts alone.",
                "henrik",
                "A room without hands behind it is a longer queue.",
                "46 kept +20: the maker has come, and is learning",
                "57 withdrawn: she cuts alone",
                review=After(30),
                stream="seats",
                instead=("Rooms first, makers as needed",),
            ),
            promise(
                "Write the advertisement for a third maker, and read it to the rooms.",
                "caspar",
                3,
                "32 done: two fitters wanted to apply",
                stream="seats",
            ),
            promise(
                "Try measuring at home with five people who cannot travel.",
                "leila",
                9,
                "37 moved +8: the bad weeks",
                "46 done: five; the sheet works on a knee",
                stream="pilot",
            ),
            gave(
                "wrenfield",
                "introduction",
                "The college where fitters' apprentices are taught",
                "50 landed: Our third maker came from there.",
            ),
        ),
        words=("grown-up",),
        left=("tobias",),
    ),
    Scene(  # 32
        agenda="monthly-briefing",
        gists=(
            "Leila laid the first year's sheets in one line along the corridor; in the last third there is hardly a "
            "correction. People walked along it twice.",
        ),
        grid={
            "wrenfield": {"full": "Two fitters on courses", "drop": "the newsletter"},
            "osier": {"full": "A day a week for the bakery", "drop": "samples"},
        },
        pieces=(
            win(
                "A year of sheets in a corridor, and hardly a correction in the last third.",
                "leila piet",
                "caspar",
                "36 told: the waiting-times group",
            ),
            win(
                "Forty-four days, from sixty-one.",
                "leila caspar tobias",
                "maren",
                told="Both boards, and the rooms first",
            ),
            promise(
                "Ring the foam supplier about the new name on the invoice.",
                "henrik",
                1,
                "33 done: sold; the new owner is polite and vague",
                stream="seats",
            ),
            promise(
                "Order ten weeks of foam while it can be had.",
                "henrik",
                2,
                "33 dropped: they deliver four weeks at most now",
                stream="seats",
            ),
        ),
        status=(stands("seats", "GY", "There is a new name on the foam invoice.", "Henrik to ring."),),
        words=("glad", "one ear pricked"),
    ),
)
