"""The English word lists behind the private nudge: short, and a choice that anybody may argue with."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOT = _words(
    "not didn't don't doesn't haven't hasn't hadn't won't wouldn't can't cannot couldn't aren't isn't weren't wasn't"
    " didnt dont doesnt havent hasnt wont cant couldnt arent isnt werent wasnt nothing nobody"
)
"""What turns a verb round."""
FAILS = _words(
    "fail fails failed failing miss misses missed forget forgets forgot forgotten ignore ignores ignored refuse refuses"
    " refused neglect neglects neglected overlook overlooked overlooks lied withheld hid undermine undermined wasted"
    " ruined botched mishandled misled cheated caused delayed messed disappoint disappoints disappointed complain"
    " complains complained missing forgetting ignoring refusing"
)
"""Verbs that say somebody fell short."""
NEGATIVE = _words("late wrong careless unprofessional unreliable lazy rude slow useless arrogant sloppy")
"""Judgements next to a subject; they also spoil praise, as in "you always answer late"."""
BREAKS = _words("break breaks broke broken")
BROKEN = _words("promise promises agreement word rule rules deal trust contract")
"""What must follow a form of "break" for it to be blame: "broke their word", not "broke new ground"."""
ABSENT = _words("need have mind worry alone here present available well attend come join yet sure there")
"""After a negative these are no blame: "you don't need to", "Priya isn't here", "you haven't yet"."""

ABSOLUTE = _words("always never constantly")
HEDGES = _words("not almost nearly hardly as isn't aren't don't doesn't can't didn't")
"""Before an absolute these take its edge off: "almost always", "as always"."""
IDIOMS = frozenset({"never mind", "or never", "never before", "never ever before", "always welcome"})
POSITIVE = _words(
    "help helps helped answer answers answered reply replies replied listen listens listened deliver delivers delivered"
    " support supports supported kind ready welcome great good generous patient honest open clear reliable prompt"
    " thoughtful careful time there keep keeps kept share shares shared thank appreciate enjoy enjoyed glad happy works"
    " worked well"
)
"""After "always" these make it praise, where nothing negative follows too."""
THANKS = _words("thank thanks thankful grateful gratitude appreciate appreciated appreciates congratulations bravo")
TURNS = _words("but however although though except")
"""Where praise ends and something else may begin."""

THEY = _words("they he she they're they've they'd")
US = _words("we i us we've i've we're i'm we'd i'd we'll i'll our ours")
SIDES = _words("team side people office company staff colleagues boss manager managers lawyers director")
"""What may stand between "your" or a party's name and the verb."""
OBJECT_AFTER = _words(
    "help helps helped let for to with of tell told give gave send sent show showed owe thank ask asked remind from by"
    " than about made makes between"
)
"""Before "you" or a name these make it an object, about which nothing is said."""
FILLERS = _words(
    "have has had was were are is be been do did does will would can could just still simply really again once often"
    " keep keeps kept usually also clearly obviously repeatedly then now both all guys only even"
)
"""What may stand between a subject and its verb."""

GUESSED = _words(
    "want wants wanted think thinks thought feel feels hate hates fear fears afraid scared prefer prefers like likes"
    " believe believes hope hopes intend intends intended meant care cares trying greedy jealous selfish"
)
"""After "because they" these guess at what moved somebody."""
UNCARING = _words("care cared bother bothered want wanted respect respected value valued trust trusted")
"""After a negative these guess at what somebody feels."""
DELIBERATE = _words("deliberately intentionally purposely wilfully")
SCHEMES = frozenset(
    {
        f"{first} {second}"
        for first, seconds in {
            "just": "want wants wanted",
            "only": "want wants wanted care cares",
            "couldn't": "care",
            "could": "care",
        }.items()
        for second in seconds.split()
    }
)
"""Pairs that guess at a scheme: "you just want"."""

ASKS = _words("what what's how which where when can could may shall would")
HELPS = _words("help helps need needs want support useful easier like prefer wish enough")
"""In a question these ask what would help."""
OFFERS = _words(
    "help support send bring give share lend offer explain show cover do take make provide join lighten carry"
)
"""After "we can" these offer something."""
ASKED_AFTER = frozenset({"", "please", "so", "and", "then", "just", "do"})
"""What may stand before "tell us" where it asks: nothing, or one of these."""
MODALS = _words(
    "will would shall should can could may might must propose suggest agree promise commit we'll i'll they'll"
)
"""What makes a sentence about what is to come a proposal or a promise."""

PARTICIPLES = {
    "send": "sent",
    "share": "shared",
    "deliver": "delivered",
    "finish": "finished",
    "review": "reviewed",
    "approve": "approved",
    "pay": "paid",
    "update": "updated",
    "sign": "signed",
    "book": "booked",
    "confirm": "confirmed",
    "test": "tested",
    "write": "written",
    "complete": "completed",
    "check": "checked",
    "answer": "answered",
    "read": "read",
}
"""Verbs for which "what happened" can be said without guessing."""
DETERMINERS = _words("the a an our this that these those any")
PLACES = _words(
    "on by in at to for until before after yesterday today again when while because although last this with and so"
    " until as since or either which who"
)
"""Where the thing ends and the rest of the sentence begins."""

SETS_OFF = (
    NOT
    | FAILS
    | NEGATIVE
    | BREAKS
    | ABSOLUTE
    | DELIBERATE
    | _words("let lets every all because since purpose just only could")
)
"""Without one of these a sentence need not be looked at."""

ENGLISH = (
    _words(
        "the and you your yours we our that this these those with they their them there because are were been have"
        " would could should what when which who why how from not by my it its it's if any about than then never always"
        " every time again only to of for i'm i'll we're we'll you're you've they're let us before after without"
        " thanks thank please still just want wants he she him her his is on out purpose"
    )
    | NOT
    | FAILS
    | DELIBERATE
)
"""Words by which a text is taken for English."""
OTHERS = (
    _words(
        "der die das und nicht ist ein eine den dem mit wir ihr sie haben hat sich auf fur le la les et est que qui pas"
        " nous vous une des du dans el los las y en no por para con una se su het een de ik jij niet van zijn il che"
        " non per una sono och att det som inte er og ikke til na nie ze jest o os as um uma nao com"
    )
    - ENGLISH
    - {"no"}
)
"""Common words of other languages; more of these than of the English ones, and nothing is said."""
