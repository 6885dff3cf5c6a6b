from .rows import ROWS, written

MAPPING = """
[files.likes]
read = "likes.csv"
[[files.likes.interactions]]
kind = "LIKED"
actor = "a{who}"
target = "{whom}"
at = "{when}"
"""


def make(folder):
    (folder / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    lines = [f"{actor[1:]},{target},{at}" for _, actor, target, at in ROWS]
    written(folder / "likes.csv", ["who,whom,when", *lines, "1,a1,noon"])
    return folder
