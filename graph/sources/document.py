"""The page of documentation of all sources, made from what they say of themselves.

``python -m leylines.graph.sources.document > docs/sources/README.md`` renews it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from leylines.graph.sources.carried import COLUMNS, carried
from leylines.graph.sources.registry import SOURCES
from leylines.graph.sources.source import Source

PAGES = Path(__file__).resolve().parents[2] / "docs" / "sources"
_INTRODUCTION = """\
# What can be read

    leylines load SOURCE PATH --network NAME [--option name=value]

`leylines sources` prints this table, `leylines sources NAME` one source with its options. What the
columns say: whether interactions have times; whether contents (posts, messages) come with them, and
communities; whether likes are told with who liked or only as a count, from which no interaction can
be made; whether the source can say that several accounts are one person.

This page is made from the sources by `python -m leylines.graph.sources.document`.
"""


def markdown() -> str:
    """Return the page.

    Examples
    --------
    >>> markdown().splitlines()[0]
    '# What can be read'
    """
    return "\n".join([_INTRODUCTION, *_table(), *_options()])


def _named() -> Iterator[tuple[str, Source]]:
    yield from sorted(SOURCES.items())


def _table() -> Iterator[str]:
    yield f"| source | reads | {' | '.join(COLUMNS)} | format described |"
    yield f"|---|---|{'---|' * len(COLUMNS)}---|"
    for name, source in _named():
        told = " | ".join(carried(source).values())
        described = source.described
        if described.startswith("docs/"):
            described = f"[here]({_relative(described)})"
        yield f"| {_page(name)} | {_cell(source.title)} | {told} | {described} |"
    yield ""


def _page(name: str) -> str:
    page = f"{name}.md" if (PAGES / f"{name}.md").is_file() else "../sources.md"
    return f"[`{name}`]({page})"


def _relative(page: str) -> str:
    """Return the address of a page of the documentation from the folder of this one.

    Examples
    --------
    >>> _relative("docs/sources.md"), _relative("docs/sources/table.md")
    ('../sources.md', 'table.md')
    """
    inside = page.removeprefix("docs/sources/")
    return inside if inside != page else f"../{page.removeprefix('docs/')}"


def _options() -> Iterator[str]:
    yield "## Options\n\n| source | option | |\n|---|---|---|"
    for name, source in _named():
        for option, meaning in source.options.items():
            yield f"| `{name}` | `{option}` | {_cell(meaning)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(markdown())
