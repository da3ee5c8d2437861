"""Meetings 61 to 63: a third pre-mortem, and the map drawn again."""

from __future__ import annotations

from meetingtui.sample.pieces import After, agreement, decision, done, parked, promise, risk
from meetingtui.sample.scenes import Scene, Theme

SCENES = (
    Scene(  # 61
        agenda="premortem",
        outside=True,
        gists=(
            "The plan in a minute: eleven rooms within the year, two numbers in each of them, children's chairs in "
            "the bakery, and both leads still here.",
        ),
        themes=(
            Theme(
                "One of the two goes",
                ("w Maren was offered the whole region.", "o Henrik sold.", "o The next one had another plan."),
                (5, 5),
                answer="a-lead-goes",
            ),
            Theme(
                "Eleven rooms, eleven ways",
                ("w The last rooms were told, not taught.", "o Every room had its own box."),
                (5, 3),
                answer="told-not-taught",
            ),
            Theme(
                "The number ate the person",
                ("w We were quick with those who were easy.", "o A room refused hard people, politely."),
                (4, 5),
                answer="easy-people",
            ),
            Theme("The bakery", ("o The roof was older than the oven.",), (1, 3), answer="roof"),
            Theme(
                "Paid by result, and not in time",
                ("w The money came a year late.", "o We had paid for the foam."),
                (3, 4),
                answer="pays-late",
            ),
        ),
        remaining=("o Bread came back into fashion.",),
        pieces=(
            risk(
                "One of the two leads goes, and the next one has another plan.",
                "maren",
                "a diary that is suddenly private",
                "two people who could, named by each of us",
                "71 not seen",
                "80 too soon: Maren has been asked to say more, and will",
                stream=None,
                name_="a-lead-goes",
            ),
            risk(
                "The last rooms are told and not taught.",
                "leila",
                "a room whose first order has every box filled",
                "no sheet before the school",
                "72 not seen",
                "79 not seen",
                name_="told-not-taught",
            ),
            risk(
                "Rooms choose people who are easy, for the sake of the number.",
                "ruth",
                "fewer wide and tilting seats from a room than from its neighbours",
                "look at who was measured, not only how fast",
                "67 not seen",
                "74 seen: Harrow Ford has sent no tilting seat in five months",
                name_="easy-people",
            ),
            risk(
                "Paying by result pays late.",
                "ruth",
                "an invoice older than ninety days",
                "agree a part in advance",
                "78 seen: two invoices are older",
                likelihood="high",
                impact="mid",
                stream="orders",
                name_="pays-late",
            ),
            risk(
                "The bakery's roof.",
                "henrik",
                "a bucket",
                "a roofer before the rain",
                "66 seen: a bucket",
                "70 closed: mended, and the bucket kept",
                likelihood="mid",
                impact="mid",
                name_="roof",
            ),
            promise(
                "Name two people who could lead, each of us, and tell the other.",
                "maren",
                4,
                "64 done: over a walk",
                helpers=("henrik",),
                done=done("Each of them knows.", "We have met both."),
            ),
            promise(
                "Look at who was measured, room by room, every quarter.", "ruth", 6, "66 done: two lists, one surprise"
            ),
        ),
        words=("the second one is the real one",),
    ),
    Scene(  # 62
        agenda="how-we-decide",
        gists=(
            "The door that nobody could buy took nine weeks. Since then forty things have been bought without a "
            "word. What must never be read in an e-mail first: a room's beginning, and its end.",
        ),
        grid={
            "scope": {
                "proposes": "Either lead",
                "heard": "The room, and the workshop",
                "decides": "maren",
                "told": "Both boards",
                "limit": "two rooms at once",
            },
            "money": {
                "proposes": "Ruth and Anjali",
                "heard": "Both accountants",
                "decides": "henrik",
                "told": "Maren",
                "limit": "9,000 a month",
            },
            "people": {
                "proposes": "Whoever is short",
                "heard": "The person, and the pair",
                "decides": "anjali",
                "told": "The room",
                "limit": "a month away",
            },
            "client": {
                "proposes": "The fitter",
                "heard": "The maker",
                "decides": "leila",
                "told": "Caspar",
                "limit": "everything but dates",
            },
            "stop": {
                "proposes": "Anyone",
                "heard": "Both leads",
                "decides": "maren",
                "told": "Everybody, the same day",
                "limit": "a week",
            },
            "things": {
                "proposes": "Who sees it first",
                "heard": "Nobody",
                "decides": "ruth",
                "told": "The month's page",
                "limit": "500",
            },
        },
        pieces=(
            agreement(
                "how we decide",
                "Who decides what stands in our map, with a row for things; who decides says so in writing the same "
                "day, and who is away names a stand-in.",
                "nobody waits for a door, and nothing waits for a holiday",
                40,
                "76 kept +40: the stand-ins were used eleven times",
                replaces="decide-1",
                version=2,
            ),
            promise(
                "Name stand-ins for every row, and ask them first.",
                "anjali",
                3,
                "64 done: all said yes, two with a condition",
            ),
            promise(
                "Take the old map down wherever it still hangs.",
                "piet",
                2,
                "63 done: the one by the kettle was the hardest",
            ),
        ),
        words=("five minutes, with this",),
        absent=("henrik",),
    ),
    Scene(  # 63
        agenda="health-check",
        gists=(
            "Six of eight lines are level. Osier puts promises lower than Wrenfield does: it has moved more of them, "
            "and knows it.",
        ),
        comments=(
            ("promises", "osier", "We speak before the day comes. We would rather not have to."),
            ("on-purpose", "wrenfield", "Two rooms at once was ours."),
        ),
        pieces=(
            decision(
                "A maker promises in numbers of seats, not in days, while tables are being moved.",
                "caspar",
                "Seats we can count; days belong to the electrician.",
                "70 withdrawn: the tables stand",
                method="consent",
                review=After(13),
                stream="seats",
            ),
            promise(
                "Turn the open promises of the workshop into numbers of seats.",
                "caspar",
                1,
                "64 done: seven promises, 61 seats",
                stream="seats",
            ),
            parked(
                "Would the commissioners like to rate us as well?",
                "health-check",
                "70 kept: health-check",
                "77 let go: they have a form of their own",
            ),
        ),
        words=("six of eight",),
    ),
)
