"""What a file cannot hold as it is: every change that a format makes to a value is counted."""

from collections import Counter


class Changes:
    """The values that had to change type or were dropped, while one file is written.

    Examples
    --------
    >>> changes = Changes()
    >>> changes.note("what is not known is left out", 2)
    >>> changes.note("y grows upwards here", 0)
    >>> changes.told
    [{'change': 'what is not known is left out', 'values': 2}]
    """

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def note(self, change: str, values: int = 1) -> None:
        """Count so many values that were changed in one way."""
        if values:
            self._counted[change] += values

    @property
    def told(self) -> list[dict[str, str | int]]:
        """Each change, and how many values it befell, in the order of the changes."""
        return [{"change": change, "values": values} for change, values in self._counted.items()]
