"""A command that prints is not held up by looking through what it made for what could go."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc, os, sys

def seen(phase, about):
    if phase == "start" and about["generation"] == 2:
        os.write(1, b"%d\\n" % len(gc.get_objects()))

from meetingtui.cli.main import main

gc.callbacks.append(seen)
sys.stdout = sys.stderr
main(["schema", "agenda"])
"""


def test_what_is_left_at_the_end_goes_with_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert '"$defs"' in done.stderr
    looked_through = [int(line) for line in done.stdout.split()]
    assert all(count < 5_000 for count in looked_through), looked_through
