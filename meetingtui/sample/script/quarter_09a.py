"""Meetings 57 to 60: the third year, two rooms at once, and a table under a sheet."""

from __future__ import annotations

from meetingtui.sample.pieces import After, asked, decision, done, gave, parked, promise, win
from meetingtui.sample.scenes import Scene, stands

SCENES = (
    Scene(  # 57
        agenda="quarterly-strategy",
        gists=(
            "What has moved: a third of the chairs no longer pass through the workshop; the school has a waiting "
            "list of its own. Nobody has mentioned the trade fair, and nobody has missed it.",
        ),
        grid={
            "waiting": {"wrenfield": "first of three", "osier": "first of three", "mark": "both", "basis": "33 days"},
            "children": {
                "wrenfield": "second of three",
                "osier": "second of three",
                "mark": "both",
                "basis": "61 children, and a foam for them",
            },
            "school": {
                "wrenfield": "third of three",
                "osier": "not on the list",
                "mark": "wrenfield's",
                "basis": "nine weeks for a place",
            },
        },
        pieces=(
            decision(
                "Two rooms at once: Esker and Farrow begin in the same month.",
                "ruth",
                "One after the other teaches the same thing twice.",
                "67 withdrawn: both run; Farrow taught Esker",
                review=After(20),
                instead=("Esker first", "Farrow first"),
            ),
            promise(
                "Hold the morning with the sheet in Esker and Farrow, together.",
                "piet",
                5,
                "60 done: fourteen people, one sheet",
                stream="orders",
            ),
            promise(
                "Find four fitters in eleven rooms who would like to teach.",
                "leila",
                5,
                "60 moved +4: three said yes, one asked for a title",
                "63 done: four, and one title",
                stream="school",
                done=done("They have said yes to their rooms too.", "We have met them."),
            ),
            gave(
                "wrenfield",
                "access",
                "The list of children, without names",
                "64 landed: It changed the width of the table.",
            ),
        ),
        words=("roomy",),
    ),
    Scene(  # 58
        agenda="weekly-standup",
        gists=("The electrician came once and took photographs. The third table waits in the yard, under a sheet.",),
        pieces=(
            promise(
                "Ring the electrician every morning until he comes.", "henrik", 2, "59 done: on the fourth morning"
            ),
            promise(
                "Tell the rooms which eleven seats will be later because of the table.",
                "caspar",
                1,
                "59 done: on the Monday list",
                stream="seats",
            ),
            promise(
                "Cut the first child's seat from the second foam.",
                "nadia",
                4,
                "60 moved +3: the child had grown",
                "62 done: she drove it into a wall, laughing",
                stream="seats",
                done=done("A child has driven it into something.", "We know what to change in the second."),
            ),
            asked("wrenfield", "Send the small screws in a bag, not loose."),
            asked("osier", "Measure children last in the day; they grow until noon."),
        ),
        status=(stands("seats", "GY", "A table under a sheet in the yard cuts nothing."),),
        words=("dusty",),
    ),
    Scene(  # 59
        agenda="context-and-status",
        gists=(
            "The commissioner has read our second fittings aloud in another region, as an example. Osier has been "
            "asked to make seats for cinemas, and laughed. Wrenfield's newest rooms want the school before the sheet.",
        ),
        pieces=(
            decision(
                "A new room goes to the school before it has the sheet.",
                "leila",
                "The sheet asks for what the school teaches.",
                "65 kept +40: call-backs from Esker are half of Dunmere's at its start",
                review=After(14),
                stream="school",
            ),
            promise(
                "Say no to the cinemas, in a way that makes them laugh too.", "henrik", 2, "60 done: they sent tickets"
            ),
            promise(
                "Write down what we would do if both foams stopped.",
                "nadia",
                3,
                "61 done: one page, read by four",
                stream="seats",
            ),
            parked(
                "Should second fittings be published room by room?",
                "outcomes",
                "64 kept: outcomes",
                "78 answered: yes, with what the room did about it",
            ),
        ),
        status=(stands("school", "YY", "Nine weeks for a place, and two rooms to come.", agreed="yellow"),),
        words=("amused",),
        absent=("maren",),
        confirmed="later",
    ),
    Scene(  # 60
        agenda="monthly-briefing",
        gists=(
            "Leila showed the four who will teach, by having them teach us. Henrik learned to measure a back, and "
            "was two centimetres out.",
        ),
        grid={
            "wrenfield": {
                "full": "Four teachers, two days a week away from their rooms",
                "drop": "one measuring day in each room",
            },
            "osier": {"full": "The third table turns", "drop": "nothing"},
        },
        pieces=(
            win("Henrik measured a back, in front of everybody.", "henrik", "leila", told="The bakery, at lunch"),
            win(
                "Thirty-three days, with a table under a sheet.",
                "caspar nadia",
                "ruth",
                "64 told: the commissioner, by Ruth",
            ),
            promise(
                "Lend Farrow a teacher for its first fortnight.",
                "leila",
                4,
                "62 done: and she would like to stay",
                stream="school",
            ),
            decision(
                "Teachers are away from their rooms on the same two days, so that rooms can plan.",
                "leila",
                "Being short by surprise is worse than being short.",
                "70 kept +26: planned around, mostly",
                method="consent",
                review=After(20),
                stream="school",
            ),
        ),
        status=(stands("school", "YG", "Seven weeks for a place; the rooms feel their teachers missing."),),
        words=("humble",),
    ),
)
