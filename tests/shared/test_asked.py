"""An owner's word between meetings, on a shared box: the others read it, and it stays its author's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shared.conftest import Accounts, Box, Member
from tests.shared.test_two_users import facts

PROMISE = """format = 1
partnership = "q"
meeting = 1
title = "A meeting"
date = 2026-11-07
began = 14:00:00
state = "draft"

[[action]]
id = "A1"
text = "Open a door."
owner = "ana"
due = 2026-11-20
"""


@pytest.fixture
def members(accounts: Accounts, box: Box) -> tuple[Member, Member]:
    """Ana has made a shared partnership in which she has promised something; Bela is in the group."""
    ana, bela = box.login(accounts.ana), box.login(accounts.bela)
    box.found(ana, "--group", accounts.group)
    people = "".join(
        f'\n[[person]]\nid = "{who}"\nname = "{who.title()}"\nparty = "{party}"\nlogin = "{login}"\n'
        for who, party, login in (("ana", "quillmere", accounts.ana), ("bela", "tolland-bright", accounts.bela))
    )
    file = box.folder / "partnership.toml"
    text = file.read_text()
    parties = [line.partition('"')[2].rstrip('"\n') for line in text.splitlines() if line.startswith("id")]
    file.write_text(text + people.replace("tolland-bright", parties[1]).replace('"quillmere"', f'"{parties[0]}"'))
    (box.folder / "minutes" / "2026-11-07-m.toml").write_text(PROMISE)
    (box.folder / "minutes" / "2026-11-07-m.toml").chmod(0o664)
    return ana, bela


def said(member: Member, folder: Path) -> list[tuple[str, str | None]]:
    code, out, err = member.command("actions", "--json", "--folder", str(folder))
    assert (code, err) == (0, "")
    return [(each["who"], each.get("account")) for each in json.loads(out)[0]["asked"]]


def test_the_group_reads_an_owners_word_and_only_its_author_may_change_it(
    box: Box, accounts: Accounts, members: tuple[Member, Member]
) -> None:
    ana, bela = members
    code, _, err = ana.command("tell", "A1", "done", "--folder", str(box.folder))
    assert (code, err) == (0, "")
    (word,) = (box.folder / "asked").iterdir()
    assert facts(word) == ("640", accounts.ana, accounts.group)
    assert facts(box.folder / "asked") == ("3770", accounts.ana, accounts.group)
    assert said(bela, box.folder) == [("ana", accounts.ana)]
    code, _, err = bela.command("tell", "A1", "nothing", "--as", "ana", "--folder", str(box.folder))
    assert (code, err.count("\n")) == (2, 1)
    assert said(bela, box.folder) == [("ana", accounts.ana)]
    assert ana.command("tell", "A1", "nothing", "--folder", str(box.folder))[0] == 0


def test_a_file_that_others_may_write_to_is_nobodys_known_word(
    box: Box, accounts: Accounts, members: tuple[Member, Member]
) -> None:
    ana, bela = members
    assert ana.command("tell", "A1", "done", "--folder", str(box.folder))[0] == 0
    (word,) = (box.folder / "asked").iterdir()
    word.chmod(0o660)
    assert said(bela, box.folder) == [("ana", None)]


def test_sharing_and_the_doctor_keep_it_so(box: Box, accounts: Accounts, members: tuple[Member, Member]) -> None:
    ana, bela = members
    assert bela.command("tell", "A1", "done", "--as", "ana", "--folder", str(box.folder))[0] == 0
    (word,) = (box.folder / "asked").iterdir()
    assert ana.command("share", "--group", accounts.group, "--folder", str(box.folder))[0] == 0
    assert facts(word) == ("640", accounts.bela, accounts.group)
    assert said(ana, box.folder) == [("ana", accounts.bela)]
    assert "asked" not in " ".join(
        line for line in ana.command("doctor", "--folder", str(box.folder))[1].splitlines() if "as it should" in line
    )
