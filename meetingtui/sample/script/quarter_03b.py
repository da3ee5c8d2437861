"""Meetings 19 to 21: a snag taken apart, and what each has given."""

from __future__ import annotations

from meetingtui.sample.pieces import After, decision, done, gave, parked, promise
from meetingtui.sample.scenes import Scene

SCENES = (
    Scene(  # 19
        agenda="root-cause",
        stages=(
            {
                "name": "What happened",
                "gist": "Within three weeks, five seats for Birkby were cut to the measurements of other people of "
                "the same surname. Two were noticed by the people themselves.",
                "agreed": ["wrenfield", "osier"],
                "passed": "ready",
            },
            {
                "name": "Whys",
                "cause": [
                    {"id": 1, "text": "Sheets are filed by surname at the cutting table.", "basis": "seen"},
                    {"id": 2, "under": 1, "text": "The number on the sheet is smaller than the name.", "basis": "seen"},
                    {
                        "id": 3,
                        "under": 1,
                        "text": "The pile is sorted in the evening by whoever is there.",
                        "basis": "likely",
                    },
                    {"id": 4, "text": "The room does not read the label before the fitting.", "basis": "guess"},
                ],
                "passed": "ready",
            },
            {
                "name": "Causes worth changing",
                "gist": "The number must be what the eye meets first, on the sheet, on the box and on the seat.",
                "agreed": ["wrenfield", "osier"],
                "passed": "ready",
            },
            {
                "name": "Three actions",
                "gist": "Taken to: the makers' Friday table and Birkby's Monday round",
                "passed": "ready",
            },
        ),
        pieces=(
            promise(
                "Print the number in letters as tall as a thumb.",
                "piet",
                2,
                "20 done: on sheet, box and seat",
                stream="orders",
                done=done("It is read across a room.", "It is on sheet, box and seat."),
            ),
            promise("File by number at the cutting table.", "caspar", 1, "20 done: took one evening", stream="seats"),
            promise(
                "Read the number aloud before a person sits down.",
                "leila",
                2,
                "21 done: it feels odd, and it works",
                stream="pilot",
            ),
            decision(
                "A seat is known by its number only; the name is for the person.",
                "caspar",
                "Two people may share a name, and never a number.",
                "27 kept +130: no mix-up since",
                method="consent",
                review=After(16),
                stream="orders",
            ),
        ),
        words=("it was the shelf, not the people",),
    ),
    Scene(  # 20
        agenda="reciprocity",
        gists=(
            "Maren spoke for Osier in the waiting-times group when somebody called it too small. Henrik told a trade "
            "paper that the measuring is Wrenfield's, and they printed it.",
        ),
        grid={
            "wrenfield": {
                "give": "a room to try things in; a seat in the waiting-times group",
                "get": "makers who listen; numbers for the board",
            },
            "osier": {"give": "evenings; the talking sheet", "get": "faces; broken seats to learn from"},
        },
        pieces=(
            gave(
                "wrenfield",
                "advocacy",
                "Said in the waiting-times group that small makers answer faster",
                "22 landed: A buyer rang us within the week.",
            ),
            gave(
                "osier",
                "advocacy",
                "Told the trade paper whose measuring it is",
                "22 landed: Our fitters cut it out and hung it up.",
            ),
            gave(
                "wrenfield",
                "access",
                "The broken seats of ten years, in a cellar",
                "29 landed: Better than any course.",
            ),
            promise(
                "Open the cellar of broken seats to the makers, with a lamp.",
                "leila",
                4,
                "22 done: four makers, one long afternoon",
                stream="seats",
            ),
            promise(
                "Offer the sheet to one more region.",
                "piet",
                10,
                "25 moved +6: they would like to see it first",
                "29 done: in use, with thanks in a card",
                stream="orders",
                done=done("They use it without us.", "They have asked a question."),
            ),
            decision(
                "The talking sheet goes to all three rooms.",
                "piet",
                "Eight calls back instead of thirty-one.",
                "24 withdrawn: it is in all three, and nothing is left to decide",
                review=After(10),
                stream="orders",
            ),
        ),
        words=("rich", "no sums, please"),
        absent=("tobias",),
    ),
    Scene(  # 21
        agenda="health-check",
        gists=(
            "The gap on bad news is one step now. The widest is promises: Wrenfield keeps its own and waits for "
            "Osier's; Osier says that half of its lateness is foam that it cannot hurry.",
        ),
        comments=(
            ("promises", "osier", "Late foam is late everything; we say so earlier than we did."),
            ("gain", "osier", "We could say what they gain. We are less sure what we do."),
        ),
        pieces=(
            decision(
                "A promise that depends on a third party says so when it is made.",
                "anjali",
                "Half of the moved dates were never ours to give.",
                "29 kept +40: nine promises carry it",
                "57 kept +104: still the first question that is asked",
                method="consent",
                review=After(13),
            ),
            promise(
                "Mark the promises that hang on foam, in the list and aloud.", "anjali", 2, "22 done: four of nineteen"
            ),
            parked(
                "What does Osier gain, in one sentence?",
                "outcomes",
                "22 answered: we learn what a seat does after it has left us",
            ),
        ),
        words=("fair",),
    ),
)
