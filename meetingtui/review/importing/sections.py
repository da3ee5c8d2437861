"""The headings above a line: what the lines beneath them are, and where their words are kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from meetingtui.review.importing.found import Aside, Found, Made, Passage
from meetingtui.review.importing.promises import Promise
from meetingtui.review.importing.vocabulary import LISTS, Part

TOP = "Notes"
"""What words are kept under that stand beneath no heading."""


@dataclass(slots=True)
class Section:
    """A heading and what stands beneath it."""

    level: int
    part: Part | None
    title: str
    line: int
    above: Section | None = None
    known: bool = False
    """Whether the heading is a word of ours, so that it need not be kept."""
    owner: str | None = None
    party: str | None = None
    base: int | None = None
    """How deep the first item beneath it is."""
    led: int = 0
    """How deep the item stands that names the owner of those beneath it; 0 where none does."""
    last: Made | Promise | None = None
    last_level: int = 0
    """How deep the last item stands."""
    passage: Passage | None = None
    made: list[Made | Promise] = field(default_factory=list[Made | Promise])
    named: bool = False
    """Whether its words stand in the title of what is beneath it."""
    used: bool = False

    def ancestors(self) -> list[Section]:
        """This section and those it is in."""
        found: list[Section] = []
        one: Section | None = self
        while one is not None:
            found.append(one)
            one = one.above
        return found


class Outline:
    """Where on the page we are."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self.top = Section(0, None, TOP, 1, known=True)
        self.here = self.top
        self.list: Section | None = None
        """The list that a label has begun, until something else follows."""
        self.list_depth = 0
        self._all: list[Section] = [self.top]

    @property
    def section(self) -> Section:
        """What the next line belongs to."""
        return self.list or self.here

    def above(self, level: int) -> Section:
        """The section that a heading of this level stands in."""
        return next(one for one in self.here.ancestors() if one.above is None or one.level < level)

    def open(self, level: int, part: Part | None, title: str, line: int, *, known: bool) -> Section:
        """A heading begins."""
        self.list = None
        above = self.above(level)
        inherits = part is None and above.part in LISTS
        title = title.rstrip(" :") or title
        self.here = Section(level, above.part if inherits else part, title, line, above, known=known)
        if inherits:
            self.here.owner, self.here.party = above.owner, above.party
        self._all.append(self.here)
        return self.here

    def begin_list(self, part: Part, line: int, depth: int) -> Section:
        """A label with nothing behind it: what follows is its list."""
        self.list = Section(8, part, part.value.capitalize(), line, self.here, known=True)
        self.list_depth = depth
        self._all.append(self.list)
        return self.list

    def words(self, text: str | Aside, section: Section | None = None) -> None:
        """Keep words under the heading they stand beneath."""
        section = section or self.section
        if section is self.list and section.above is not None:
            section = section.above
        if section.passage is None:
            section.passage = Passage(self._title(section), section.line)
            self._found.passages.append(section.passage)
        for one in section.ancestors():
            one.used = True
        section.passage.parts.append(text)

    def make(self, item: Made | Promise, level: int) -> None:
        """An item was made of what stands here, so deep in a list."""
        self.section.last, self.section.last_level = item, level
        for one in self.section.ancestors():
            one.used = True
            one.made.append(item)

    def use(self) -> None:
        """Something here has found its place elsewhere."""
        for one in self.section.ancestors():
            one.used = True

    def _title(self, section: Section) -> str:
        """A heading, with the one above it where that has no words of its own."""
        above = section.above
        if above is None or above.known or above.passage is not None or above.level == 0:
            return section.title
        above.named = True
        return f"{above.title} – {section.title}"

    def finish(self) -> None:
        """Keep the words of headings that nothing was kept under, beside what was made there."""
        told: set[int] = set()
        for one in reversed(self._all):
            if one.known:
                continue
            made = [item for item in one.made if id(item) not in told]
            told.update(id(item) for item in made)
            if one.passage is not None:
                continue
            if made:
                one.passage = Passage(self._title(one), one.line, [Aside(item, item.text) for item in made])
                self._found.passages.append(one.passage)
            elif not one.used:
                self._found.miss(one.line, one.title, "nothing is written under this heading")
            elif not one.named:
                self._found.miss(one.line, one.title, "this heading has no place here; what is under it has")
        self._found.passages.sort(key=lambda passage: passage.line)
