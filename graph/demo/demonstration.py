"""The demonstration data from a seed: who is there, what they write, who reacts."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from leylines.graph.demo.people import People, draw_people, handles
from leylines.graph.demo.planting import plant
from leylines.graph.demo.reactions import choose_wording, react
from leylines.graph.demo.text import write_texts
from leylines.graph.demo.threads import Threads, write_threads
from leylines.graph.demo.truth import Truth
from leylines.graph.demo.world import read_world
from leylines.graph.demo.write import Demo, write_tables

PEOPLE = 2_000


def generate(seed: int = 1, *, strength: float = 1.0, people: int = PEOPLE) -> tuple[Demo, Truth]:
    """Invent two years of three networks, with planted truth.

    Parameters
    ----------
    seed : int
        The same seed gives the same data.
    strength : float
        How strongly the truth is planted: 1 fully, 0 not at all.
    people : int
        How many; fewer than 1,000 leave the small communities too small for their parts.

    Examples
    --------
    >>> demo, truth = generate(seed=1)
    >>> len(demo.people), len(truth.heroes)
    (2000, 12)
    """
    world = read_world()
    who, planting, writing, wording, reacting, text, naming = (
        np.random.default_rng(each) for each in np.random.SeedSequence(seed).spawn(7)
    )
    everybody = draw_people(world, people, who)
    devotions, truth = plant(world, everybody, seed, strength, planting)
    threads = write_threads(world, everybody, devotions, writing)
    words = choose_wording(world, everybody, threads, wording)
    names = [handles(everybody, network, naming) for network in range(len(world.networks))]
    return Demo(
        world=world,
        people=everybody,
        handles=names,
        threads=threads,
        texts=write_texts(world, threads, words, names, text),
        reactions=react(world, everybody, threads, words, devotions, reacting),
        views=_views(everybody, threads, text),
    ), truth


def write_demo(folder: Path, seed: int = 1, *, strength: float = 1.0) -> Truth:
    """Write the demonstration data: a folder of canonical CSV for each network, and ``truth.json``.

    Parameters
    ----------
    folder : Path
        Made if it does not exist; files of the same names are replaced.
    seed : int
        The same seed gives the same bytes.
    strength : float
        How strongly the truth is planted: 1 fully, 0 not at all.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     truth = write_demo(Path(folder))
    ...     sorted(path.name for path in Path(folder).iterdir())
    ['askwell', 'hearth', 'lantern', 'truth.json']
    """
    demo, truth = generate(seed, strength=strength)
    for position, network in enumerate(demo.world.networks):
        write_tables(demo.tables(position), folder / network.id)
    truth.write(folder / "truth.json")
    return truth


def _views(people: People, threads: Threads, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return how often each opening was seen, the more the more appealing; -1 for replies."""
    appeal = people.appeal[threads.author, threads.community]
    seen = np.floor(30 * appeal * rng.lognormal(0.0, 1.0, len(threads))).astype(np.int64) + 1
    return np.where(threads.depth == 0, seen, -1)
