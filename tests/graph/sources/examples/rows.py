"""Rows that the plain formats hold."""

KEYS = ("kind", "actor", "target", "at")
ROWS = [("LIKED", f"a{i % 7}", f"a{i % 5}", 1_700_000_000 + i) for i in range(50)]


def written(file, lines):
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
