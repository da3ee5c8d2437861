"""An export as JSON with stable keys, for other programs."""

from __future__ import annotations

import json
from typing import Any

from meetingtui.review.export.document import Document

VERSION = 1
"""Grows when a key changes its meaning or goes; keys may be added without it."""


def json_data(document: Document) -> dict[str, Any]:
    """The data with what it is, in which version, and in which form."""
    return {
        "export": document.subject,
        "version": VERSION,
        "form": document.form,
        "partnership": document.paper.whose,
        "notes": list(document.paper.foot),
        **document.data,
    }


def json_text(document: Document) -> str:
    """The same as text in ASCII alone: it reads back as it was, and a terminal that shows it acts on nothing."""
    return json.dumps(json_data(document), ensure_ascii=True, indent=2) + "\n"
