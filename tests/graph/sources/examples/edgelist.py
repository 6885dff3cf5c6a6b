from .rows import ROWS, written


def make(folder):
    lines = [f"{actor};{target};{at}" for _, actor, target, at in ROWS]
    return written(folder / "x.txt", ["% a comment", *lines, "bad"])
