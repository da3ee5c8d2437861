"""Meetings 12 to 14: the first quarrel, the first experiments."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    agreement,
    concern,
    decision,
    parked,
    promise,
    risk,
    tried,
)
from meetingtui.sample.scenes import Override, Scene, Theme

SCENES = (
    Scene(  # 12
        agenda="care",
        outside=True,
        seal=True,
        paused=True,
        gists=("Both parties ask that nobody is quoted, and that a break may be had without a reason.",),
        stages=(
            {
                "name": "Clarify",
                "gist": "On four occasions within six weeks Osier rang a person who was waiting, to ask about a "
                "measurement, and the room heard of it from that person.",
                "agreed": ["wrenfield", "osier"],
                "passed": "ready",
            },
            {"name": "Acknowledge", "heard": ["wrenfield", "osier"], "passed": "ready"},
            {
                "name": "Reframe",
                "gist": "How might a maker get an answer within the hour, so that nobody who waits hears two voices?",
                "agreed": ["wrenfield", "osier"],
                "passed": "ready",
            },
            {
                "name": "Explore",
                "options": [
                    "One fitter a day answers makers",
                    "Makers ring the person, and the room is told within the hour",
                    "Each sheet names who may be rung",
                ],
                "criteria": ["an answer within the hour"],
                "chosen": ["One fitter a day answers makers"],
                "passed": "with a reason",
            },
        ),
        override=Override(
            "CARE",
            "Explore",
            "Only one fair test was named before the choice.",
            "the second one would have needed Tobias, who was ill",
            "anjali",
            4,
        ),
        pieces=(
            decision(
                "One fitter a day keeps an hour free to answer makers; makers do not ring people who wait.",
                "leila",
                "A person who waits should hear one voice.",
                "16 watched: not so far: a seat cut on a guess",
                instead=("Makers ring and tell the room", "Each sheet names who may be rung"),
                concern=(
                    {
                        "who": "caspar",
                        "text": "An hour is long while a seat lies open.",
                        "watch": "a seat cut on a guess",
                    },
                ),
                review=After(12),
                name_="one-voice",
            ),
            promise(
                "Write the names for the answering hour on the wall, four weeks ahead.",
                "leila",
                1,
                "13 done: and in the workshop too",
                from_="one-voice",
            ),
            promise(
                "Ring the four people, say sorry, and say what has changed.",
                "maren",
                1,
                "13 done: three were surprised, one was not",
            ),
            promise("Look back together on who rings whom.", "anjali", 4, "16 done: no call since"),
            concern(
                "osier",
                "A message in which Osier was called 'the supplier' went to eleven rooms.",
                "Two makers asked whether they were still partners.",
                "our name, as on the door",
                "13 acknowledged: Maren wrote to the eleven rooms herself",
                "17 closed: nobody has said it since, or nobody has been heard",
            ),
        ),
        words=("tired and glad", "we could have done this a month ago"),
        absent=("tobias", "piet"),
    ),
    Scene(  # 13
        agenda="retrospective",
        themes=(
            Theme(
                "The day in the room",
                (
                    "w+ Makers in the room ask what we had stopped asking.",
                    "o+ I cut differently since I saw a transfer.",
                ),
                (3, 4),
            ),
            Theme(
                "Calls back",
                ("o? Every fourth sheet needs a call.", "w? We think we wrote it; we did not."),
                (4, 5),
                answer="reading-back",
            ),
            Theme(
                "What nobody planned",
                (
                    "w! People bring their old cushion, and it tells us everything.",
                    "o! Broken seats teach more than good ones.",
                ),
                (2, 3),
                answer="cushion",
            ),
        ),
        remaining=("w? Why do covers come in another box?",),
        pieces=(
            tried(
                "Ask everybody to bring their old cushion to the first measuring.",
                "leila",
                8,
                "fewer second fittings in the room that asks",
                "20 kept: two sent back of thirty; elsewhere five",
                name_="cushion",
            ),
            tried(
                "A maker reads the sheet back to the room by telephone before cutting.",
                "piet",
                6,
                "fewer than one call back in ten sheets",
                "16 goes on +5: one in seven, and falling",
                "20 stopped: the call takes longer than it saves",
                stream="orders",
                name_="reading-back",
            ),
            decision(
                "Until we meet again we try the cushion and the reading back.",
                "anjali",
                "Both are small enough to begin on Monday.",
                "20 withdrawn: one stayed and one went, as it should be",
                method="consent",
                review=After(14),
            ),
            promise("Put covers and seats in one box.", "caspar", 3, "15 done: one box, one label", stream="seats"),
            parked(
                "Why do we keep two stocks of covers?",
                "next context",
                "17 let go: the second stock was three boxes, and they are empty",
            ),
        ),
        words=("thankful to Birkby", "to the driver, for once"),
    ),
    Scene(  # 14
        agenda="health-check",
        gists=(
            "Bad news has come much closer. The widest gap is now about who decides: Osier's makers say that answers "
            "come, and Wrenfield's rooms say that they come from somebody else each time.",
        ),
        comments=(
            ("who-decides", "wrenfield", "I asked three people and had three answers, all of them friendly."),
            ("bad-news", "wrenfield", "I read 'not sure yet' twice this month and was glad."),
        ),
        pieces=(
            agreement(
                "calls",
                "People who wait hear from the room only; makers ask the fitter who has the hour.",
                "nobody who waits hears two voices",
                26,
                "30 changed: People who wait hear from the room only; makers write on the sheet, and the fitter "
                "answers there.",
                "31 ratified",
                "57 retired: the sheet does it by itself now",
            ),
            promise(
                "Write three sentences for the rooms on who decides what, and read them aloud in each.",
                "maren",
                4,
                "16 done: read aloud by somebody from the other firm",
            ),
            risk(
                "Aldham's room is needed for something else.",
                "maren",
                "an architect is seen with a tape",
                "ask for the lease before they do",
                "25 not seen",
                "37 closed: five years signed",
            ),
        ),
        words=("steady",),
        absent=("caspar",),
        confirmed="wrenfield",
    ),
)
