"""Meetings 8 to 11: the second quarter, a film of two hands, and a room that still telephones."""

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
    risk,
    term,
    win,
)
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 8
        agenda="quarterly-strategy",
        gists=(
            "What has moved: Wrenfield's board asks for a number by the year's end; Osier has hired an apprentice "
            "because "
            "of this work. What neither of us would drop: the day in the room for every maker.",
        ),
        grid={
            "waiting": {
                "wrenfield": "first of three",
                "osier": "second of four",
                "mark": "both",
                "basis": "the rooms' diaries",
            },
            "growth": {"wrenfield": "not on the list", "osier": "first of four", "mark": "osier's", "basis": "a hunch"},
            "skills": {
                "wrenfield": "second of three",
                "osier": "third of four",
                "mark": "both",
                "basis": "two days of measuring",
            },
        },
        pieces=(
            decision(
                "Every maker spends one day a quarter in a fitting room, and every fitter one at the cutting table.",
                "anjali",
                "Half of our mistakes vanished for those who had been there.",
                "29 kept +52: all but one went",
                "57 kept +52: newcomers go in their first week",
                review=After(26),
                stream="school",
            ),
            promise(
                "Make a list of who goes where, with dates, and hang it up.",
                "anjali",
                3,
                "10 done: eleven visits, two of them already over",
                stream="school",
            ),
            promise(
                "Write the first page of the board paper, with the number on it.",
                "maren",
                6,
                "11 done: 58 days, in large type",
            ),
            metric(
                "Fitters who have finished the school",
                "18 read =4",
                "27 read =9",
                "41 read =13",
                "50 read =19",
                "64 read =27",
                "78 read =36",
                sort="effort",
                target="40",
                source="the school's register",
                owner="leila",
                stream="school",
            ),
            parked(
                "Should the school be open to other firms' fitters?",
                "quarterly strategy",
                "29 kept: quarterly strategy",
                "57 answered: yes, two places in each course",
            ),
        ),
        words=("straight", "more alike than I thought"),
        absent=("tobias",),
    ),
    Scene(  # 9
        agenda="weekly-standup",
        gists=("Five new moulds are here. Croft End still orders by telephone and says that it is faster.",),
        pieces=(
            promise(
                "Sit beside Croft End for a morning and watch how an order leaves.",
                "piet",
                2,
                "10 done: it is faster, because they leave half of it out",
                stream="orders",
            ),
            promise(
                "Agree with Croft End on the three boxes that may stay empty.",
                "tobias",
                3,
                "11 moved +2: two of the three were not the same three",
                "13 done: side rests, cover colour, second telephone",
                stream="orders",
                done=done("Croft End has said yes aloud.", "No call back about those boxes."),
            ),
            asked("osier", "Write the room's name on the box as well as inside it."),
            asked("wrenfield", "Ring between ten and eleven; before that nobody has clean hands."),
        ),
        status=(
            stands(
                "orders", "YG", "Croft End has not moved to the sheet; Osier had not been told.", "Piet to go and see."
            ),
        ),
        words=("brisk",),
    ),
    Scene(  # 10
        agenda="context-and-status",
        gists=(
            "The commissioners have set up a group on waiting times and have asked Maren to sit in it. Osier's "
            "landlord "
            "wants the yard back within two years. If we planned from scratch we would measure at home, not in a room.",
        ),
        pieces=(
            promise(
                "Bring back from the waiting-times group what the others count, and from when.",
                "maren",
                5,
                "13 done: four regions, four different first days",
            ),
            promise(
                "Ask the landlord for two years in writing.",
                "henrik",
                6,
                "13 moved +5: he is thinking",
                "17 done: thirty months, and a handshake",
            ),
            parked("Could measuring happen at home?", "retrospective", "13 kept: context", "31 owned @leila"),
            gave(
                "wrenfield",
                "introduction",
                "Maren brought Henrik to the waiting-times group",
                "20 landed: It gave us faces for people we only knew as a letterhead.",
            ),
        ),
        status=(stands("orders", "YY", "Two rooms of three send the sheet.", agreed="yellow"),),
        words=("far-sighted, for once",),
        left=("piet",),
    ),
    Scene(  # 11
        agenda="monthly-briefing",
        gists=(
            "Leila showed the hands-only film to six fitters. Afterwards five of six backs agreed within a centimetre.",
        ),
        grid={
            "wrenfield": {"full": "All three rooms are full until the month after next", "drop": "the repair hour"},
            "osier": {"full": "The apprentice takes a third of one maker's day", "drop": "samples for the fair"},
        },
        pieces=(
            win(
                "Five of six fitters measured the same back alike after four minutes of film.",
                "leila caspar",
                "henrik",
                "15 told: Osier's board, with the film",
            ),
            win("Tobias carried forty old pads to the tip himself.", "tobias", "piet"),
            gave(
                "osier",
                "time",
                "An evening of Caspar's for the film, unpaid",
                told="",
                landed="We would have paid for it.",
            ),
            promise(
                "Make the film readable for someone who cannot hear it.",
                "leila",
                5,
                "14 done: words at the foot of the picture",
                stream="school",
                done=done("Somebody deaf has measured by it.", "It still takes four minutes."),
            ),
            promise(
                "Send the sheet as a picture from the room, instead of by post.",
                "piet",
                3,
                "13 dropped: Aldham's telephone takes pictures that nobody can read",
                stream="orders",
            ),
            risk(
                "The film is shown without the page, and people measure half of a back.",
                "leila",
                "a sheet with a back and no hips",
                "the page is glued to the film",
                "20 not seen",
                "30 closed: not one such sheet in a year",
                likelihood="low",
                impact="mid",
                stream="school",
            ),
            term(
                "urgent",
                "the person is in pain",
                "the customer is angry",
                "the person is in pain, or will be before the next visit",
            ),
        ),
        status=(stands("orders", "GY", "The sheets arrive; every fourth one needs a call back."),),
        words=("proud", "busy"),
        absent=("anjali",),
    ),
)
