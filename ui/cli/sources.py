"""``leylines sources``: what can be read, and what a source can be told."""

from typing import Annotated

import typer

from leylines.ui.cli.app import app, examples
from leylines.ui.cli.options import Json
from leylines.ui.cli.screen import print_json, print_table, say


@app.command(
    epilog=examples("leylines sources", "leylines sources graphml", "leylines sources --json")
)
def sources(
    name: Annotated[str | None, typer.Argument(help="One of them, with its options.")] = None,
    json: Json = False,
) -> None:
    """List what can be loaded, and what each source carries."""
    from leylines.graph.sources import SOURCES, Source, source_named
    from leylines.graph.sources.carried import COLUMNS, carried

    def told(each: Source) -> dict[str, object]:
        return {
            "name": each.name,
            "title": each.title,
            "carries": sorted(each.carries),
            "described": each.described,
            "options": dict(each.options),
        }

    if name is None:
        every = [each for _, each in sorted(SOURCES.items())]
        if json:
            print_json([told(each) for each in every])
        else:
            rows = [{"name": each.name, "title": each.title, **carried(each)} for each in every]
            headings = {
                "name": "name",
                "title": "reads",
                **dict(zip(COLUMNS, COLUMNS, strict=True)),
            }
            print_table(rows, headings)
        return
    source = source_named(name)
    if json:
        print_json(told(source))
        return
    say(f"{source.name}: {source.title}")
    say(f"carries {', '.join(sorted(source.carries))}; the format is described at")
    say(f"{source.described}\n")
    options = [{"option": option, "": says} for option, says in source.options.items()]
    print_table(options, {"option": "option", "": "what it says"})
