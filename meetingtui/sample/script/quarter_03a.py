"""Meetings 15 to 18: two calendars, and a sheet that talks."""

from __future__ import annotations

from meetingtui.sample.pieces import After, agreement, asked, decision, done, gave, parked, promise, risk, term, win
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 15
        agenda="ways-of-working",
        gists=(
            "Wrenfield plans by clinic days, Osier by lengths of foam. Where the two numbers disagree, the room's "
            "diary is the number.",
        ),
        grid={
            "calendar": {
                "wrenfield": "six weeks of clinic days, fixed",
                "osier": "ten days, moved each Friday",
                "bridge": "Fridays at two, the next ten days are read aloud",
            },
            "truth": {
                "wrenfield": "the diary on the wall",
                "osier": "the order book",
                "bridge": "the diary; the order book is written from it",
            },
            "handover": {
                "wrenfield": "the van at seven",
                "osier": "the box by the door at four",
                "bridge": "a photograph of the closed box",
            },
        },
        pieces=(
            agreement(
                "one diary",
                "Where two dates differ, the date in the room's diary holds.",
                "a person is told one day, once",
                40,
                "37 kept +52: it saved us twice in the bad weeks",
                "72 kept +52: kept as it is",
            ),
            decision(
                "Every Friday at two the next ten days are read aloud by telephone.",
                "anjali",
                "A list is skimmed; a voice is heard.",
                review=After(13),
                name_="friday-call",
            ),
            promise(
                "Hold the first four Friday calls and note how long they take.",
                "anjali",
                5,
                "18 done: eleven minutes on average",
            ),
            promise(
                "Photograph the closed box at four, every day, for a month.",
                "caspar",
                5,
                "17 done: the box was late twice, and we could see why",
                stream="orders",
            ),
            parked(
                "May a room see the price of a seat?",
                "next context",
                "17 answered: yes; it is on the sheet's back",
                stream="orders",
            ),
        ),
        words=("orderly", "we speak two dialects"),
    ),
    Scene(  # 16
        agenda="weekly-standup",
        gists=("Leila is away for a week. Birkby measures on with two people who have seen the film.",),
        pieces=(
            promise(
                "Train two more fitters to teach measuring, before anybody goes away again.",
                "leila",
                8,
                "20 moved +4: one of the two is expecting a child",
                "23 done: three, in the end",
                stream="school",
                done=done("Leila goes away, and nothing waits.", "We can ring any of three."),
            ),
            promise(
                "Count the calls back for one month, by room.",
                "piet",
                4,
                "19 done: Aldham 9, Birkby 31, Croft End 12",
                stream="orders",
                done=done("By room, and nobody is named.", "From our own telephone list."),
            ),
            asked("wrenfield", "Tell us when a seat leaves, not when it will."),
            asked("osier", "Cross out; do not write over."),
        ),
        status=(
            stands("school", "YG", "A week without Leila cost Birkby eleven days."),
            stands("orders", "YG", "Birkby's sheets come back more often than the others'."),
        ),
        words=("a bit thin",),
        absent=("leila", "henrik"),
    ),
    Scene(  # 17
        agenda="context-and-status",
        gists=(
            "Commissioners will publish waiting times by region within a year. Osier's landlord has given thirty "
            "months. A third firm has offered Wrenfield chairs from a catalogue at half the price.",
        ),
        pieces=(
            decision(
                "We do not answer the catalogue on price; we publish our second fittings beside our days.",
                "maren",
                "A cheap chair that comes back is not cheap, and only a number says so.",
                "31 kept +40: two rooms have asked for the numbers",
                instead=("Match the price for standard seats",),
                review=After(28),
                name_="no-price",
            ),
            promise(
                "Put days and second fittings on one page that can be hung up.",
                "tobias",
                4,
                "19 moved +3: the two firms round differently",
                "22 done: one page, two numbers, no arrows",
            ),
            promise(
                "Ask twenty people who had a catalogue chair what became of it.",
                "leila",
                9,
                "22 done: seven are in cupboards",
            ),
            risk(
                "A cheaper catalogue takes the plain chairs, and we are left with the hard ones.",
                "maren",
                "a room orders from elsewhere and does not say so",
                "know what a plain chair costs us",
                "24 not seen",
                "52 seen: Dunmere has bought eleven",
                "59 closed: plain chairs go through the catalogue on purpose now",
            ),
        ),
        status=(stands("orders", "YY", "Call-backs are counted now, and the count is no comfort.", agreed="yellow"),),
        words=("sober", "good"),
    ),
    Scene(  # 18
        agenda="monthly-briefing",
        gists=(
            "Piet showed the talking sheet: it says aloud what is still empty. Two fitters laughed and then asked to "
            "have it.",
        ),
        grid={
            "wrenfield": {"full": "Birkby has lost a fitter for half the week", "drop": "home visits on Mondays"},
            "osier": {"full": "Piet is three weeks behind with himself", "drop": "the apprentice's second course"},
        },
        pieces=(
            win(
                "A sheet that talks made two tired people laugh at half past five.",
                "piet",
                "leila",
                "22 told: the commissioners' visit",
            ),
            win(
                "Caspar's box photographs ended the argument about four o'clock.",
                "caspar",
                "tobias",
                told="The workshop's wall",
            ),
            gave(
                "osier",
                "insight",
                "What a centimetre costs in foam, shape by shape",
                "20 landed: We stopped asking for the wide sides without thinking.",
            ),
            promise(
                "Try the talking sheet in Birkby for two weeks.",
                "piet",
                4,
                "20 done: call-backs fell from 31 to 8",
                stream="orders",
                done=done("Two fitters want to keep it.", "Fewer than one call in five."),
            ),
            promise(
                "Find a fitter for Birkby's half week.",
                "tobias",
                6,
                "22 moved +4: two said yes and then no",
                "25 done: she begins on a Monday",
                done=done("She has begun.", "We know her name before her first order."),
            ),
            term("done", "the sheet is signed", "the box is closed", "the person has it"),
        ),
        status=(stands("school", "YG", "Nobody can be spared to teach before the new fitter comes."),),
        words=("amused", "hopeful"),
        late=("maren",),
    ),
)
