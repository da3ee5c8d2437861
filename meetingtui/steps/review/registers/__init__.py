"""The registers that can be walked, by name; one module each."""

from __future__ import annotations

from meetingtui.steps.review.registers import (
    actions,
    agreements,
    concerns,
    decisions,
    exchanges,
    experiments,
    glossary,
    metrics,
    minutes,
    questions,
    risks,
    streams,
    wins,
)
from meetingtui.steps.review.registers.verb import Register

REGISTERS: dict[str, Register] = {
    one.of: one
    for one in (
        actions.REGISTER,
        decisions.REGISTER,
        agreements.REGISTER,
        risks.REGISTER,
        questions.REGISTER,
        metrics.REGISTER,
        exchanges.REGISTER,
        glossary.REGISTER,
        minutes.REGISTER,
        streams.REGISTER,
        experiments.REGISTER,
        concerns.REGISTER,
        wins.REGISTER,
    )
}
"""Every register that an agenda may name."""
