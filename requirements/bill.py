"""Write the bill of materials, and which licence each part has: ``make bill``.

What comes onto a user's machine stands in locks: Python's distributions in run.lock, the canvas's
scripts in that of `ui/canvas/web`, the jars of Neo4j in those of `graph/server/locks` (those of
gds.lock only if asked for). docs/bill-of-materials.cdx.json tells of all of it as
CycloneDX 1.6, docs/licences.md as tables. What distributions say of their licence is read from the
installed ones, what jars say from their POMs, so this needs the way to a Maven repository.
"""

import json
import re
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from jgo.maven import POM, MavenContext
from packageurl import PackageURL
from policy import REASONS, UNREADABLE, plain

from leylines.graph.server.jar_lock import Jar, parse_lock

ROOT = Path(__file__).parents[1]
BILL = ROOT / "docs" / "bill-of-materials.cdx.json"
LICENCES = ROOT / "docs" / "licences.md"
NAMESPACE = uuid.UUID("6f1d7f9c-6c0e-4c55-9a39-6d2c4b0a6f10")
PARENTS = 6
KINDS = {
    "pypi": "Python",
    "npm": "JavaScript, built into the canvas",
    "maven": "Java, in the server's own process",
}
HEAD = """# Licences

Made by `make bill` from what is locked; docs/bill-of-materials.cdx.json holds the same with the
SHA-256 of each file. Leylines itself is under the Apache License 2.0. What is installed with it is
permissive; what is not is listed first, with the reason why it may be there. A test compares.

| part | licence | why |
|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that comes onto a user's machine."""

    purl: PackageURL
    licence: str
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in its registry."""
        return f"{self.purl.namespace}:{self.purl.name}" if self.purl.namespace else self.purl.name


def distributions() -> Iterator[Part]:
    """Give what run.lock holds, for every system and Python."""
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=\S)", lock):
        name, version = re.match(r"(\S+)==([^\s;]+)", block).groups()
        hashes = tuple(re.findall(r"sha256:(\w{64})", block))
        yield Part(PackageURL("pypi", None, name, version), licence_of(name), hashes)


def licence_of(name: str) -> str:
    """Return what an installed distribution says of its licence, as an SPDX expression."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return plain(UNREADABLE[name])
    classifiers = [each for each in told.get_all("Classifier", []) if each.startswith("License")]
    return plain(
        UNREADABLE.get(name)
        or told.get("License-Expression")
        or " OR ".join(each.split(" :: ")[-1] for each in classifiers)
        or told["License"]
    )


def jars() -> Iterator[Part]:
    """Give the jars of all versions of Neo4j, each once."""
    maven = MavenContext()
    locks = sorted((ROOT / "graph" / "server" / "locks").glob("*.lock"))
    for jar in sorted({jar for lock in locks for jar in parse_lock(lock)}):
        purl = PackageURL(
            "maven",
            jar.group,
            jar.artifact,
            jar.version,
            {"classifier": jar.classifier} if jar.classifier else None,
        )
        yield Part(purl, ", ".join(licences_of(maven, jar)), (jar.sha256,))


def scripts() -> Iterator[Part]:
    """Give what is built into the canvas; what only builds it does not come along."""
    lock = json.loads((ROOT / "ui/canvas/web/package-lock.json").read_text(encoding="utf-8"))
    for path, package in lock["packages"].items():
        if path and not package.get("dev"):
            name = path.removeprefix("node_modules/")
            yield Part(PackageURL("npm", None, name, package["version"]), package["license"], ())


def licences_of(maven: MavenContext, jar: Jar) -> list[str]:
    """Return the licences that a jar's POM names, or the nearest of its parents that names some."""
    at = (jar.group, jar.artifact, jar.version)
    for _ in range(PARENTS):
        pom: POM = maven.project(*at[:2]).at_version(at[2]).pom()
        if named := [each.text.strip() for each in pom.elements("licenses/license/name")]:
            return sorted({plain(each) for each in named})
        at = tuple(pom.value(f"parent/{key}") for key in ("groupId", "artifactId", "version"))
        if None in at:
            break
    return [plain(UNREADABLE[f"{jar.group}:{jar.artifact}"])]


def bill(parts: list[Part]) -> str:
    """Return parts as CycloneDX; the same parts give the same text."""
    whole = Bom(
        serial_number=uuid.uuid5(NAMESPACE, "\n".join(map(repr, parts))),
        components=[
            Component(
                bom_ref=part.purl.to_string(),
                name=part.name,
                version=part.purl.version,
                type=ComponentType.LIBRARY,
                purl=part.purl,
                licenses=[DisjunctiveLicense(name=part.licence)],
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in part.hashes],
            )
            for part in parts
        ],
    )
    whole.metadata.timestamp = None
    return make_outputter(whole, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)


def table(parts: list[Part]) -> str:
    """Return parts by licence, those that need a reason first."""
    reasons = [f"| {name} | {licence} | {why} |" for name, (licence, why) in REASONS.items()]
    by_licence = defaultdict(set)
    for part in parts:
        by_licence[part.purl.type, part.licence].add(part.name)
    text = HEAD + "\n".join(reasons) + "\n"
    for kind, title in KINDS.items():
        text += f"\n## {title}\n\n| licence | parts |\n|---|---|\n"
        rows = sorted((licence, names) for (of, licence), names in by_licence.items() if of == kind)
        text += "".join(f"| {licence} | {', '.join(sorted(names))} |\n" for licence, names in rows)
    return text


def main() -> None:
    """Write both files."""
    parts = [*distributions(), *scripts(), *jars()]
    BILL.write_text(bill(parts) + "\n", encoding="utf-8")
    LICENCES.write_text(table(parts), encoding="utf-8")
    sys.stderr.write(f"{len(parts)} parts\n")


if __name__ == "__main__":
    main()
