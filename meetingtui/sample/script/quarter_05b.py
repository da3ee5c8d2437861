"""Meetings 33 to 35: a second pre-mortem, and somebody leaves."""

from __future__ import annotations

from meetingtui.sample.pieces import After, agreement, asked, decision, done, parked, promise, risk, term, win
from meetingtui.sample.scenes import Scene, Theme, stands

SCENES = (
    Scene(  # 33
        agenda="premortem",
        outside=True,
        gists=(
            "The plan in a minute: a third maker, the bakery, five rooms within the year, and the same number of "
            "days in each of them.",
        ),
        themes=(
            Theme(
                "Foam, this time truly",
                (
                    "o The new owner stopped our grade.",
                    "w We heard of it from the driver.",
                    "o The second foam had never been finished.",
                ),
                (6, 6),
                answer="our-grade",
            ),
            Theme(
                "The move",
                ("o Two firms' orders lay in boxes for a month.", "o The oven was still warm."),
                (3, 4),
                answer="moving",
            ),
            Theme(
                "Five rooms, one sheet",
                ("w The new rooms used the sheet as a form again.", "w Nobody had told them why."),
                (4, 3),
                answer="as-a-form",
            ),
            Theme(
                "Somebody went",
                ("w Tobias carried more than we knew.", "o A maker was offered twice the money."),
                (4, 4),
                answer="tobias-goes",
            ),
            Theme(
                "We stopped saying no",
                ("o It was easier to be late than to say no.", "w We were so proud."),
                (3, 3),
                answer="no-no",
            ),
        ),
        remaining=("o The bakery had mice.", "w Someone won the lottery."),
        pieces=(
            risk(
                "The new owner of the foam stops our grade.",
                "henrik",
                "samples of 'something equal' arrive unasked",
                "finish the second foam's trial at once",
                "34 seen: three samples in a box, without a letter",
                "46 closed: the second foam carries half of the orders",
                likelihood="high",
                stream="seats",
                name_="our-grade",
            ),
            risk(
                "The move to the bakery stops the cutting for longer than a week.",
                "henrik",
                "the electrician is booked and has not been",
                "move one table at a time",
                "45 not seen",
                "58 seen: the electrician came once and took photographs",
                "65 closed: four days without cutting, all told",
                name_="moving",
            ),
            risk(
                "New rooms use the sheet as a form.",
                "piet",
                "a sheet comes back with every box filled and nothing beside the boxes",
                "a morning with each new room, before the first order",
                "60 not seen",
                "72 not seen",
                "79 too soon: Inver has sent three",
                likelihood="mid",
                impact="mid",
                stream="orders",
                name_="as-a-form",
            ),
            risk(
                "Tobias goes, and nobody knows what he carried.",
                "maren",
                "he clears his desk on a Friday",
                "write down what he does that no list holds",
                "34 seen: he told us himself",
                "37 closed: thirty-one lines, of which nine were news",
                likelihood="low",
                name_="tobias-goes",
            ),
            risk(
                "A maker is hired away.",
                "henrik",
                "a stranger in a good coat in the yard",
                "ask them once a quarter what would make them stay",
                "51 not seen",
                "76 seen: Caspar has been asked, and has told us",
                "82 closed: it has happened; what it leaves is on the wall of shapes",
                stream="seats",
                name_="maker-goes",
            ),
            risk(
                "We stop saying no.",
                "anjali",
                "a month in which nobody said 'not yet'",
                "read the list of 'not yet' aloud once a quarter",
                "49 not seen",
                "70 not seen: four",
                impact="mid",
                name_="no-no",
            ),
            promise(
                "Finish the ten seats in the second foam, all of them.",
                "caspar",
                2,
                "34 done: four good, four fair, two back",
                from_="second-foam",
                stream="seats",
                done=done("Ten people have sat in them for a week.", "Ten sheets say what we saw."),
            ),
            promise(
                "Write down everything you do that stands in no list.",
                "tobias",
                3,
                "34 done: thirty-one lines",
                done=done("Maren has read it with him.", "We know whom to ring from now on."),
            ),
        ),
        words=("this is not imaginary",),
    ),
    Scene(  # 34
        agenda="weekly-standup",
        gists=(
            "Foam came nine days late. Tobias told the room that he is leaving at the end of the week, for his "
            "parents' farm, and that he is sad about the sheets.",
        ),
        pieces=(
            promise(
                "Ask three other makers where they buy foam.",
                "henrik",
                1,
                "35 done: two answered; one sent a sample",
                stream="seats",
            ),
            promise(
                "Settle the last three invoices with Osier's accountant.",
                "tobias",
                4,
                "36 handed on @ruth +3: Tobias has left",
                "38 done: two were right",
            ),
            promise(
                "Return the projector that we borrowed from the library.",
                "tobias",
                1,
                "36 handed on @leila +2: Tobias has left",
                "37 done: with flowers",
            ),
            asked("wrenfield", "Ring us before you believe a rumour about foam."),
            asked("osier", "Give Tobias a seat of his own to take along."),
            win(
                "Tobias made seven forms into one and never mentioned it again.",
                "tobias",
                "piet",
                told="At his farewell, by everybody",
            ),
        ),
        status=(
            stands("seats", "YR", "Foam is nine days late, and its grade may end."),
            stands("orders", "YG", "Tobias leaves, and he knows the exceptions."),
        ),
        words=("sad", "grateful", "sad"),
    ),
    Scene(  # 35
        agenda="health-check",
        gists=(
            "Both firms are lower than a quarter ago, and closer together. The widest gap is plans: Osier feels "
            "caught out, Wrenfield feels told.",
        ),
        comments=(
            ("on-purpose", "osier", "The foam chose for us."),
            ("bad-news", "wrenfield", "We heard it on the first day, unfinished. That was right."),
        ),
        pieces=(
            decision(
                "While foam is short, the rooms hear every Monday which seats will be late, by number.",
                "anjali",
                "Lateness that is known can be lived with.",
                "46 withdrawn: foam is not short any more",
                method="consent",
                review=After(6),
                stream="seats",
            ),
            agreement(
                "when it is scarce",
                "While foam is short, who is in pain goes first, then who has waited longest; nobody else is moved up.",
                "nobody has to plead",
                10,
                "45 kept +130: not needed any more, and to be kept for the next time",
                stream="seats",
            ),
            promise(
                "Send the first Monday list, with a line of plain words for each seat.",
                "caspar",
                1,
                "36 done: fourteen lines",
                stream="seats",
            ),
            term(
                "late",
                "after the day we told the person",
                "after the day we told the room",
                "after the day that the person was told",
            ),
            parked(
                "Who may move somebody up the list?",
                "next meeting",
                "36 answered: the fitter and the maker together, aloud",
            ),
        ),
        words=("lower, and closer",),
    ),
)
