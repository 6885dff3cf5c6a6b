"""Whom a text in GitHub's Markdown names."""

import re

CODE = re.compile(r"```.*?(?:```|\Z)|<!--.*?(?:-->|\Z)|`[^`\n]*`", re.DOTALL)
"""GitHub notifies nobody who is named in code, or in what it does not show."""

MENTION = re.compile(r"(?<![\w@/.`-])@([A-Za-z0-9][A-Za-z0-9-]{0,38})(?![\w/-])")
"""``@org/team`` names a team, which is no account."""


def mentions_in(text: str | None) -> list[str]:
    """Return the logins that a text names, in small letters, each once.

    Examples
    --------
    >>> mentions_in("@Ada and @ada, not @org/team nor `@code` nor a@b.org")
    ['ada']
    """
    if not text or "@" not in text:
        return []
    shown = CODE.sub(" ", text)
    return list(dict.fromkeys(login.casefold() for login in MENTION.findall(shown)))
