"""JSON: the view itself, field by field."""

import json
from dataclasses import asdict

from leylines.ui.canvas import NetworkView


def as_json(view: NetworkView) -> bytes:
    r"""Return the view as JSON in UTF-8: its fields by name, facts as an object.

    Examples
    --------
    >>> as_json(NetworkView("Physics", (), ()))[:25]
    b'{\n  "title": "Physics",\n '
    """
    fields = asdict(view)
    for node in fields["nodes"]:
        node["facts"] = dict(node["facts"])
    fields["legend"] = dict(view.legend)
    text = json.dumps(fields, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    # A half of a surrogate pair can come from a broken source and has no bytes in UTF-8.
    return text.encode("utf-8", "replace")
