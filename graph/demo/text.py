"""What the contents say: sentences from the community's words, one subject for each thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from leylines.graph.demo.reactions import Wording
from leylines.graph.demo.threads import Threads
from leylines.graph.demo.world import Subject, World, read_toml

HAPPY = 0.3  # share of topics and messages that tell of a joy; a question always has a trouble
CLOSES = 3  # one in so many adds a closing sentence

Sentences = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Texts:
    """Text, title (of topics and questions) and topic (of openings) of each content."""

    texts: list[str] = field(default_factory=list)
    titles: list[str | None] = field(default_factory=list)
    topics: list[str | None] = field(default_factory=list)


def write_texts(
    world: World,
    threads: Threads,
    wording: Wording,
    handles: Sequence[Sequence[str]],
    rng: np.random.Generator,
) -> Texts:
    """Write every content's text, in order of time, so that a reply can quote what it is under.

    Parameters
    ----------
    world : World
    threads : Threads
    wording : Wording
    handles : sequence of sequence of str
        Everybody's handle, by network.
    rng : numpy.random.Generator
    """
    sentences: Sentences = read_toml("sentences.toml")
    dice = _dice(threads, rng)
    openings = np.array([network.opening for network in world.networks])[world.network_of]
    places = list(zip(world.communities, openings.tolist(), world.network_of.tolist(), strict=True))
    moods = _moods(openings, threads, rng)
    columns = (threads.community, threads.root, threads.parent, wording.quotes, wording.mentions)
    rows = zip(_acts(threads), *(column.tolist() for column in columns), strict=True)
    written = Texts()
    for row, (act, place, root, parent, quotes, mentioned) in enumerate(rows):
        community, opening, network = places[place]
        subject = community.subjects[dice[root][0] % len(community.subjects)]
        words = _words(subject, dice[root], dice[row])
        text = _said(sentences[act][moods[root]], dice[row][1], words)
        if dice[row][5] % CLOSES == 0:
            closings = sentences["closing"]["first" if act == "opening" else "later"]
            text = f"{text} {_said(closings, dice[row][2], words)}"
        if quotes:
            quoted = {"quoted": _first_sentence(written.texts[parent])}
            text = _said(sentences["quote"]["any"], dice[row][2], quoted)
        if mentioned >= 0:
            named = {"text": text, "handle": handles[network][mentioned]}
            text = _said(sentences["mention"]["any"], dice[row][2], named)
        titled = act == "opening" and opening != "message"
        title = _said(sentences["title"][moods[root]], dice[row][3], words) if titled else None
        written.texts.append(text)
        written.titles.append(title)
        written.topics.append(subject.topic if act == "opening" else None)
    return written


def _dice(threads: Threads, rng: np.random.Generator) -> Sequence[Sequence[int]]:
    """Return six numbers for each content that do not soon come back in the same thread.

    Each thread walks from a number of its own by steps that share no factor with how many
    sentences there are of most kinds (8, 10, 12) or how much advice (3), so that all of them come
    before one is repeated.
    """
    count = len(threads)
    by_thread = np.argsort(threads.root, kind="stable")
    first = np.searchsorted(threads.root[by_thread], threads.root[by_thread])
    turn = np.empty(count, dtype=np.int64)
    turn[by_thread] = np.arange(count) - first
    start = rng.integers(0, 1 << 30, (count, 6))[threads.root]
    step = rng.choice([1, 7, 11, 13], (count, 6))[threads.root]
    dice: list[list[int]] = (start + turn[:, None] * step).tolist()
    return dice


def _acts(threads: Threads) -> list[str]:
    """Return what each content does, as the sections of ``sentences.toml`` name it."""
    act = np.array(["opening", "reply", "further"])[np.minimum(threads.depth, 2)]
    asker = threads.author[threads.root] == threads.author
    act = np.where(asker & (threads.depth > 0), "back", act)
    acts: list[str] = np.where(threads.answer, "answer", act).tolist()
    return acts


def _moods(openings: NDArray[np.str_], threads: Threads, rng: np.random.Generator) -> Sequence[str]:
    happy = (rng.random(len(threads)) < HAPPY) & (openings[threads.community] != "question")
    moods: list[str] = np.where(happy, "joy", "trouble").tolist()
    return moods


def _words(subject: Subject, thread: Sequence[int], own: Sequence[int]) -> dict[str, str]:
    """Return what fills the braces: the thread's trouble and joy, and advice of one's own."""
    many = len(subject.advice)
    first, step = own[4] % many, 1 + own[5] % (many - 1)
    words = {
        "topic": subject.topic,
        "trouble": subject.troubles[thread[1] % len(subject.troubles)],
        "joy": subject.joys[thread[1] % len(subject.joys)],
        "advice": subject.advice[first],
        "other": subject.advice[(first + step) % many],
    }
    return words | {name.capitalize(): text[0].upper() + text[1:] for name, text in words.items()}


def _said(sentences: Sequence[str], die: int, words: Mapping[str, str]) -> str:
    return sentences[die % len(sentences)].format_map(words)


def _first_sentence(text: str) -> str:
    """Return the first sentence, without the quotation that it may itself begin with."""
    own = text.rpartition("” ")[2]
    ends = [at for at in map(own.find, ".!?") if at > 0]
    return own[: min(ends, default=len(own)) + 1]
