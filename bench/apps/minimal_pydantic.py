"""The smallest app, and pydantic with six models beside it."""

from __future__ import annotations

import six_models
from minimal import Minimal

if __name__ == "__main__":
    assert six_models.Minutes.model_fields
    Minimal().run()
