"""PNG: the same picture as SVG, in pixels."""

import struct
import zlib

from leylines.ui.canvas import NetworkView
from leylines.ui.exports.changes import Changes
from leylines.ui.exports.manifest import as_text, manifest
from leylines.ui.exports.pictures import draw_network, drawn_texts, note_drawn
from leylines.ui.exports.typeset import lacking_sentence, typeset

_HEADER = 33
"""Bytes of the signature and of the first chunk, IHDR: other chunks come after it."""


def png(view: NetworkView) -> bytes:
    """Return the picture as PNG, two pixels for each of the canvas; the manifest is a text in it.

    Examples
    --------
    >>> png(NetworkView("Physics", (), ()))[1:4]
    b'PNG'
    """
    note = lacking_sentence(drawn_texts(view))
    changes = Changes()
    note_drawn(view, changes)
    if note:
        changes.note(note)
    data = typeset("picture.typ", {"svg": draw_network(view, note=note)}, "png")
    told = _text("Leylines", as_text(manifest(view, "png", changes)))
    return data[:_HEADER] + _text("Title", view.title) + told + data[_HEADER:]


def _text(keyword: str, text: str) -> bytes:
    """Return a chunk of international text (PNG specification, 11.3.3.4 iTXt)."""
    body = keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace")
    kind = b"iTXt"
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
