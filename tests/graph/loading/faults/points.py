"""The points of a load at which something can happen, and making it happen at one of them."""

from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from neo4j import ManagedTransaction, Session

from leylines.graph.loading.rejects import RejectsFile

WRAPPED = {
    "transaction": (Session, "execute_write"),  # before it begins, and after it was committed
    "statement": (ManagedTransaction, "run"),
    "commit": (ManagedTransaction, "_commit"),
    "rejects": (RejectsFile, "append"),
}


class Points:
    """Counts the points that a load comes by, and acts at one of them, once.

    Before and behind each call of the driver and each write to the rejects file is a point. The
    result of a statement is read after it, so the server may still be at work then.
    """

    def __init__(self, act_at=None, act=None, only=None):
        self.act_at, self.act, self.only = act_at, act, only
        self.names = []

    def come_by(self, name):
        if self.only in (None, name):
            self.names.append(name)
            if len(self.names) - 1 == self.act_at:
                self.act()

    @contextmanager
    def watched(self):
        with ExitStack() as patches:
            for name, (owner, attribute) in WRAPPED.items():
                wrapper = self._around(name, getattr(owner, attribute))
                patches.enter_context(patch.object(owner, attribute, wrapper))
            yield self

    def _around(self, name, call):
        def around(*arguments, **named):
            self.come_by(f"before {name}")
            result = call(*arguments, **named)
            self.come_by(f"after {name}")
            return result

        return around
