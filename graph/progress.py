"""How long work tells how far it is: by a function of the caller's; no layer knows a screen."""

from typing import Protocol


class Progress(Protocol):
    """Told now and then how far a task is.

    Called as ``progress(task, done, total)``: the task's name as a person reads it, the units done
    (rows, bytes, steps) and their total, or ``None`` where nobody knows it yet. A task is finished
    when ``done == total``.
    """

    def __call__(self, task: str, done: int, total: int | None = None) -> None:
        """Take one report."""


def silent(task: str, done: int, total: int | None = None) -> None:
    """Take every report and show none."""
