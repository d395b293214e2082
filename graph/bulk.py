"""A whole graph as files for `neo4j-admin database import`: for a first load of more than a load can take.

The files hold what loading the same bundles would: reference data, facts, and the graph's own nodes, so that documents
can be loaded and forgotten afterwards. Constraints and indexes are made on the first load after the import.
"""

from __future__ import annotations

import csv
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from graph.bundles import Proposal, bundle_node, decode, document_ids, encode, now, proposals
from graph.merge import Merged, OfficeHolder, office_holders, same_person, touches
from graph.merge.rules import STATUTORY_POSTS
from graph.reference import reference_data, state_node
from graph.wanted import authority_facts, document_facts, shared_nodes
from loaders.bundle import Bundle, Node, Relationship
from ontology.model import XSD, load_ontology

ARRAY_DELIMITER = "\x1f"  # a character that no text has
ARRAY_DELIMITER_OPTION = r"--array-delimiter=\31"  # the same, by its number, so that the command can be copied
_TYPES = {XSD + "integer": "long", XSD + "boolean": "boolean"}


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """What was written: the folder, how many rows, and the options by which `neo4j-admin` reads them."""

    folder: Path
    nodes: int
    relationships: int
    options: tuple[str, ...]

    def arguments(self, database: str = "neo4j") -> list[str]:
        """What follows `neo4j-admin` to import the files into a database that does not exist yet."""
        # The database comes before the options, the last of which would take it for one more file.
        return ["database", "import", "full", database, *self.options]


class _Spool:
    """Bundles on disk, to be had again by authority or by document, so that only one authority's are in memory."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.executescript(
            "CREATE TABLE bundle (id TEXT PRIMARY KEY, content TEXT);"
            "CREATE TABLE bears_on (what TEXT, bundle TEXT, PRIMARY KEY (what, bundle)) WITHOUT ROWID;"
        )

    def add(self, bundle: Bundle) -> None:
        self._database.execute("INSERT OR REPLACE INTO bundle VALUES (?, ?)", (bundle.id, encode(bundle)))
        self._database.execute("DELETE FROM bears_on WHERE bundle = ?", (bundle.id,))
        pairs = [(what, bundle.id) for what in (*touches(bundle), *document_ids(bundle))]
        self._database.executemany("INSERT OR IGNORE INTO bears_on VALUES (?, ?)", pairs)

    def all(self) -> Iterator[tuple[Bundle, str]]:
        """Each bundle, and the text that it is kept as."""
        for (content,) in self._database.execute("SELECT content FROM bundle ORDER BY id"):
            yield decode(content), content

    def on(self, what: str) -> list[Bundle]:
        """The bundles that bear on an authority (a GSS code) or hold a document (its id)."""
        statement = "SELECT content FROM bears_on JOIN bundle ON id = bundle WHERE what = ? ORDER BY id"
        return [decode(content) for (content,) in self._database.execute(statement, (what,))]

    def subjects(self, *, documents: bool) -> list[tuple[str, int]]:
        """The authorities, or the documents, and how many bundles bear on each."""
        statement = "SELECT what, count(*) FROM bears_on WHERE what LIKE 'document/%' = ? GROUP BY what ORDER BY what"
        return self._database.execute(statement, (documents,)).fetchall()

    def close(self) -> None:
        self._database.close()


class _Files:
    """Open CSV files, one for each label (and types of its decimals) and one for each relationship type."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._writers: dict[tuple[str, ...], Any] = {}
        self._options: list[str] = []
        self.nodes = self.relationships = 0

    def write(self, share: Merged) -> None:
        for node in share.nodes.values():
            self._node(node)
        for link in share.relationships:
            self._link(link)

    def options(self) -> tuple[str, ...]:
        return tuple(sorted(self._options))

    def _node(self, node: Node) -> None:
        declared = load_ontology().classes[node.label].properties
        # A decimal may be 12 or 12.5: the graph keeps the difference, so there is a file for each.
        fractions = tuple(name for name, value in node.properties.items() if isinstance(value, float))
        writer = self._writers.get((node.label, *fractions))
        if writer is None:
            types = {p.name: _TYPES.get(p.datatype, "string") + ("[]" if p.is_list else "") for p in declared.values()}
            types |= {p.name: "long" for p in declared.values() if p.datatype == XSD + "decimal"}
            types |= dict.fromkeys(fractions, "double")
            name = "-".join(("nodes", node.label, *fractions))
            writer = self._open(
                name, ["id:ID", *(f"{p}:{type_}" for p, type_ in types.items())], f"--nodes={node.label}"
            )
            self._writers[node.label, *fractions] = writer
        writer.writerow([node.id, *(_cell(node.properties.get(name)) for name in declared)])
        self.nodes += 1

    def _link(self, link: Relationship) -> None:
        writer = self._writers.get((link.type,))
        if writer is None:
            header = [":START_ID", ":END_ID"]
            writer = self._open(f"relationships-{link.type}", header, f"--relationships={link.type}")
            self._writers[(link.type,)] = writer
        writer.writerow([link.source, link.target])
        self.relationships += 1

    def _open(self, name: str, header: Sequence[str], option: str) -> Any:
        path = self._folder / f"{name}.csv"
        file: IO[str] = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._options.append(f"{option}={path}")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        return writer


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ARRAY_DELIMITER.join(value)
    return str(value).lower() if isinstance(value, bool) else value


def write_import_files(bundles: Iterable[Bundle], folder: Path) -> ImportFiles:
    """Write the graph of these bundles as CSV into a folder, and say how to import it.

    Memory does not grow with the bundles but for what authorities share: inspectors, organisations, office holders.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        spool = _Spool(Path(stack.enter_context(tempfile.TemporaryDirectory())) / "bundles.sqlite")
        stack.callback(spool.close)
        for bundle in bundles:
            spool.add(bundle)
        files = _Files(folder, stack)
        for share in _shares(spool):
            files.write(share)
        nodes, relationships, options = files.nodes, files.relationships, files.options()
    report = folder / "import.report"  # else it comes to stand wherever the command is run
    settings = ("--multiline-fields=true", ARRAY_DELIMITER_OPTION, f"--report-file={report}")
    return ImportFiles(folder, nodes, relationships, (*settings, *options))


def _shares(spool: _Spool) -> Iterator[Merged]:
    """The graph, a share at a time: no node and no relationship is in two of them."""
    reference = reference_data(load_ontology())
    yield reference
    state = state_node(reference)
    yield Merged({state.id: state}, frozenset())
    holders: list[OfficeHolder] = []
    for code, _ in spool.subjects(documents=False):
        facts = authority_facts([code], spool.on(code))
        holders += [holder for holder in office_holders(facts) if holder.roles & STATUTORY_POSTS]
        yield facts
    yield Merged({}, same_person(holders))
    yield from _documents_and_bundles(spool)


def _documents_and_bundles(spool: _Spool) -> Iterator[Merged]:
    loaded_at = now()
    held_twice = {document for document, times in spool.subjects(documents=True) if times > 1}
    proposed: dict[str, Proposal] = {}
    for bundle, content in spool.all():
        yield document_facts(set(document_ids(bundle)) - held_twice, [bundle])
        printed = {proposal.to_node().id: proposal for proposal in proposals(bundle)}
        yield bundle_node(bundle, content, printed, loaded_at)
        proposed |= printed
    for document in sorted(held_twice):
        yield document_facts({document}, spool.on(document))
    yield Merged({id_: proposal.to_node() for id_, proposal in proposed.items()}, frozenset())
    yield shared_nodes(proposed.values())
