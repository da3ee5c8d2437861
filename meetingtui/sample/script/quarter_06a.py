"""Meetings 36 to 39: the bad weeks: foam stops, Ruth arrives, and an invoice surprises."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    asked,
    concern,
    decision,
    done,
    gave,
    promise,
    unowned,
    win,
)
from meetingtui.sample.scenes import Override, Scene, stands

SCENES = (
    Scene(  # 36
        agenda="welcome",
        gists=(
            "Ruth had thought that we were one firm with two addresses. What looks odd from the doorway: we thank "
            "drivers, and we have eleven words for 'soon'.",
        ),
        streams=({"stream": "orders", "to": "handed on", "owner": "ruth", "note": "with Tobias's thirty-one lines"},),
        pieces=(
            decision(
                "Dunmere waits until foam comes again, and hears it from both of us.",
                "maren",
                "A fourth room now would be a fourth room without seats.",
                "46 kept +6: foam comes; they are next",
                replaces="dunmere",
                review=After(20),
                name_="dunmere-waits",
            ),
            promise(
                "Walk Ruth through all three rooms and the workshop before the month is out.",
                "leila",
                3,
                "38 done: on foot, mostly",
                accepted=True,
            ),
            promise(
                "Drive to Dunmere, the two of us, and tell them why not yet.",
                "maren",
                1,
                "37 done: they gave us cake",
                from_="dunmere-waits",
                helpers=("henrik",),
            ),
            win("The library forgave a projector that was a year late.", "leila", "ruth"),
        ),
        status=(
            stands(
                "seats",
                "RR",
                "No foam of our grade for three weeks; twenty-one people wait for it.",
                "Both leads to ring every supplier in the register.",
                agreed="red",
            ),
        ),
        words=("welcome, in a storm", "odd words for soon"),
    ),
    Scene(  # 37
        agenda="weekly-standup",
        gists=("The second foam carries four seats a week. The Monday list has twenty-six lines.",),
        pieces=(
            promise(
                "Divide the register of foam makers between us and ring all of them.",
                "henrik",
                1,
                "38 done: forty-four calls, three maybes",
                helpers=("maren",),
                stream="seats",
                done=done("Every maker in it has been spoken to.", "Each maybe has a date."),
            ),
            promise(
                "Lend three seats from the cellar to people in pain.",
                "leila",
                1,
                "38 done: two lent; one person preferred the old one",
                stream="seats",
            ),
            unowned(
                "Ask the hospital what it does with its offcuts.",
                "38 handed on @ruth +2: somebody has to",
                "39 done: burns them; we may have them",
                missing=("owner",),
                due=After(2),
                stream="seats",
            ),
            asked("osier", "Do not soften the Monday list; the rooms can bear it."),
            asked("wrenfield", "Tell us which seat is in pain; we see numbers."),
        ),
        status=(
            stands("seats", "RR", "Four seats a week instead of twenty-two.", agreed="red"),
            stands("pilot", "YG", "Birkby's days have gone up for the first time."),
        ),
        words=("grim, together",),
        absent=("piet",),
    ),
    Scene(  # 38
        agenda="care",
        outside=True,
        seal=True,
        paused=True,
        gists=(
            "Both parties want to speak about money before foam runs out altogether, and ask for a break when voices "
            "rise.",
        ),
        stages=(
            {
                "name": "Clarify",
                "gist": "Osier bought foam at twice the price for three weeks and put it on the invoice without a "
                "word before it.",
                "agreed": ["wrenfield", "osier"],
                "passed": "ready",
            },
            {"name": "Acknowledge", "heard": ["wrenfield"], "passed": "with a reason"},
            {
                "name": "Reframe",
                "gist": "How might we pay for scarce foam so that neither firm is ruined and nobody in pain waits "
                "for our accounts?",
                "agreed": ["wrenfield", "osier"],
                "passed": "ready",
            },
            {
                "name": "Explore",
                "options": [
                    "Split what is above the usual price",
                    "Wrenfield pays, Osier owes evenings",
                    "A common purse of eight thousand",
                    "No foam above one and a half times the price",
                ],
                "criteria": ["either board would sign it unread", "it ends by itself"],
                "chosen": ["Split what is above the usual price"],
                "passed": "ready",
            },
        ),
        override=Override(
            "CARE",
            "Acknowledge",
            "Osier's speaker had not yet said that it was heard.",
            "Henrik was called to a delivery and asked us to go on",
            "henrik",
            2,
        ),
        pieces=(
            decision(
                "What foam costs above the usual price is halved, for ten weeks, and ends then.",
                "henrik",
                "Either board would sign it unread, and it ends by itself.",
                "45 withdrawn: the ten weeks are over; each paid 2,140",
                instead=("A common purse", "Wrenfield pays and is owed evenings"),
                criteria=("either board would sign it unread", "it ends by itself"),
                review=After(10),
                stream="seats",
            ),
            promise(
                "Say to Henrik what was heard, until he says: yes, that is it.",
                "maren",
                1,
                "39 done: it took two telephone calls",
            ),
            promise(
                "Put the halved sum on one line of the invoice, with its reason.",
                "ruth",
                3,
                "40 done: one line, both initials",
                stream="orders",
            ),
            concern(
                "wrenfield",
                "An invoice came with foam at twice the price, and no word before it.",
                "The board asked who decides at Osier.",
                "a call before any price that is above a tenth more",
                "39 closed: the price above the usual one is halved, and said beforehand",
            ),
        ),
        words=("hard, and over",),
        left=("henrik",),
        late=("ruth",),
    ),
    Scene(  # 39
        agenda="monthly-briefing",
        gists=(
            "Caspar showed a seat glued from hospital offcuts. It is ugly and fits. The room applauded the ugliness.",
        ),
        grid={
            "wrenfield": {"full": "Rooms measure two days a week only", "drop": "new measurings, until foam comes"},
            "osier": {"full": "Four makers, work for one and a half", "drop": "nothing; mend machines"},
        },
        pieces=(
            win(
                "An ugly seat from offcuts, and a woman who slept through the night in it.",
                "caspar",
                "leila",
                "43 told: both boards; the photograph hangs in the yard",
            ),
            win(
                "Forty-four calls in a week, by two directors, themselves.",
                "henrik maren",
                "ruth",
                "46 told: Osier's yearly table",
            ),
            gave("wrenfield", "time", "Two fitters for a week, to glue", "43 landed: Hands when we had only worry."),
            decision(
                "Seats from offcuts go to whoever agrees to be photographed in them for the makers.",
                "caspar",
                "We have to see how glue behaves.",
                "46 withdrawn: the last offcut seat has gone",
                method="consent",
                review=After(8),
                stream="seats",
            ),
            promise(
                "Visit the second foam's maker, and take a fitter along.",
                "caspar",
                3,
                "41 done: they have never seen a chair; they have now",
                stream="seats",
                helpers=("leila",),
            ),
            promise(
                "Write to all who wait, by number, with a true sentence.",
                "leila",
                1,
                "40 done: 58 letters, one sentence each",
            ),
        ),
        status=(
            stands("seats", "RR", "Two maybes have become one promise, in five weeks.", agreed="red"),
            stands("orders", "YY", "Half of the sheets wait for foam; nothing on them says so.", agreed="yellow"),
        ),
        words=("ugly and proud",),
        confirmed="osier",
    ),
)
