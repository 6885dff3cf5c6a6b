"""Who decides: the user of this program, as the system knows them."""

import getpass


def this_user() -> str:
    """Return the name of the user, or ``unknown``.

    Examples
    --------
    >>> bool(this_user())
    True
    """
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a system or container may know no name
        return "unknown"
