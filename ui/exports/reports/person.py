"""The report of a person: both standings, influence in and out, and what proves it."""

from collections.abc import Sequence

from leylines.ui.canvas import NetworkView
from leylines.ui.canvas.builders import Ask
from leylines.ui.exports.reports.blocks import Block, Row, evidence, figures, table, terms
from leylines.ui.exports.reports.network import network
from leylines.ui.exports.reports.proofs import influence_items
from leylines.ui.pages.parts.text import between

NEIGHBOURS, PROVED = 15, 5
TERMS = ("score", "interval", "local", "global", "lift", "quadrant", "probability")


def person_blocks(ask: Ask, view: NetworkView, key: str) -> list[Block]:
    """Return the report's blocks.

    Parameters
    ----------
    ask : callable
        Asks a named question.
    view : NetworkView
        The network around the person.
    key : str
        The person's id.
    """
    card = ask("person_card", person=key)[0]
    outward = ask("whom_a_person_influences", person=key, limit=NEIGHBOURS)
    inward = ask("who_influences_a_person", person=key, limit=NEIGHBOURS)
    declared = [row for row in card["standings"] if row["kind"] != "detected"]
    columns = ("name", "probability", "interval", "interactions", "last_at")
    proofs = influence_items(ask, key, card["name"] or key, outward[:PROVED])
    return [
        _figures(card),
        table(
            "Here and everywhere", declared,
            ("name", "rank", "score", "interval", "percentile", "lift", "quadrant"),
        ),
        network(view),
        table("Whom they influence", outward, columns, _listed(outward, card["influences"])),
        table("Who influences them", inward, columns, _listed(inward, card["influenced_by"])),
        evidence("What proves it", proofs, "" if proofs else "They influence nobody."),
        table("Accounts", card["accounts"], ("handle", "network", "evidence")),
        terms(*TERMS),
    ]  # fmt: skip


def _figures(card: Row) -> Block:
    score, percentile, rank = (card[f"global_{name}"] for name in ("score", "percentile", "rank"))
    return figures(
        (
            "Score everywhere",
            "unknown" if score is None else f"{score:.1f}",
            between(card["global_low"], card["global_high"]),
        ),
        (
            "Standing everywhere",
            "unknown" if percentile is None else f"{percentile:.1f}",
            "" if rank is None else f"rank {rank:,}",
        ),
        ("Influences", f"{card['influences']:,}", "people"),
        ("Is influenced by", f"{card['influenced_by']:,}", "people"),
    )


def _listed(rows: Sequence[Row], of: int) -> str:
    return f"The strongest {len(rows)} of {of:,}." if of > len(rows) else ""
