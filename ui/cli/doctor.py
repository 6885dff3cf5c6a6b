"""``leylines doctor``: says what is wrong with the set-up, and how to mend it."""

from dataclasses import asdict

import typer

from leylines.ui.cli.app import app, examples
from leylines.ui.cli.checks import Finding, check_everything
from leylines.ui.cli.options import Json
from leylines.ui.cli.screen import output, print_json, shown

COLOURS = {"ok": "green", "note": "yellow", "problem": "red"}


@app.command(epilog=examples("leylines doctor", "leylines doctor --json"))
def doctor(json: Json = False) -> None:
    """Check the set-up.

    Says line by line what is wrong and how to mend it; ends with 1 if something is.
    """
    findings = list(check_everything())
    if json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            _print(finding)
    if any(finding.verdict == "problem" for finding in findings):
        raise typer.Exit(1)


def _print(finding: Finding) -> None:
    console = output()
    console.print(f"{finding.verdict:8}", style=COLOURS[finding.verdict], end="")
    console.print(f"{finding.what}: {shown(finding.found)}", markup=False, soft_wrap=True)
    if finding.cure:
        console.print(f"        {shown(finding.cure)}", markup=False, soft_wrap=True)
