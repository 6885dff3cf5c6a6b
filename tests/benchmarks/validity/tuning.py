"""The search for better parameters: chosen on training cuts, shown on cuts and data not used.

The training part is the first half of the cuts of two data sets; held out are the later cuts of the
same, and data sets that have no part in the choice. The grid is small and there is no chance in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from leylines.graph.network import Parameters
from leylines.queries.scores import contextual_scores
from leylines.queries.validation import Split
from leylines.queries.validation.measures import Ranking, ndcg, spearman
from leylines.queries.validation.outcomes import outcomes
from leylines.queries.validation.scene import set_scene

GAMMAS = (0.0, 0.25, 0.5)
DEPTHS = (0.0, 0.25, 0.5)
HALF_LIVES = (14.0, 30.0, 60.0, 90.0, 180.0)
GRID = tuple(product(HALF_LIVES, GAMMAS, DEPTHS))
MIXES = ((14.0, 180.0), (30.0, 180.0), (30.0, 365.0), (14.0, 90.0))
"""Half-lives of which each counts half, tried with the default's gamma and depth."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A choice and its mean NDCG at 100 and Spearman over splits and outcomes."""

    half_lives: tuple[float, ...]
    gamma: float
    depth: float
    ndcg: float
    spearman: float

    @property
    def quality(self) -> float:
        """What is maximised: the first places and the whole order count alike."""
        return (self.ndcg + self.spearman) / 2


def choices() -> list[tuple[tuple[float, ...], float, float]]:
    default = Parameters()
    single = [((life,), gamma, depth) for life, gamma, depth in GRID]
    return single + [(mix, default.gamma, default.depth) for mix in MIXES]


def tried(splits: Sequence[Split], groups=None, among=None) -> list[Tried]:
    """Try every choice on every split."""
    wanted = choices() if among is None else among
    found = {choice: [] for choice in wanted}
    for split in splits:
        scene = set_scene(split, Parameters(), groups)
        measured = [each for each in outcomes(scene) if each.name != "accepted"]
        age = split.until // 86_400_000 - scene.flow.at // 86_400_000
        kept = scene.flow.value / np.exp2(-age / scene.parameters.half_life_days)
        once = np.ones((1, len(scene.contexts.person)), np.uint8)
        for choice in wanted:
            lives, gamma, depth = choice
            value = kept * np.mean([np.exp2(-age / life) for life in lives], axis=0)
            score = contextual_scores(
                scene.contexts, value, gamma=gamma, depth=depth, tolerance=1e-6
            )
            for outcome in measured:
                both = [_both(score, outcome, block, once) for block in outcome.blocks]
                found[choice].append(np.mean(both, axis=0))
    return [Tried(*choice, *np.nanmean(values, axis=0)) for choice, values in found.items()]


def _both(score, outcome, block, once):
    gain = outcome.gain[block]
    ranking, ideal = Ranking.of(score[block]), Ranking.of(gain)
    weights = once[:, : len(block)]
    return ndcg(ranking, ideal, gain, weights)[0], spearman(ranking, ideal, weights)[0]


def best(results: Sequence[Sequence[Tried]]) -> tuple[tuple[float, ...], float, float]:
    """Return the choice that is best on the mean over the data sets."""
    quality = np.mean([[each.quality for each in result] for result in results], axis=0)
    chosen = results[0][int(np.argmax(quality))]
    return chosen.half_lives, chosen.gamma, chosen.depth


def default_choice() -> tuple[tuple[float, ...], float, float]:
    told = Parameters()
    return (told.half_life_days,), told.gamma, told.depth
