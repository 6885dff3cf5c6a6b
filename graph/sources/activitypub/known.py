"""What is known before anything is read: who wrote what, who is no person, what is taken back.

This is held in memory: some 350 bytes a post and 300 a boost, like or follow
(measured).
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from leylines.graph.model import Kind
from leylines.graph.sources.activitypub.addresses import address, author_in, time_in
from leylines.graph.sources.activitypub.documents import ACTOR, Told
from leylines.graph.sources.fields import Object, objects, text, time_of
from leylines.graph.sources.records import Unusable

ACTS: dict[str, Kind] = {
    "Announce": "REPOSTED",
    "Like": "LIKED",
    "EmojiReact": "LIKED",
    "Follow": "FOLLOWED",
}
WRITES = ("Create", "Update")
POSTS = ("Note", "Article", "Page", "Question", "Video", "Audio", "Image", "Event")
PERSON, OTHERS = "Person", ("Service", "Application", "Group", "Organization")


@dataclass(slots=True)
class Post:
    """Who wrote a post, when, in which tags, and when it was last edited."""

    author: str | None
    at: datetime
    tags: tuple[str, ...]
    edited_at: datetime


@dataclass
class Known:
    """The posts by address, what was done and undone, what was deleted, whose each folder is."""

    posts: dict[str, Post] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    automatic: set[str] = field(default_factory=set)
    owners: dict[str, str] = field(default_factory=dict)

    def learn(self, told: Told) -> None:
        """Take in what is told; what cannot be used will be a reject when it is read."""
        value = told.value
        if not isinstance(value, dict):
            return
        kind, within, it = type_of(value), value.get("object"), address(value.get("object"))
        if kind in OTHERS and (actor := address(value)):
            self.automatic.add(actor)
        elif kind == PERSON and told.file == ACTOR:
            if actor := address(value):
                self.owners[told.folder] = actor
        elif kind in ACTS:
            if act := act_of(value):
                self.acts[address(value) or act] = act
        elif kind == "Undo":
            if undone := it or (act_of(within) if isinstance(within, dict) else None):
                self.undone.add(undone)
        elif kind == "Delete":
            if it:
                self.deleted.add(it)
        elif (post := post_in(value)) is not None:
            self._learn_post(value, post)

    def _learn_post(self, activity: Object, post: Object) -> None:
        try:
            learned = post_of(activity, post)
        except Unusable:
            return
        address_of = address(post)
        before = self.posts.get(address_of or "")
        if address_of and (before is None or before.edited_at < learned.edited_at):
            self.posts[address_of] = learned

    def is_undone(self, activity: Object) -> bool:
        """Say whether an act was taken back."""
        act = act_of(activity)
        return (address(activity) or act) in self.undone or act in self.undone

    @cached_property
    def standing(self) -> set[str]:
        """What was done and not taken back, once all is learned; done once more, it stands."""
        return {act for name, act in self.acts.items() if name not in self.undone}

    def author_of(self, post: str | None) -> str | None:
        """Return who wrote a post, if that can be known."""
        found = self.posts.get(post or "")
        author = found.author if found else author_in(post or "")
        return None if author in self.automatic else author

    def time_of(self, post: str) -> datetime | None:
        """Return when a post was written, if that can be known."""
        found = self.posts.get(post)
        return found.at if found else time_in(post)

    def tags_of(self, post: str | None) -> tuple[str, ...]:
        """Return the hashtags of a post."""
        found = self.posts.get(post or "")
        return found.tags if found else ()


def act_of(activity: Object) -> str | None:
    """Return what tells an act from others: who did it to what; doing it again is the same."""
    actor, it = address(activity.get("actor")), address(activity.get("object"))
    kind = type_of(activity)
    return f"{ACTS[kind].lower()}-{it}-{actor}" if kind in ACTS and it and actor else None


def post_in(value: Object) -> Object | None:
    """Return the post that an activity brings, or that a document is."""
    if type_of(value) in WRITES:
        value = value["object"] if isinstance(value.get("object"), dict) else {}
    return value if type_of(value) in POSTS else None


def type_of(value: object) -> str:
    """Return the type of an object, of several the first.

    Examples
    --------
    >>> type_of({"type": ["Note", "Event"]})
    'Note'
    """
    found = value.get("type") if isinstance(value, dict) else None
    if isinstance(found, list):
        found = found[0] if found else None
    return found if isinstance(found, str) else ""


def post_of(activity: Object, post: Object) -> Post:
    """Return what is known of a post by itself."""
    author = address(post.get("attributedTo")) or address(activity.get("actor"))
    at = time_of(post, "published") or time_of(activity, "published")
    if at is None:
        raise Unusable("there is no published", "published")
    return Post(author, at, tags_of(post), time_of(post, "updated") or at)


def tags_of(post: Object) -> tuple[str, ...]:
    """Return the hashtags of a post, each once; case does not matter."""
    names = []
    for tag in objects(post, "tag"):
        try:
            name = text(tag, "name") if type_of(tag) == "Hashtag" else None
        except Unusable:
            continue
        if name and name.strip("#"):
            names.append(name.strip("#")[:100].casefold())
    return tuple(dict.fromkeys(names))
