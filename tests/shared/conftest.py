"""A shared box: people who log in to it, each in a process of their own, as real users where the tests run as root."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.shared.member import PARTIES

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Accounts:
    """Two members of one group, and somebody who is not in it."""

    group: str
    ana: str
    bela: str
    outsider: str


@pytest.fixture(scope="session")
def accounts() -> Iterator[Accounts]:
    """Real users, made for these tests and removed after them."""
    if os.geteuid() != 0:
        pytest.skip("only root can make users, so what they may do to each other is not tried here")
    if not shutil.which("useradd") or not shutil.which("groupadd"):
        pytest.skip("this machine has no useradd, so what users may do to each other is not tried here")
    mark = secrets.token_hex(3)
    made = Accounts(f"mtg{mark}", f"mta{mark}", f"mtb{mark}", f"mto{mark}")
    users = {made.ana: ["-G", made.group], made.bela: ["-G", made.group], made.outsider: []}
    try:
        with _alone():
            _accounts("groupadd", made.group)
            for name, groups in users.items():
                _accounts("useradd", "-M", "-U", "-s", "/bin/sh", *groups, name)
    except subprocess.CalledProcessError as error:
        _remove(made)
        pytest.skip(f"users cannot be made on this machine: {error.stderr.strip()}")
    yield made
    _remove(made)


def _alone() -> Any:
    """The lists of users are written by one test process at a time."""
    lock = (Path(tempfile.gettempdir()) / "meetingtui-test-accounts").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def _accounts(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)


def _remove(made: Accounts) -> None:
    with _alone():
        for name in (made.ana, made.bela, made.outsider):
            subprocess.run(["userdel", name], capture_output=True, timeout=60)
            subprocess.run(["groupdel", name], capture_output=True, timeout=60)
        subprocess.run(["groupdel", made.group], capture_output=True, timeout=60)


class Member:
    """Somebody who is logged in: call what they are to do."""

    def __init__(self, user: str, umask: int, home: Path) -> None:
        self.user = user
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.shared.member", user, f"{umask:o}", str(home)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.number: int = self._answer()

    def __getattr__(self, what: str) -> Callable[..., Any]:
        def ask(*given: object) -> Any:
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps([what, *map(_plain, given)]) + "\n")
            self._process.stdin.flush()
            return self._answer()

        return ask

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"{self.user} is gone"
        done, answer = json.loads(line)
        assert done, answer
        return answer

    def kill(self) -> None:
        """The process is gone from one moment to the next."""
        self._process.kill()
        self._process.communicate()


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


@dataclass
class Box:
    """A place for partnerships, into which everybody on the machine may look."""

    place: Path
    login: Callable[..., Member]

    @property
    def folder(self) -> Path:
        """The partnership's folder."""
        return self.place / "partnership"

    def found(self, member: Member, *more: str) -> None:
        """Let somebody make the partnership."""
        code, _, err = member.command("new", "Q", *PARTIES, "--folder", str(self.folder), *more)
        assert (code, err) == (0, "")


@pytest.fixture
def box() -> Iterator[Box]:
    top = Path(tempfile.mkdtemp(prefix="meetingtui-box-"))
    top.chmod(0o755)
    place = top / "srv"
    place.mkdir()
    place.chmod(0o1777)
    members: list[Member] = []

    def login(user: str = "", umask: int = 0o022) -> Member:
        home = top / f"home-{len(members)}"
        home.mkdir(mode=0o700)
        if user:
            shutil.chown(home, user)
        members.append(Member(user, umask, home))
        return members[-1]

    yield Box(place, login)
    for member in members:
        member.kill()
    shutil.rmtree(top)
