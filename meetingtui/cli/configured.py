"""What a person has chosen in `config.toml`, for every command that opens a screen."""

from __future__ import annotations

from meetingtui.cli.printing import print_line
from meetingtui.core.problems import Problem, errors
from meetingtui.files.config import Config, load_config


def chosen() -> tuple[Config, str]:
    """What is chosen, and the sentence that the screen begins with where the file is wrong: a meeting waits for none.

    The same sentence goes to standard error, where it still stands once the screen is left.
    """
    config, problems = load_config()
    wrong = errors(problems)
    if not wrong:
        return config, ""
    sentence = _said(wrong)
    print_line(sentence, err=True)
    return config, sentence


def _said(wrong: list[Problem]) -> str:
    more = f"; {len(wrong) - 1} more" if len(wrong) > 1 else ""
    first = f"{wrong[0]}{more}"
    return f"{first}{'' if first.endswith('?') else '.'} Nothing in that file holds until it is mended."
