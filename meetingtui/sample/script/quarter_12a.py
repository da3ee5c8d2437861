"""Meetings 78 to 81: eleven rooms, and a farewell."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    agreement,
    asked,
    concern,
    decision,
    done,
    gave,
    parked,
    promise,
    risk,
    win,
)
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 78
        agenda="outcomes",
        gists=(
            "Before the numbers: the first person measured in Inver had waited eleven months for the ferry, the form "
            "and us. She has had her chair for nine days and has asked whether it floats.",
        ),
        pieces=(
            decision(
                "Second fittings are published room by room, with what the room did about them.",
                "leila",
                "A number without an answer shames; with one it teaches.",
                "83 kept +26: ten rooms are glad, one is thinking",
                review=After(10),
            ),
            promise(
                "Write one sentence for each room on what it did about its second fittings.",
                "leila",
                4,
                "80 done: eleven sentences",
            ),
            promise(
                "Get the two invoices paid that are older than ninety days.",
                "ruth",
                4,
                "80 moved +3: the commissioners have a new system",
                "83 moved +2: one is paid",
                stream="orders",
                done=done("The money is there.", "Our third is there within a week."),
            ),
            agreement(
                "paid by result",
                "What is paid by result is shared as the work was: two thirds to the rooms, one third to the tables.",
                "nobody is quick at the other's cost",
                30,
            ),
        ),
        status=(),
        words=("does it float",),
    ),
    Scene(  # 79
        agenda="weekly-standup",
        gists=(
            "Inver has sent three orders. Caspar told the room that he will go: the coast, a workshop of his own, "
            "and the sea. He has three weeks.",
        ),
        pieces=(
            promise(
                "Go through Caspar's promises with him, one by one.",
                "anjali",
                2,
                "80 done: seven; five are finished or handed on",
            ),
            promise(
                "Teach Nadia the two shapes that nobody else has.", "caspar", 2, "81 done: one of two", stream="seats"
            ),
            promise(
                "Finish the drawings of the tilting frame with the rooms' remarks in them.",
                "caspar",
                7,
                stream="seats",
                name_="tilting-frame",
                done=done("The rooms' remarks are in them.", "Somebody else has cut from them."),
            ),
            promise(
                "Make a seat for the show in the boat house, one that may be cut open.",
                "caspar",
                8,
                stream="seats",
                name_="boat-house",
            ),
            asked("wrenfield", "Tell us a week before a maker's last day; fitters would like to come."),
            asked("osier", "Come."),
        ),
        status=(stands("seats", "YY", "Five shapes hang on one maker, and he goes.", agreed="yellow"),),
        words=("sad, and well told",),
    ),
    Scene(  # 80
        agenda="context-and-status",
        gists=(
            "The region's new head would like Maren to lead all fitting in it; she has said that she will say more "
            "when she knows more. Osier has had two letters from makers who would like to come. From scratch we "
            "would begin with the school.",
        ),
        pieces=(
            promise(
                "Meet both makers, with a fitter, over a cut seat.",
                "henrik",
                4,
                "83 done: one begins soon; one will be told kindly",
                stream="seats",
                helpers=("leila",),
            ),
            promise("Say more, as soon as there is more to say.", "maren", 11),
            promise("Write down how the school would run without Leila for half a year.", "leila", 12, stream="school"),
            concern(
                "osier",
                "We learned from a fitter that Wrenfield is looking at another maker's cushions.",
                "It is small, and it reached us sideways.",
                "to be told, as with the catalogue",
                "81 acknowledged: Ruth said it back; it had been a sample that nobody ordered",
            ),
            risk(
                "The school stops when Leila is away for half a year.",
                "leila",
                "a course without a name beside it",
                "each course is planned by the one who teaches it",
                stream="school",
            ),
            parked("Does the pair of leads need a third person?", "leaders-weekly", "84 kept: quarterly strategy"),
            parked("Who keeps what we have written once, when others change it?", "context"),
        ),
        status=(
            stands(
                "seats",
                "YR",
                "Caspar goes in two weeks; two shapes have no second maker.",
                "Nadia to say which orders wait for those shapes.",
            ),
            stands("orders", "YG", "Two invoices are older than ninety days."),
        ),
        words=("open", "a lot at once"),
        late=("ruth",),
    ),
    Scene(  # 81
        agenda="monthly-briefing",
        gists=(
            "Caspar showed the first seat that he ever cut for us, which had come back twice, and the last one. He "
            "passed both round, and said which was whose mistake: all his, he said, and nobody agreed.",
        ),
        grid={
            "wrenfield": {
                "full": "Eleven rooms, and two fitters short",
                "drop": "visits from other regions for a month",
            },
            "osier": {
                "full": "Four makers, for five makers' shapes",
                "drop": "the buyer two regions away, until the new one cuts",
            },
        },
        pieces=(
            win(
                "Three years of seats, and a farewell with bread.",
                "caspar",
                "maren",
                told="The bakery, by everybody who could walk or roll",
            ),
            win("Eleven rooms of eleven.", "ruth leila piet", "henrik"),
            gave(
                "wrenfield",
                "advocacy",
                "Told a maker who wrote to both of us to go to Osier",
                "83 landed: He begins soon.",
            ),
            gave("osier", "insight", "Thirty-one pages of shapes, with mistakes marked"),
            promise(
                "Ring the buyer two regions away, and say 'not yet' with a date.",
                "anjali",
                1,
                "82 done: he laughed, and wrote the date down",
            ),
            promise(
                "Tell the rooms which shapes are late, by number, on Mondays.",
                "nadia",
                1,
                "82 done: six lines, falling",
                stream="seats",
            ),
        ),
        status=(stands("seats", "YR", "Four makers for five makers' shapes."),),
        words=("bread", "thank you, Caspar", "the sea is not far"),
    ),
)
