"""Meetings 5 to 7: a failure imagined in good time, and what each side rates."""

from __future__ import annotations

from meetingtui.sample.pieces import (
    After,
    concern,
    decision,
    done,
    parked,
    promise,
    risk,
    unowned,
)
from meetingtui.sample.scenes import Scene, Theme, stands

SCENES = (
    Scene(  # 5
        agenda="premortem",
        outside=True,
        gists=(
            "The plan in a minute: three rooms, one sheet, seats cut within two days, fitters who measure alike; if "
            "that "
            "holds for a year, five more rooms.",
        ),
        themes=(
            Theme(
                "The foam runs out",
                (
                    "o We had one supplier and it was bought.",
                    "o Foam came, and it was another foam.",
                    "w Nobody told the rooms, so they went on measuring.",
                ),
                (4, 6),
                answer="foam-risk",
            ),
            Theme(
                "Two lists for ever",
                (
                    "w The sheet was one more form, not one fewer.",
                    "w Orders were typed twice and differed.",
                    "o We trusted the copy that was nearest.",
                ),
                (5, 3),
                answer="two-lists",
            ),
            Theme(
                "The people who knew left",
                ("w Everything hung on one fitter.", "o Our best maker was asked to do everything, and went."),
                (4, 4),
                answer="one-measurer",
            ),
            Theme(
                "The board's patience",
                ("w After a year there was a nice story and no number.", "o Our owners saw cost and no orders."),
                (3, 2),
                answer="no-number",
            ),
            Theme(
                "Fast, and wrong",
                ("o We were quick and the seats came back.", "w People were told three weeks, and it was six."),
                (2, 3),
                answer="too-soon",
            ),
        ),
        remaining=("w The vans broke down.", "o Somebody fell in love with a robot."),
        pieces=(
            risk(
                "The only foam supplier is sold or stops a grade.",
                "henrik",
                "a delivery is late without a call, or a new name stands on the invoice",
                "try a second foam on ten seats before it is needed",
                "10 not seen",
                "24 not seen: asked; deliveries are on the day",
                "34 seen: a new name on the invoice, and a delivery nine days late",
                "55 closed: two suppliers for half a year, and either could carry us",
                stream="seats",
                name_="foam-risk",
            ),
            risk(
                "The order sheet becomes one form more instead of one fewer.",
                "piet",
                "a room keeps its old form 'just in case'",
                "collect the old pads on the day the sheet starts",
                "9 seen: Croft End has a drawer full",
                "17 closed: the drawer was emptied in front of witnesses",
                stream="orders",
                name_="two-lists",
            ),
            risk(
                "Measuring hangs on one person.",
                "leila",
                "a week with Leila away and a queue behind her",
                "three fitters who can teach it, one in each room",
                "16 seen: her week off cost Birkby eleven days",
                "30 not seen: away for ten days, and nobody noticed",
                "41 closed: seven can teach it",
                likelihood="high",
                stream="school",
                name_="one-measurer",
            ),
            risk(
                "A year passes with a story and without a number.",
                "maren",
                "a board paper with adjectives where the days should be",
                "count days by hand from the first week",
                "22 closed: the number stands on the first page of both board papers",
                likelihood="low",
                name_="no-number",
            ),
            risk(
                "We promise people three weeks before we can do it.",
                "leila",
                "a letter that names a day",
                "letters say 'we will ring you' until a room has held its time for a month",
                "14 seen: Aldham's letter named a day, and it slipped",
                "31 closed: every letter has been read and reworded",
                impact="mid",
                name_="too-soon",
            ),
            decision(
                "Try a second foam on ten seats before the half-year is over.",
                "caspar",
                "It costs a week now, or a quarter later.",
                "13 to revisit: nothing has been tried yet",
                "27 kept +20: six seats tried; the other four wait for a quiet week",
                "46 withdrawn: the second foam is cut every week",
                review=After(20),
                stream="seats",
                name_="second-foam",
            ),
            promise(
                "Ask the foam supplier who owns it, and who would like to.",
                "henrik",
                3,
                "7 done: family firm, no heirs in the trade",
                stream="seats",
            ),
            promise(
                "Collect the old order pads from all three rooms.",
                "tobias",
                4,
                "9 done: two rooms handed over forty pads; Croft End had none to show",
                stream="orders",
                done=done("No drawer holds one.", "No order comes on one."),
            ),
        ),
        words=("lighter than I feared", "one of these has begun already"),
        late=("tobias",),
    ),
    Scene(  # 6
        agenda="context-and-status",
        gists=(
            "Wrenfield's commissioners speak of paying by result, perhaps within two years. Osier has been asked by a "
            "hospital to cut thirty seats a month, and has said that it wants to finish learning first. Both see "
            "younger "
            "people arriving with pictures of chairs from elsewhere.",
        ),
        pieces=(
            decision(
                "Osier turns the hospital's order down until the pilot has a year behind it.",
                "henrik",
                "Thirty seats a month would take the two makers we are learning with.",
                "36 withdrawn: the hospital has found somebody else, and is content",
                method="one decides after hearing",
                heard=("maren", "caspar"),
                review=After(52),
            ),
            promise(
                "Tell the hospital's buyer in person, and leave the door open.",
                "henrik",
                2,
                "8 done: she was kind about it",
            ),
            promise(
                "Make a shelf in each room where a seat can wait two days without being sat on.",
                "tobias",
                4,
                "9 done: Birkby's is a window sill, and it works",
                stream="pilot",
            ),
            parked(
                "Would commissioners pay by result, and would we want it?",
                "next strategy",
                "8 kept: outcomes",
                "22 kept: outcomes",
                "64 owned @ruth",
            ),
            unowned(
                "Find out who repairs chairs after hours.",
                "9 handed on @tobias +3: it was nobody's until today",
                "13 done: a retired fitter in Dunmere, and he would like company",
            ),
        ),
        status=(stands("seats", "GY", "The rooms have what they need; the shelf behind it is empty."),),
        words=("wider than last time",),
        absent=("leila",),
    ),
    Scene(  # 7
        agenda="health-check",
        gists=(
            "The widest gap is about bad news: Osier thinks it tells, Wrenfield hears it last. The second is about "
            "promises, which each firm counts from a different day.",
        ),
        comments=(
            ("bad-news", "wrenfield", "We learn of a late mould from the driver."),
            ("bad-news", "osier", "We ring as soon as we are sure, which is not soon."),
            ("promises", "wrenfield", "A date that moved quietly is a date that was missed."),
        ),
        pieces=(
            decision(
                "Bad news travels unfinished: a message with 'not sure yet' in it counts as told.",
                "anjali",
                "Waiting to be sure costs the other side the days it needs.",
                "14 kept +26: four such messages, none of them in vain",
                "45 kept +104: it has become a habit",
                method="consent",
                review=After(13),
            ),
            promise(
                "Make a place where unfinished bad news goes, and show it to everybody.",
                "anjali",
                1,
                "9 done: one channel, named 'not sure yet'",
                done=done("We have read it without asking.", "We have written in it without fear."),
            ),
            concern(
                "wrenfield",
                "The wide moulds were known to be missing for nine days before a room heard of it.",
                "Two people travelled to Aldham for nothing.",
                "a call on the first day, even a short one",
                "8 acknowledged: Henrik said it back without being asked",
                "14 closed: nothing like it since",
            ),
        ),
        words=("better than guessing",),
        confirmed="later",
    ),
)
