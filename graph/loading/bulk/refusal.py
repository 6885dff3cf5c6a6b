"""Why something is not loaded in bulk but in transactions."""


class NotInBulkError(Exception):
    """The graph or the input is not for bulk loading; its message is a clause that says why."""
