"""The source itself: archives of mailing lists, and mailboxes, read twice.

A message becomes a content under the one it replies to (``In-Reply-To``, else the last of
``References``), in the list that it went to (``List-Id``, else ``List-Post``, else the option
``list``), and REPLIED to the author of that one, if it is there. A message to no list is MESSAGED
to each one in ``To``.

An account is an address, but the address itself is not kept: the id is the SHA-256 of it in small
letters, the same in every network. Recipients of a list's message are no interaction: a reply goes
to all who were ever part of the thread, whom nobody named.

The format: RFC 4155 (mbox), RFC 5322 and 2045 to 2047 (messages), RFC 2919 (List-Id);
cr.yp.to/proto/maildir.html (Maildir).
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from leylines.graph.model import Batch
from leylines.graph.sources.exports import export_files, opened_export
from leylines.graph.sources.gathering import Item, gathered_batches, items_of
from leylines.graph.sources.mail.files import message_files, messages_in
from leylines.graph.sources.mail.known import Known
from leylines.graph.sources.mail.readers import read_message, shown
from leylines.graph.sources.options import check_options


class Mail:
    """Mailing lists and mailboxes."""

    name = "mail"
    title = "Mail: mbox files (plain or packed), Maildir folders, .eml files"
    carries = frozenset({"times", "contents", "communities"})
    described = "www.rfc-editor.org/rfc/rfc4155"
    options: Mapping[str, str] = MappingProxyType(
        {"list": "the list (users.example.org) of messages that do not say it themselves"}
    )

    def files(self, path: Path) -> tuple[Path, ...]:
        """Return the files that hold messages."""
        return export_files(path, message_files, "mbox, Maildir or .eml file")

    def batches(self, path: Path, options: Mapping[str, str]) -> Iterator[Batch]:
        """Yield the messages. The option ``list`` says where those belong that do not say it."""
        check_options(self.name, options, self.options)
        of_list = options.get("list", "").casefold()
        self.files(path)
        known = Known()
        with opened_export(path) as tree:
            names, messages = message_files(tree), partial(messages_in, tree)
            for item in items_of(names, messages):
                if isinstance(item, Item):
                    known.learn(item.value, of_list)
            items, read = items_of(names, messages), partial(read_message, known, of_list)
            yield from gathered_batches(path.name, items, read, shown)
