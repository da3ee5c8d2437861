"""Meetings 47 to 49: somebody who knows materials, and gaps that close."""

from __future__ import annotations

from meetingtui.sample.pieces import After, agreement, asked, decision, done, gave, parked, promise, risk
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 47
        agenda="weekly-standup",
        gists=(
            "Nadia begins at Osier: materials, and the two foams. Dunmere's first order came with nothing missing.",
        ),
        pieces=(
            promise(
                "Read everything there is on the two foams, and say what you would ask.",
                "nadia",
                3,
                "49 done: nine questions, six of them new",
                stream="seats",
                done=done("We have understood the questions.", "Nine questions, sent to the maker."),
            ),
            promise("Introduce Nadia to the four rooms, one a week.", "leila", 5, "51 done: she measured in all four"),
            asked("wrenfield", "Ask Nadia before you promise a colour."),
            asked("osier", "Tell us when a seat is sat in for the first time; we never hear."),
            risk(
                "The two foams age differently, and we learn it in two years.",
                "nadia",
                "a cover that is loose within six months",
                "press ten old seats every quarter",
                "59 not seen",
                "66 seen: three loose covers in one month, all of the second foam",
                stream="seats",
                name_="ageing",
            ),
        ),
        status=(stands("orders", "GY", "The moving date confuses whoever has not been told."),),
        words=("fresh", "many questions"),
    ),
    Scene(  # 48
        agenda="reciprocity",
        gists=(
            "Henrik told his bank that Wrenfield had glued for a week. Maren told her board that Osier had paid "
            "half. Neither had said so to the other.",
        ),
        grid={
            "wrenfield": {
                "give": "hands in a bad week; the cellar; a name at the college",
                "get": "a true Monday; two foams",
            },
            "osier": {"give": "half of a price; a Sunday; the ugly seat", "get": "patience, and people to look at"},
        },
        pieces=(
            gave("osier", "advocacy", "Told the bank who had glued", "50 landed: Our board heard it from the bank."),
            gave(
                "wrenfield",
                "advocacy",
                "Told the board who had paid half",
                "50 landed: It was the first time that our owners understood.",
            ),
            promise(
                "Introduce the third maker's teacher to Wrenfield's head of training.",
                "henrik",
                4,
                "51 done: they are planning something",
            ),
            promise("Print the ugly seat's photograph large, for the bakery.", "leila", 8, "53 done: a metre wide"),
            decision(
                "Twice a year each firm says to its own board what the other one gave.",
                "henrik",
                "It was true, and only the bank knew.",
                "68 kept +52: done twice, read with interest",
                method="consent",
                review=After(30),
            ),
        ),
        words=("no sums", "much"),
        absent=("caspar",),
    ),
    Scene(  # 49
        agenda="health-check",
        gists=(
            "The gaps are a step or less on seven of eight lines. The eighth is who decides: Ruth's questions have "
            "no row in our map.",
        ),
        comments=(
            ("who-decides", "wrenfield", "I asked who may buy a door. Nobody knew."),
            ("beyond", "osier", "We speak of the bakery as ours, both of us."),
        ),
        pieces=(
            agreement(
                "bought together",
                "What both use is bought by the one who sees it first, up to five hundred, and halved at the month's "
                "end.",
                "nobody waits for a door",
                26,
                "62 kept +52: forty things, no quarrel",
            ),
            promise(
                "Halve the first month's common things, on one page.", "ruth", 5, "52 done: a door, two lamps, tea"
            ),
            parked(
                "Does our map of decisions need doors?", "how-we-decide", "62 answered: it has a row for things now"
            ),
        ),
        words=("nearly level",),
    ),
)
