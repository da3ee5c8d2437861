"""The minutes of the story, meeting by meeting: the script, with small things decided by the seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from meetingtui.core.items import ItemKind
from meetingtui.files.minutes_tables import Minutes
from meetingtui.sample.agendas import AGENDAS, Part
from meetingtui.sample.cast import CAST, LEADS, OUTSIDER, PARTNERSHIP_ID, PILOT_ENDED, STREAMS, ZONE, is_there, person
from meetingtui.sample.days import working
from meetingtui.sample.pieces import BOTH
from meetingtui.sample.ratings import rating_rows
from meetingtui.sample.rows import Teller
from meetingtui.sample.scenes import Scene, Stands
from meetingtui.sample.steps import Pages, step_table

_BEGINS = (time(9, 30), time(10, 0), time(10, 30), time(14, 0), time(14, 30))
_PROMISE = ItemKind.ACTION


@dataclass(slots=True)
class Telling:
    """The minutes as they are told one after another."""

    teller: Teller
    until: date
    seed: int
    name: str = PARTNERSHIP_ID
    stood: dict[str, str] = field(default_factory=dict[str, str])
    """What each stream was called last."""
    checks: int = 0
    waiting: str = ""
    """The minutes that are confirmed in the next meeting."""

    def all(self) -> list[tuple[str, Minutes]]:
        """Every meeting, by the name of its file."""
        return [self._one(number, scene) for number, scene in enumerate(self.teller.book.scenes, 1)]

    def _one(self, number: int, scene: Scene) -> tuple[str, Minutes]:
        day = self.teller.days.of(number)
        chance = Random(f"{self.seed}/{number}")
        there = [member for member in CAST if is_there(member, self.teller.days, day)]
        came = {party: [m.id for m in there if m.party == party and m.id not in scene.absent] for party in BOTH}
        rows = [self.teller.row(entry, turn) for entry, turn in self.teller.book.turning.get(number, [])]
        title, parts = AGENDAS[scene.agenda]
        tables = self._tables(number, came)
        status = self._status(number, scene, parts)
        pages = Pages(scene, tables, rows, self.teller.book.names, came, chance, looked=len(status))
        steps = [step_table(part, pages) for part in parts]
        began = chance.choice(_BEGINS)
        ended = _after(began, sum(step.get("took", 0) for step in steps) + (7 if scene.paused else 0))
        told: dict[str, Any] = {
            "partnership": self.name,
            "meeting": number,
            "title": title,
            "agenda": scene.agenda,
            "date": day,
            "zone": ZONE,
            "began": began,
            "ended": ended,
            "place": chance.choice(("by video", "by video", "Aldham", "the workshop")),
            **self._facilitator(scene, came),
            "apologies": [m.id for m in there if m.id in scene.absent],
            "late": [{"who": who, "at": _after(began, chance.randint(4, 9))} for who in scene.late],
            "left": [{"who": who, "at": _before(ended, chance.randint(6, 14))} for who in scene.left],
            "check_out": list(scene.words),
            "present": came,
            "joined": [
                person(m, self.teller.days, day)
                for m in there
                if m.came is not None and number > 1 and not is_there(m, self.teller.days, self._day(number - 1))
            ],
            "step": steps,
            "status": status,
            "update": rows + [dict(row) for row in scene.streams],
            **tables,
        }
        if scene.note:
            told["note"] = scene.note
        told |= self._rest(number, scene, came, began, chance)
        told |= self._confirmed(number, scene, came, chance)
        name = f"{day.isoformat()}-{scene.agenda}"
        self.waiting = name if scene.confirmed == "later" else ""
        return name, Minutes.model_validate(told)

    def _day(self, number: int) -> date:
        return self.teller.days.of(number)

    def _facilitator(self, scene: Scene, came: Mapping[str, list[str]]) -> dict[str, str]:
        if scene.outside:
            return {"facilitator": OUTSIDER[0], "affiliation": OUTSIDER[1]}
        wishes = ("anjali", "ruth", "tobias", "leila", "maren")
        everybody = [who for people in came.values() for who in people]
        return {"facilitator": next(who for who in wishes if who in everybody)}

    def _tables(self, number: int, came: Mapping[str, list[str]]) -> dict[str, list[dict[str, Any]]]:
        """The items of a meeting by the names of their tables, what was left open, and what was amended."""
        tables: dict[str, list[dict[str, Any]]] = {}
        everybody = {who for people in came.values() for who in people}
        for entry in self.teller.book.made.get(number, []):
            item, piece = self.teller.item(entry), entry.piece
            if piece.kind is _PROMISE and item.get("accepted") and item["owner"] not in everybody:
                item["accepted"] = False
            name = "open" if piece.missing else piece.kind.value
            tables.setdefault(name, []).append({**item, "missing": list(piece.missing)} if piece.missing else item)
            for key, value in piece.corrected.items():
                if key != "why":
                    now = self.teller.value(value, number)
                    change = {"part": f"{entry.id}.{key}", "was": item.get(key), "now": now}
                    change |= {"why": piece.corrected["why"], "asked": item.get("owner")}
                    change |= {"on": working(self._day(number) + timedelta(days=1)), "yes": list(BOTH)}
                    tables.setdefault("amendment", []).append(change)
        return tables

    def _status(self, number: int, scene: Scene, parts: tuple[Part, ...]) -> list[dict[str, Any]]:
        said = {stands.stream: stands for stands in scene.status}
        whole = any(part.leaves == "status" for part in parts)
        rows: list[dict[str, Any]] = []
        for stream in (row["id"] for row in STREAMS):
            over = stream == "pilot" and number > PILOT_ENDED
            if over or not (whole or stream in said):
                continue
            stands = said.get(stream, Stands(stream, ("green", "green"), "green", ""))
            row: dict[str, Any] = {"stream": stream, "says": dict(zip(BOTH, stands.says, strict=True))}
            row |= {"agreed": stands.agreed, "was": self.stood.get(stream)}
            row |= {"because": stands.because or None, "ask": stands.ask or None}
            self.stood[stream] = stands.agreed
            rows.append({key: value for key, value in row.items() if value is not None})
        return rows

    def _rest(
        self, number: int, scene: Scene, came: Mapping[str, list[str]], began: time, chance: Random
    ) -> dict[str, Any]:
        """Ratings, overrides, pauses, and when they meet again."""
        rest: dict[str, Any] = {}
        if scene.agenda == "health-check":
            raters = {party: len(people) for party, people in came.items()}
            rest["rating"] = rating_rows(self.checks, raters, scene.comments, chance)
            self.checks += 1
        if scene.override is not None:
            what = scene.override
            again = self.teller.days.after(number, what.weeks)
            row = {"step": what.step, "stage": what.stage, "missing": what.missing, "because": what.because}
            rest["override"] = [{**row, "asked": what.asked, "content": list(BOTH), "again": again}]
        if scene.paused:
            rest["pause"] = [{"began": _after(began, 21), "ended": _after(began, 28)}]
        scenes = self.teller.book.scenes
        if number < len(scenes):
            rest["next"] = {"date": self._day(number + 1), "agenda": scenes[number].agenda}
        else:
            rest["next"] = {"date": working(self.until + timedelta(days=5)), "agenda": "weekly-standup"}
        return rest

    def _confirmed(self, number: int, scene: Scene, came: Mapping[str, list[str]], chance: Random) -> dict[str, Any]:
        """Who has confirmed these minutes, and in them those of the meeting before."""
        day = self._day(number)

        def by(party: str) -> str:
            return LEADS[party] if LEADS[party] in came[party] else came[party][0]

        rows = [{"party": party, "by": by(party), "on": day, "of": self.waiting} for party in BOTH if self.waiting]
        parties = BOTH if scene.confirmed == "both" else (scene.confirmed,) if scene.confirmed in BOTH else ()
        last = self._day(number + 1) if number < len(self.teller.book.scenes) else self.until
        for party in parties:
            later = working(day + timedelta(days=0 if scene.seal else chance.choice((0, 0, 1, 2))))
            rows.append({"party": party, "by": by(party), "on": min(later, last)})
        made: dict[str, Any] = {"state": "confirmed" if len(parties) == len(BOTH) else "draft", "confirmed": rows}
        if len(parties) < len(BOTH):
            made["confirm_by"] = working(day + timedelta(days=7))
        return made


def _after(moment: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), moment) + timedelta(minutes=minutes)).time()


def _before(moment: time, minutes: int) -> time:
    return _after(moment, -minutes)
