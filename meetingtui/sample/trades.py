"""Other trades, towns and names: with them the words of the story become those of many partnerships."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from meetingtui.core.text import slug
from meetingtui.sample.cast import CAST, PARTNERSHIP_ID


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


NOUNS = _listed("wheelchair chair seat room fitter maker foam cover sheet bakery workshop cushion")
"""The nouns of the story that are another trade's in another partnership; each has a plural in s."""

_TRADES = tuple(
    tuple(words.split())
    for words in (
        "wheelchair chair seat room fitter maker foam cover sheet bakery workshop cushion",
        "rowboat boat keel harbour rigger builder timber sail plan mill yard fender",
        "worktop cupboard drawer kitchen joiner carpenter beech door drawing dairy shop handle",
        "shoe boot sole shop measurer cobbler leather lace card forge workroom buckle",
        "bicycle bike frame depot mechanic welder tubing saddle ticket foundry workshop pedal",
        "roof gable truss village roofer sawyer larch slate survey sawmill yard gutter",
        "violin fiddle neck school teacher luthier spruce case letter chapel studio bow",
        "greenhouse house pane garden gardener glazier glass blind note brewery works vent",
        "lantern lamp shade street lighter tinsmith copper hood list smithy cellar wick",
        "tent shelter pole camp warden stitcher canvas flap slip barn loft peg",
        "pram buggy hood clinic nurse weaver linen cover chart laundry workshop pillow",
        "printer press plate branch clerk setter paper binding proof tannery pressroom roller",
    )
)
TOWNS = ("Harrow Ford", "Croft End", "Aldham", "Birkby", "Dunmere", "Esker", "Farrow", "Gorse", "Inver", "Halden")
"""The places of the story."""
_PLACES = _listed(
    "Ambry Ash Arden Barrow Beck Bramble Brent Calder Carrow Clay Cober Dale Denholt Drum Ebber Elm Fallow "
    "Fenwick Flint Garth Glade Hallow Hazel Holm Ivel Juniper Kelder Kirk Lark Linden Marl Mere Nettle Oaken "
    "Orrin Peat Quarr Rill Rowan Sallow Sedge Tarn Thorn Ulver Vale Wether Yarrow Yew"
)
_ENDINGS = _listed("bridge combe dale field ford ham ley mouth stead ton wick worth")
_FIRST = _listed(
    "Abena Adil Agnes Akira Alba Amara Andrei Anouk Arlo Astrid Beatriz Bilal Bruno Carys Chidi Clara Dalia "
    "Dario Edda Emeka Esra Fabian Farah Femi Freya Gita Goran Greta Hamid Hanna Hugo Idris Ilse Ines Ivo Jalil "
    "Joana Jonna Kaito Karin Kofi Lars Leonie Lina Lucia Magnus Malika Marek Mina Nils Noor Oksana Olu Otto "
    "Paloma Pavel Petra Rafi Rosa Samir Sanne Selma Soren Tadeo Tamsin Thandi Tove Ugo Uma Vera Viktor Wanda "
    "Xenia Yara Yusuf Zadie Zoran"
)
_LAST = _listed(
    "Abara Ahlberg Arkell Baptiste Barros Bellamy Brandt Castell Chukwu Coombe Dalgaard Devereux Dimov Eastwick "
    "Ekholm Farid Fonseca Gallacher Garnier Hadid Halloran Hensley Ibarra Ivanek Jansen Jokinen Kaplan Kessler "
    "Kimani Lacroix Lindgren Maddock Marchetti Mensah Moreau Nakata Navarro Njoroge Oakes Obi Oduber Palmgren "
    "Petrov Quist Ramires Reinholt Rossi Sabry Sandhu Severin Tarkan Thorsen Uchida Valdez Verhoeven Voss "
    "Wexford Yamada Zeller Zielinski"
)
_FIRMS = _listed(
    "Alder Anvil Beacon Birchwood Bluestone Bracken Bright Brook Cedar Chalk Cobalt Copper Crane Dove Ember "
    "Falcon Fern Foundry Granite Harbour Heron Hollow Iron Ivy Juniper Kestrel Kite Lantern Ledger Maple Meadow "
    "Merlin Millrace North Oak Orchard Otter Pebble Pine Plover Quill Raven Reed Rook Saffron Slate Sparrow "
    "Spindle Stone Swift Thistle Tidal Upland Velvet Walnut Willow Wren"
)
_SORTS = _listed("Advisory Alliance Care Collective Craft Group Guild Labs Partners Studio Trust Works")


class Naming:
    """The words of one partnership after another; no two partnerships have the same name."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(f"{seed}/names")
        self._taken: set[str] = set()

    def words(self) -> dict[str, str]:
        """What stands in this partnership for each word of the story, in small letters and with a capital."""
        chance = self._chance
        firms = self._firms(chance)
        ids = [slug(firm) for firm in firms]
        made = {PARTNERSHIP_ID: "-".join(ids)}
        for old, firm, mark in zip(("wrenfield", "osier"), firms, ids, strict=True):
            made |= {old: mark, old.title(): firm}
        sorts = chance.sample(_SORTS, 2)
        made |= {"Wrenfield Mobility": f"{firms[0]} {sorts[0]}", "Osier Works": f"{firms[1]} {sorts[1]}"}
        taken = {*ids}
        firsts = [name for name in chance.sample(_FIRST, len(CAST) + 4) if slug(name) not in taken][: len(CAST)]
        for member, first, last in zip(CAST, firsts, chance.sample(_LAST, len(CAST)), strict=True):
            old_first, old_last = member.name.split()
            made |= {member.id: slug(first), old_first: first, old_last: last}
        made |= dict(zip(TOWNS, self._towns(chance), strict=True))
        for old, new in zip(NOUNS, chance.choice(_TRADES), strict=True):
            made |= {old: new, f"{old}s": f"{new}s", old.title(): new.title(), f"{old.title()}s": f"{new.title()}s"}
        return made

    def _firms(self, chance: Random) -> list[str]:
        while True:
            firms = chance.sample(_FIRMS, 2)
            if (mark := "-".join(slug(firm) for firm in firms)) not in self._taken:
                self._taken.add(mark)
                return firms

    @staticmethod
    def _towns(chance: Random) -> Iterator[str]:
        found = chance.sample(_PLACES, len(TOWNS))
        return (f"{place}{chance.choice(_ENDINGS)}" for place in found)
