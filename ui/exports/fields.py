"""JSON: the view itself, field by field."""

import json
from dataclasses import asdict

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.values import whole


def as_json(view: NetworkView) -> bytes:
    r"""Return the view as JSON in UTF-8: its fields by name, facts as an object, the manifest.

    Examples
    --------
    >>> as_json(NetworkView("Physics", (), ()))[:25]
    b'{\n  "title": "Physics",\n '
    """
    fields = asdict(view)
    del fields["origin"]  # the manifest tells it
    for node in fields["nodes"]:
        node["facts"] = dict(node["facts"])
    fields["legend"] = dict(view.legend)
    changes = Changes()
    whole(json.dumps(fields, ensure_ascii=False), changes)
    return f"{as_text(fields | {'manifest': manifest(view, 'json', changes)})}\n".encode()
