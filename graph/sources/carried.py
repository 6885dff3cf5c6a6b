"""What a source carries, in the columns in which sources are compared."""

from collections.abc import Mapping

from leylines.graph.sources.source import Source

COLUMNS = ("times", "contents", "communities", "likes", "persons")


def carried(source: Source) -> Mapping[str, str]:
    """Return what a source carries, by column; likes are told with who liked, or only counted.

    Examples
    --------
    >>> from leylines.graph.sources import source_named
    >>> carried(source_named("snap"))
    {'times': 'yes', 'contents': '', 'communities': '', 'likes': '', 'persons': ''}
    >>> carried(source_named("csv"))["likes"]
    'who liked'
    """
    told = {column: "yes" if column in source.carries else "" for column in COLUMNS}
    if "likes" in source.carries:
        told["likes"] = "who liked"
    elif "like counts" in source.carries:
        told["likes"] = "counts"
    return told
