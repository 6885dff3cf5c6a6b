"""What the contents say: sentences from the community's words, one subject for each thread."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leylines.graph.demo.reactions import Wording
from leylines.graph.demo.threads import Threads
from leylines.graph.demo.world import Subject, World, read_toml

HAPPY = 0.3  # share of topics and messages that tell of a joy; a question always has a trouble


@dataclass(frozen=True, eq=False)
class Texts:
    """Title (openings only), text and topic of each content."""

    titles: list[str | None]
    texts: list[str]
    topics: list[str | None]


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
    sentences = read_toml("sentences.toml")
    dice = rng.integers(0, 1 << 30, (len(threads), 6)).tolist()
    joyful = _joyful(world, threads, rng).tolist()
    networks = world.network_of.tolist()
    texts: list[str] = []
    titles: list[str | None] = []
    topics: list[str | None] = []
    rows = zip(
        *(column.tolist() for column in (threads.community, threads.parent, threads.root)),
        *(column.tolist() for column in (threads.depth, threads.answer, wording.mentions)),
        wording.quotes.tolist(),
        strict=True,
    )
    for row, (community, parent, root, depth, answer, mentioned, quotes) in enumerate(rows):
        subjects = world.communities[community].subjects
        subject = subjects[dice[root][0] % len(subjects)]
        mood = "joy" if joyful[root] else "trouble"
        words = _words(subject, dice[root], dice[row])
        act = (
            "opening"
            if depth == 0
            else "answer"
            if answer
            else "reply"
            if depth == 1
            else "further"
        )
        text = _said(sentences[act][mood], dice[row][1], words)
        if quotes:
            text = _said(sentences["quote"]["any"], dice[row][1], {"quoted": _first(texts[parent])})
        if mentioned >= 0:
            named = {"text": text, "handle": handles[networks[community]][mentioned]}
            text = _said(sentences["mention"]["any"], dice[row][2], named)
        texts.append(text)
        titled = depth == 0 and world.networks[networks[community]].opening != "message"
        titles.append(_said(sentences["title"][mood], dice[row][3], words) if titled else None)
        topics.append(subject.topic if depth == 0 else None)
    return Texts(titles, texts, topics)


def _joyful(world: World, threads: Threads, rng: np.random.Generator) -> NDArray[np.bool_]:
    asks = np.array([network.opening == "question" for network in world.networks])
    return np.asarray(
        (rng.random(len(threads)) < HAPPY) & ~asks[world.network_of[threads.community]]
    )


def _words(subject: Subject, thread: Sequence[int], own: Sequence[int]) -> dict[str, str]:
    """Return what fills the braces: the thread's trouble and joy, advice of one's own."""
    first = own[4] % len(subject.advice)
    words = {
        "topic": subject.topic,
        "trouble": subject.troubles[thread[1] % len(subject.troubles)],
        "joy": subject.joys[thread[1] % len(subject.joys)],
        "advice": subject.advice[first],
        "other": subject.advice[
            (first + 1 + own[5] % (len(subject.advice) - 1)) % len(subject.advice)
        ],
    }
    return words | {word.capitalize(): _sentence(text) for word, text in words.items()}


def _said(sentences: Sequence[str], die: int, words: dict[str, str]) -> str:
    return sentences[die % len(sentences)].format_map(words)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _first(text: str) -> str:
    """Return the first sentence, without the quotation that it may itself begin with."""
    own = text.rpartition("” ")[2]
    end = min((at for at in (own.find(mark) for mark in ".!?") if at > 0), default=len(own) - 1)
    return own[: end + 1]
