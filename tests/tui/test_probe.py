import pytest
from tests.tui.conftest import *
@pytest.mark.parametrize("n", range(8))
async def test_probe(start, n):
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        await run.go(2)
        await run.press("Q", "2")
        await run.until(lambda: run.app.return_code == 0)
    async with start() as run:
        await run.sees("A meeting is still open.", "1 go on with Context and status", "at What is moving; 1 captured")
        await run.sees("Enter go on")
        await run.press("enter")
        try:
            await settle(run.pilot, lambda: "What do you see" in run.text, 2)
        except AssertionError:
            st=run.stage
            p=st._panel()
            print("PP", p.is_mounted, p.is_running, p.display, "size", p.size, "page", p._page, p._shown is not None, p._text.size, p._text.is_mounted, p.region, st.sheet, st.sheet_panel.display, p._text.parent, st.is_mounted, p.visible, p.parent, st._panels, list(st.query("AskPanel")), st.meeting if hasattr(st,"meeting") else st.snapshot.meeting.at)
            raise
