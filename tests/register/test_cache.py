"""A register from the cache is the register: whatever became of the files, the cache, or the program."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from meetingtui.files.minutes import list_minutes
from meetingtui.files.own_cache import cache_file
from meetingtui.register.cache import ENDING, fold_folder
from meetingtui.register.fold import Register, finished, fold_minutes
from meetingtui.register.packing import pack, unpack
from meetingtui.register.reading import read_register
from tests.register.test_fold import ACTION, HEAD, in_it, told, update

EVERYTHING = """
[[action]]
id = "A{n}"
text = "Open a door."
owner = "imani"
helpers = ["jonas"]
due = 2026-11-20
done = {{ quillmere = "open" }}
strange = {{ a = [1, 2.5, 2026-01-01T10:00:00Z], b = "é\\u2028" }}
[[open]]
id = "A9{n}"
text = "Ask the council."
missing = ["an owner"]
[[decision]]
id = "D{n}"
text = "Two sites."
concern = [{{ who = "mateo", text = "Too few.", watch = "a question" }}]
ratify = {{ by = ["tolland"], until = 2026-12-01 }}
[[risk]]
id = "R{n}"
cause = "A site goes quiet."
sign = "a week"
[[metric]]
id = "M{n}"
name = "Visits"
[[term]]
id = "T{n}"
word = "done"
means = {{ quillmere = "sent", tolland = "seen" }}
[[win]]
id = "W{n}"
text = "A visit."
to = ["imani"]
[[status]]
stream = "pilot"
says = {{ quillmere = "green", tolland = "red" }}
agreed = "differs"
[[rating]]
line = "trust"
text = "We trust."
values = {{ quillmere = [3, 4] }}
[[step]]
kind = "grid"
id = "roles"
[step.grid.quillmere]
does = "writes"
[[update]]
item = "A1"
to = "moved"
due = 2026-12-01
why = "snow"
[[update]]
item = "M1"
reading = {n}
[[update]]
item = "D1"
to = "ratified"
[[update]]
stream = "pilot"
to = "handed on"
owner = "mateo"
[[confirmed]]
party = "quillmere"
"""
OLD = 1_700_000_000


class Archive:
    """A folder of minutes that nobody has touched for long."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "minutes").mkdir(parents=True, exist_ok=True)

    def path(self, name: str) -> Path:
        return self.folder / "minutes" / f"{name}.toml"

    def keep(self, number: int, name: str = "", *, day: int = 0, state: str = "draft", rest: str = "") -> Path:
        when = date.fromordinal(date(2026, 1, 1).toordinal() + (day or number)).isoformat()
        head = f'{HEAD}meeting = {number}\ndate = {when}\nstate = "{state}"\n'
        path = self.path(name or f"{when}-m")
        path.write_text(head + (rest or EVERYTHING.format(n=number)), encoding="utf-8")
        return path

    @property
    def kept(self) -> Path:
        path = cache_file(self.folder, ENDING)
        assert path is not None
        return path


def without(folder: Path) -> tuple[Register, list[str]]:
    """The register from nothing but the files."""
    held, problems = list_minutes(folder)
    closed = [(path.stem, minutes) for path, minutes in held if minutes.state != "in progress"]
    return fold_minutes(closed), list(map(str, problems))


def through(folder: Path) -> tuple[Register, list[str]]:
    folded = fold_folder(folder)
    return finished(folded.folding), list(map(str, folded.problems))


def read_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the minutes that are read when the register is."""
    from meetingtui.register import cache

    names: list[str] = []
    load = cache.load_minutes

    def watched(path: Path) -> object:
        names.append(path.stem)
        return load(path)

    with monkeypatch.context() as patched:
        patched.setattr(cache, "load_minutes", watched)
        fold_folder(folder)
    return names


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Twenty meetings, and a moment in which all of them are long past."""
    made = Archive(tmp_path / "q")
    for number in range(1, 21):
        made.keep(number)
    return made


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a test were written just now; they are read as if some time had gone by."""
    import time

    now = time.time_ns
    monkeypatch.setattr("meetingtui.register.cache.time.time_ns", lambda: now() + 60_000_000_000)


def test_it_is_the_same_with_and_without(archive: Archive) -> None:
    wanted = without(archive.folder)
    assert through(archive.folder) == wanted
    assert archive.kept.exists()
    assert through(archive.folder) == wanted


def test_only_the_latest_minutes_are_read_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_names(archive.folder, monkeypatch)) == 20
    assert read_names(archive.folder, monkeypatch) == ["2026-01-19-m", "2026-01-20-m", "2026-01-21-m"]
    archive.keep(21)
    assert len(read_names(archive.folder, monkeypatch)) == 4


def test_it_is_private(archive: Archive) -> None:
    fold_folder(archive.folder)
    assert stat.S_IMODE(archive.kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(archive.kept.parent.stat().st_mode) == 0o700


def test_everything_that_is_folded_comes_back_as_it_was(archive: Archive) -> None:
    folding = fold_folder(archive.folder).folding
    again = unpack(pack(folding))
    assert again == folding
    for mark, entry in folding.entries.items():
        assert again.entries[mark].item.model_fields_set == entry.item.model_fields_set
        assert again.entries[mark].item.model_dump_json() == entry.item.model_dump_json()
        assert again.entries[mark].kind is entry.kind


def test_an_edit_that_hides_behind_size_and_time_is_seen(archive: Archive) -> None:
    fold_folder(archive.folder)
    path = archive.path("2026-01-03-m")
    before = path.stat()
    path.write_text(path.read_text().replace("Open a door.", "Open a gate."))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    register = through(archive.folder)[0]
    assert register.items["A2"].item.text == "Open a gate."


def test_minutes_of_an_earlier_day_fold_in_between(archive: Archive) -> None:
    fold_folder(archive.folder)
    archive.keep(40, "found-later", day=2, rest=ACTION.replace("A1", "A5"))
    assert through(archive.folder) == without(archive.folder)
    assert through(archive.folder)[0].items["A5"].minutes == "found-later"


def test_what_was_taken_out_of_minutes_does_not_stay_in_the_cache(archive: Archive) -> None:
    archive.keep(4, rest=ACTION.replace("A1", "A4").replace("a door", "zebrawurst"))
    fold_folder(archive.folder)
    assert "zebrawurst" in archive.kept.read_text()
    archive.keep(4, rest=ACTION.replace("A1", "A4").replace("a door", "it"))
    fold_folder(archive.folder)
    assert "zebrawurst" not in archive.kept.read_text()


def test_files_that_changed_a_moment_ago_are_not_kept(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    fold_folder(archive.folder)
    assert not archive.kept.exists()


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-10]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes().replace(b"Open a door", b"Open a gate")),
        lambda path: path.write_bytes(os.urandom(9000)),
        lambda path: path.write_text("[" * 100_000),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), path.symlink_to("/etc/passwd")),
        lambda path: (path.unlink(), os.mkfifo(path)),
    ],
    ids=["cut off", "empty", "altered", "noise", "nested", "gone", "a folder", "a link", "a pipe"],
)
def test_a_cache_that_is_not_right_is_as_if_it_were_not_there(archive: Archive, harm: Callable[[Path], object]) -> None:
    wanted = through(archive.folder)
    harm(archive.kept)
    assert through(archive.folder) == wanted
    assert through(archive.folder) == wanted


def test_what_another_program_kept_is_not_believed(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    fold_folder(archive.folder)
    monkeypatch.setattr("meetingtui.files.kept.program_mark", lambda *_: "another")
    assert len(read_names(archive.folder, monkeypatch)) == 20


def test_without_a_cache_folder_everything_is_read(archive: Archive) -> None:
    folder = archive.kept.parent
    folder.rmdir()
    folder.write_text("a file stands here")
    assert through(archive.folder) == without(archive.folder)


def test_what_is_not_known_is_not_kept() -> None:
    with pytest.raises(TypeError):
        pack(object())
    for never in ({"zz": "x"}, {"shapes": [], "value": [3]}, {"shapes": [[3, ["zz"], [""]]], "value": [0, 1]}):
        with pytest.raises((ValueError, LookupError)):
            unpack(never)


def test_a_broken_file_and_one_in_progress_are_as_without(archive: Archive) -> None:
    fold_folder(archive.folder)
    archive.path("2026-01-02-broken").write_text("meeting = [")
    archive.keep(30, state="in progress")
    assert through(archive.folder) == without(archive.folder)
    assert len(fold_folder(archive.folder).broken) == 1


def test_the_register_of_a_folder_is_the_same_when_it_is_read_again(archive: Archive) -> None:
    archive.path("2026-01-02-broken").write_text("meeting = [")
    first, again = read_register(archive.folder, in_it("quillmere")), read_register(archive.folder, in_it("quillmere"))
    assert first == again
    assert first[0].standing.actions[0].uncertain
    assert [met.minutes for met in again[0].standing.unconfirmed] == []
    assert len(read_register(archive.folder, in_it("tolland"))[0].standing.unconfirmed) == 8


TEXTS = st.sampled_from(
    (
        EVERYTHING,
        ACTION.replace("A1", "A{n}").replace("{ ", "{{ ").replace(" }", " }}"),
        update("A1", to='"done"'),
        update("A2", to='"moved"', due="2026-12-01", why='"x"'),
        '[[amendment]]\npart = "A1.text"\nnow = "Other."\n',
        '[[decision]]\nid = "D5{n}"\ntext = "x"\nreplaces = "D2"\n',
        '[[confirmed]]\nparty = "tolland"\nof = "m-3"\n',
        '[[update]]\nitem = "A999"\nto = "done"\n',
    )
)
NUMBERS = st.integers(1, 14)


class Edits(RuleBasedStateMachine):
    """People and programs change the files between one look and the next."""

    def __init__(self) -> None:
        super().__init__()
        self.home = TemporaryDirectory()
        self.archive = Archive(Path(self.home.name) / "q")
        for number in range(1, 13):
            self.archive.keep(number, f"m-{number}")

    @rule(number=NUMBERS, day=st.integers(0, 20), text=TEXTS, state=st.sampled_from(("draft", "draft", "in progress")))
    def write(self, number: int, day: int, text: str, state: str) -> None:
        self.archive.keep(number, f"m-{number}", day=day, state=state, rest=text.format(n=number))

    @rule(number=NUMBERS)
    def break_(self, number: int) -> None:
        self.archive.path(f"m-{number}").write_text("meeting = [")

    @rule(number=NUMBERS)
    def remove(self, number: int) -> None:
        self.archive.path(f"m-{number}").unlink(missing_ok=True)

    @rule(number=NUMBERS, other=NUMBERS)
    def rename(self, number: int, other: int) -> None:
        if self.archive.path(f"m-{number}").exists():
            self.archive.path(f"m-{number}").rename(self.archive.path(f"m-{other}"))

    @rule(number=NUMBERS)
    def touch(self, number: int) -> None:
        if self.archive.path(f"m-{number}").exists():
            os.utime(self.archive.path(f"m-{number}"), (OLD, OLD))

    @rule(at=st.floats(0, 1))
    def cut_off_the_cache(self, at: float) -> None:
        if self.archive.kept.exists():
            os.truncate(self.archive.kept, int(self.archive.kept.stat().st_size * at))

    @invariant()
    def is_the_same(self) -> None:
        assert through(self.archive.folder) == without(self.archive.folder)

    def teardown(self) -> None:
        self.home.cleanup()


Edits.TestCase.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
TestEdits = Edits.TestCase


def test_a_folding_that_goes_on_is_one_that_never_stopped() -> None:
    texts = [EVERYTHING.format(n=number) for number in range(1, 8)]
    held = told(*texts)
    from meetingtui.register.fold import Folding, fold_on

    for stop in range(8):
        folding = Folding()
        for name, minutes in held[:stop]:
            fold_on(folding, name, minutes)
        folding = unpack(pack(folding))
        for name, minutes in held[stop:]:
            fold_on(folding, name, minutes)
        assert finished(folding) == fold_minutes(held)
