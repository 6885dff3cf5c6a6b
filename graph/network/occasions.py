"""Occasions: what a person gave others to react to, and who was there to do so."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.network.interactions import Interactions, Lists
from leylines.graph.network.strength import DAY, InfluenceFlow


@dataclass(frozen=True, slots=True)
class Window:
    """The time that counts: after ``since``, up to and with ``until`` (milliseconds)."""

    since: float
    until: int

    def holds(self, at: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which times lie in it."""
        return (at > self.since) & (at <= self.until)


@dataclass(frozen=True, slots=True, eq=False)
class Occasions:
    """Whose occasion each is, and the communities it lay in (never none: see :func:`nowhere`)."""

    owner: NDArray[np.int32]
    communities: Lists


def nowhere(interactions: Interactions) -> int:
    """Return the position that stands for "in no community", as if it were one more."""
    return len(interactions.communities)


def occasions(interactions: Interactions, window: Window) -> Occasions:
    """Return the occasions of the window: contents, or days for those who wrote nothing.

    A person who wrote something in the window has its contents of that time as occasions. A person
    who wrote nothing has the UTC days on which it acted or was acted upon.
    """
    contents = interactions.contents
    written = np.flatnonzero(window.holds(content_times(interactions)) & (contents.author >= 0))
    author = contents.author[written]
    lists = contents.communities.filled(nowhere(interactions)).take(written)

    wrote = np.zeros(len(interactions.persons), dtype=np.bool_)
    wrote[author] = True
    person, days = _active_days(interactions, window, ~wrote)
    return Occasions(
        owner=np.concatenate([author, person]),
        communities=Lists(
            np.concatenate([lists.indptr, lists.indptr[-1] + days.indptr[1:]]),
            np.concatenate([lists.indices, days.indices]),
        ),
    )


def content_times(interactions: Interactions) -> NDArray[np.int64]:
    """Return when each content was written; where unknown, when an interaction first named it.

    Milliseconds; 0 where neither is known.
    """
    times = interactions.contents.at.copy()
    named = np.flatnonzero(interactions.content >= 0)
    first = np.full(len(times), np.iinfo(np.int64).max)
    np.minimum.at(first, interactions.content[named], interactions.at[named])
    unknown = (times == 0) & (first < np.iinfo(np.int64).max)
    times[unknown] = first[unknown]
    return times


def occasion_of(interactions: Interactions, flow: InfluenceFlow) -> NDArray[np.int64]:
    """Return the occasion through which each contribution flowed, as a number.

    It is the content if the one who influences wrote it; else that content's parent, if they wrote
    that; else the content itself; and without a content the UTC day. (A like points to what was
    liked, a reply to itself, whose parent is what was replied to.)
    """
    contents = interactions.contents
    content = interactions.content[flow.event].astype(np.int64)
    occasion = content.copy()
    named = np.flatnonzero(content >= 0)
    parent = contents.parent[content[named]]
    author = np.append(contents.author, -1)  # so that a parent of -1 has the author -1
    theirs = flow.source[named]
    by_parent = (author[content[named]] != theirs) & (author[parent] == theirs)
    occasion[named[by_parent]] = parent[by_parent]
    return np.where(content < 0, len(contents.ids) + flow.at // DAY, occasion)


def active_communities(interactions: Interactions, window: Window) -> Lists:
    """Return for each person where it acted or wrote in the window (or :func:`nowhere`)."""
    acts = np.flatnonzero(window.holds(interactions.at))
    written = np.flatnonzero(
        window.holds(content_times(interactions)) & (interactions.contents.author >= 0)
    )
    acted_in = interactions.in_communities.filled(nowhere(interactions)).take(acts)
    wrote_in = interactions.contents.communities.filled(nowhere(interactions)).take(written)
    persons = np.concatenate(
        [
            interactions.actor[acts][acted_in.rows()],
            interactions.contents.author[written][wrote_in.rows()],
        ]
    )
    communities = np.concatenate([acted_in.indices, wrote_in.indices])
    return Lists.of(persons, communities, len(interactions.persons))


def _active_days(
    interactions: Interactions, window: Window, persons: NDArray[np.bool_]
) -> tuple[NDArray[np.int32], Lists]:
    """Return the days of the marked persons: whose each is, and the communities seen on it."""
    held = np.flatnonzero(window.holds(interactions.at))
    person = np.concatenate([interactions.actor[held], interactions.target[held]])
    event = np.concatenate([held, held])
    marked = persons[person]
    person, event = person[marked], event[marked]
    day = interactions.at[event] // DAY
    first = day.min(initial=0)
    span = int(day.max(initial=0) - first) + 1
    keys, row = np.unique(person.astype(np.int64) * span + (day - first), return_inverse=True)
    communities = interactions.in_communities.filled(nowhere(interactions)).take(event)
    lists = Lists.of(row[communities.rows()], communities.indices, len(keys))
    return (keys // span).astype(np.int32), lists
