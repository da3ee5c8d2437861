"""What is wrong, where, and what to do about it: the one shape every complaint has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the file from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint: a sentence without the place, and the way out when there is one."""

    place: Place
    sentence: str
    way_out: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        tail = f"; {self.way_out}" if self.way_out else ""
        mark = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.place}: {mark}{self.sentence}{tail}"


def errors(problems: tuple[Problem, ...] | list[Problem]) -> list[Problem]:
    """Only the problems that stop a file from being used."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
