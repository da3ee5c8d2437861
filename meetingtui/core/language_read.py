"""Looking through one English sentence for blame, for always and never, and for guessed motives. Pure, one pass."""

from __future__ import annotations

from itertools import pairwise

from meetingtui.core.language_sentences import NameIndex, Offered, Sentence, Sort
from meetingtui.core.language_words import (
    ABSENT,
    ABSOLUTE,
    ASKED_AFTER,
    ASKS,
    BREAKS,
    BROKEN,
    DELIBERATE,
    DETERMINERS,
    ENGLISH,
    FAILS,
    FILLERS,
    GUESSED,
    HEDGES,
    HELPS,
    IDIOMS,
    MODALS,
    NEGATIVE,
    NOT,
    OBJECT_AFTER,
    OFFERS,
    PARTICIPLES,
    PLACES,
    POSITIVE,
    SCHEMES,
    SETS_OFF,
    SIDES,
    THANKS,
    THEY,
    TURNS,
    UNCARING,
    US,
)

_NEAR = 3
"""Words after a negative within which another one turns it round: "never let us down"."""
_PAD = 16


class Reader:
    """Looks through one sentence, word by word."""

    def __init__(self, sentence: Sentence, index: NameIndex) -> None:
        self.sentence = sentence
        self.plain = sentence.plain
        self.padded = [*sentence.plain, *[""] * _PAD]
        """The words with nothing after the last one, and before the first, so that no look aside falls off."""
        self.index = index
        self.told: set[int] = set()
        """Words that have set something off already."""

    def read(self) -> None:
        """Find what there is to find, the most telling sort first."""
        if SETS_OFF.isdisjoint(self.plain) or self._offers():
            return
        self.segments = self._segments()
        self.subjects = [self._subject(number) for number in range(len(self.plain))]
        self._motives()
        self._absolutes()
        self._blame()

    def _add(self, sort: Sort, first: int, last: int, offered: Offered = ()) -> None:
        if self.told.isdisjoint(range(first, last + 1)):
            self.told.update(range(first, last + 1))
            self.sentence.found.append((sort, first, last, offered))

    def _at(self, number: int) -> str:
        return self.padded[number] if number < len(self.padded) else ""

    def _pair(self, number: int) -> str:
        return f"{self._at(number)} {self._at(number + 1)}"

    def _segments(self) -> list[tuple[int, bool]]:
        """For each word, where its part of the sentence begins, up to a "but", and whether thanks are said in it."""
        bounds = [0, *(number for number, word in enumerate(self.plain) if word in TURNS), len(self.plain)]
        made: list[tuple[int, bool]] = []
        for begin, end in pairwise(bounds):
            thanks = not THANKS.isdisjoint(self.plain[begin:end])
            made += [(begin, thanks)] * (end - begin)
        return made

    def _offers(self) -> bool:
        """Whether the sentence offers or asks about help: partner-focused words help there."""
        plain, first = self.plain, self._at(0)
        helps = not HELPS.isdisjoint(plain)
        if self.sentence.asks and helps and (first in ASKS or self._pair(0) in {"do you", "is there"}):
            return ABSOLUTE.isdisjoint(plain)
        if not TURNS.isdisjoint(plain):
            return False
        given = any(self._is_offer(number) for number in range(len(plain)))
        told = any(
            self._at(n + 1) in {"us", "me"} and word in {"let", "tell", "ask"} and self._at(n - 1) in ASKED_AFTER
            for n, word in enumerate(plain)
        )
        return given or (told and ("if" in plain or helps))

    def _is_offer(self, number: int) -> bool:
        """Whether "we can send it", "shall we explain it" or "we'll bring it" begins here."""
        one, two = self._at(number), self._at(number + 1)
        if one in {"we'll", "i'll"}:
            ahead = range(number + 1, number + 4)
        elif (one in US and two in MODALS) or (one in MODALS and two in US):
            ahead = range(number + 2, number + 5)
        else:
            return False
        return any(self._at(n) in OFFERS for n in ahead)

    # subjects

    def _name_end(self, number: int) -> int:
        """Where a name that begins here ends, exclusive; `number` itself where none does."""
        token = self.sentence.tokens[number]
        bare = token.plain.removesuffix("'s")
        for words in self.index.get(bare, ()):
            rest = [self._at(number + n).removesuffix("'s") for n in range(1, len(words))]
            if tuple(rest) == words[1:]:
                capital = token.word[:1].isupper() or not token.word[:1].islower()
                if capital and not (number == 0 and (bare in ENGLISH or bare in MODALS)):
                    return number + len(words)
        return number

    def _subject(self, number: int) -> int:
        """Where "you", "your team" or a name that begins here as a subject ends, exclusive; else `number`."""
        word = self.plain[number]
        if not (word.startswith("you") or word.removesuffix("'s") in self.index):
            return number
        if self._at(number - 1) in OBJECT_AFTER:
            return number
        if word in {"you", "you've", "you're", "you'll", "you'd"}:
            return number + 1
        if word == "your":
            return number + 2 if self._at(number + 1) in SIDES else number
        end = self._name_end(number)
        if end > number and self._at(end) in SIDES:
            end += 1
        return end

    def _other(self, number: int) -> int:
        """Like `_subject`, and "they", "he", "she"."""
        if number >= len(self.plain):
            return number
        return number + 1 if self.plain[number] in THEY else self.subjects[number]

    # the three sorts

    def _motives(self) -> None:
        for number, word in enumerate(self.plain):
            if word in {"because", "since"}:
                end = self._skip(self._other(number + 1)) if self._other(number + 1) > number + 1 else 0
                if end and self._is_guess(end):
                    self._add("guessing motives", number, end, self._without(number, len(self.plain)))
            end = self._other(number)
            if end > number:
                self._uncaring(number, end)
        self._deliberate()

    def _is_guess(self, at: int) -> bool:
        return self._at(at) in GUESSED or (self._at(at) in NOT and self._at(at + 1) in UNCARING)

    def _uncaring(self, number: int, end: int) -> None:
        at = self._skip(end)
        if (self._at(at) in NOT or self._at(at) == "never") and self._at(at + 1) in UNCARING:
            self._add("guessing motives", number, at + 1)
        elif self._pair(end) in SCHEMES or self._pair(at) in SCHEMES:
            at = end if self._pair(end) in SCHEMES else at
            self._add("guessing motives", number, at + 1)

    def _deliberate(self) -> None:
        for number, word in enumerate(self.plain):
            if word == "purpose" and self._at(number - 1) == "on":
                number, last = number - 1, number
            elif word in DELIBERATE:
                last = number
            else:
                continue
            for before in range(number - 1, max(number - 12, -1), -1):
                if self._at(before) in US:
                    break
                if self._other(before) > before:
                    self._add("guessing motives", number, last, self._without(number, last + 1))
                    break

    def _absolutes(self) -> None:
        for number, word in enumerate(self.plain):
            if word not in ABSOLUTE and word not in {"every", "all"}:
                continue
            last = number if word in ABSOLUTE else self._phrase(number)
            if last < 0 or self.segments[number][1]:
                continue
            if self._at(number - 1) in HEDGES or self._pair(number - 1) in IDIOMS or self._pair(number) in IDIOMS:
                continue
            begin = self.segments[number][0]
            you = any(self._at(n) in {"you", "you've", "you'll"} for n in range(max(begin, number - 4), number))
            proposed = any(self._at(n) in MODALS or self._at(n) in {"let's", "to"} for n in (number - 1, number - 2))
            free = self._at(number - 1) in {"can", "may"} and word == "always"
            if (proposed and (free or self.sentence.asks or not you)) or self._pair(number - 2) == "let us":
                continue
            ahead = range(last + 1, min(last + 9, len(self.plain)))
            bad = sum(self._is_negative(n) for n in ahead)
            if word == "never":
                praise = bad == 1 and any(self._is_negative(n) for n in range(last + 1, last + 1 + _NEAR))
            else:
                praise = bad == 0 and any(self._at(n) in POSITIVE for n in ahead)
            if not praise:
                self._add("always and never", number, last)

    def _phrase(self, number: int) -> int:
        """Where "every time" or "all the time" ends, if it begins here."""
        if self._pair(number) == "every time":
            return number + 1
        if self._pair(number) in {"every single", "all the"} and self._at(number + 2) == "time":
            return number + 2
        return -1

    def _blame(self) -> None:
        for number in range(len(self.plain)):
            end = self.subjects[number]
            if end == number or self.segments[number][1]:
                continue
            at = self._skip(end)
            if self._at(at) in NOT:
                ahead = {self._at(n) for n in range(at + 1, at + 3)}
                turned = any(self._is_negative(n) for n in range(at + 1, at + 1 + _NEAR))
                if ahead.isdisjoint(ABSENT) and not turned:
                    self._add("blame", number, at, self._passive(number, at))
            elif self._is_failure(at):
                last = at + 1 if self._at(at + 1) == "to" else at
                self._add("blame", number, last, self._passive(number, last))

    def _skip(self, at: int) -> int:
        """The next word that is no filler, not far off."""
        for _ in range(4):
            if self._at(at) not in FILLERS:
                break
            at += 1
        return at

    def _is_failure(self, number: int) -> bool:
        word = self._at(number)
        if word in BREAKS:
            return any(self._at(n) in BROKEN for n in range(number + 1, number + 4))
        if word in {"let", "lets"}:
            return any(self._at(n) == "down" for n in range(number + 1, number + 4))
        return word in FAILS or word in NEGATIVE

    def _is_negative(self, number: int) -> bool:
        return self._at(number) in NOT or self._at(number) == "without" or self._is_failure(number)

    # other ways to say it

    def _piece(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        tokens = self.sentence.tokens
        return self.sentence.text[tokens[first].start : tokens[last].end] if first <= last else ""

    def _without(self, first: int, after: int) -> Offered:
        """What is left of a sentence when words are taken out of it: what happened, without the guess."""
        if first < 3:
            return ()
        rest = self._piece(after, len(self.plain) - 1) if after < len(self.plain) else ""
        return (("what happened", f"{self._piece(0, first - 1)} {rest}".strip()),)

    def _passive(self, number: int, last: int) -> Offered:
        """ "You didn't send the draft by Friday" as "The draft was not sent by Friday", where it is that plain."""
        verb = last + 1
        done = PARTICIPLES.get(self._at(verb))
        plainly = self._at(last) in {"didn't", "didnt"} or self._pair(last - 1) in {"did not", "failed to"}
        if number or done is None or not plainly or self._at(verb + 1) not in DETERMINERS:
            return ()
        stop = next((n for n in range(verb + 2, len(self.plain)) if self._at(n) in PLACES), len(self.plain))
        thing = self._piece(verb + 1, stop - 1)
        head = self._at(stop - 1)
        if not 2 <= stop - verb - 1 <= 5 or len(thing) > 80 or "," in thing:
            return ()
        were = "were" if head.endswith("s") and not head.endswith(("ss", "us", "is")) else "was"
        rest = f" {self._piece(stop, len(self.plain) - 1)}" if stop < len(self.plain) else ""
        said = f"{thing} {were} not {done}{rest}"
        return ("what happened", said[:1].upper() + said[1:]), ("as ours", f"Between us, {said}")
