"""From files to the graph and back: what is loaded, what is skipped, what fails, what is forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph import loading, writer
from graph.bundles import loaded_documents
from graph.loading import documents_by_authority, forget, load, rebuild
from graph.store import Store
from graph.writer import NOTHING
from loaders.bundle import Bundle, Warning
from loaders.errors import DocumentError
from loaders.parallel import Extracted
from tests.world.bundles import kestrel_ilacs_2022, larchmere_sif_2016
from tests.writer.shown import assert_shows

pytestmark = pytest.mark.neo4j


@pytest.fixture
def sif(tmp_path: Path) -> Path:
    path = tmp_path / "sif.json"
    path.write_text(larchmere_sif_2016().dumps(), encoding="utf-8")
    return path


@pytest.fixture
def ilacs(tmp_path: Path) -> Path:
    path = tmp_path / "ilacs.json"
    path.write_text(kestrel_ilacs_2022().dumps(), encoding="utf-8")
    return path


def test_bundles_are_loaded_and_then_unchanged(store: Store, sif: Path, ilacs: Path) -> None:
    first = list(load(store, [sif, ilacs]))
    second = list(load(store, [sif, ilacs]))

    assert [(o.path, o.status, o.kind) for o in first] == [
        (sif, "loaded", "sif-report"),
        (ilacs, "loaded", "ilacs-report"),
    ]
    assert [o.status for o in second] == ["unchanged", "unchanged"]
    assert_shows(store, [larchmere_sif_2016(), kestrel_ilacs_2022()])


def test_a_corrected_bundle_takes_the_place_of_the_first(store: Store, sif: Path) -> None:
    list(load(store, [sif]))
    sif.write_text(sif.read_text(encoding="utf-8").replace("Dorothy Ainsley", "Dorothea Ainsley"), encoding="utf-8")

    [outcome] = load(store, [sif])

    assert outcome.status == "loaded"
    names = {name for (name,) in store.query("MATCH (p:Person) RETURN p.name").rows}
    assert "Dorothea Ainsley" in names
    assert "Dorothy Ainsley" not in names


def test_files_that_fail_do_not_stop_the_others(store: Store, sif: Path, tmp_path: Path) -> None:
    broken, empty, folder = tmp_path / "broken.json", tmp_path / "empty.txt", tmp_path / "folder"
    broken.write_text("{}", encoding="utf-8")
    empty.touch()
    folder.mkdir()

    outcomes = list(load(store, [broken, empty, sif, folder, tmp_path / "nowhere.json"]))

    assert [o.status for o in outcomes] == ["failed", "failed", "loaded", "failed", "failed"]
    assert all(o.path.name in o.error and "\n" not in o.error for o in outcomes if o.status == "failed")
    assert_shows(store, [larchmere_sif_2016()])


def test_a_document_is_read_once_for_each_extractor(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "larchmere-sif-2016.pdf"
    path.write_text("larchmere-sif-2016.pdf", encoding="utf-8")  # the text whose hash the made-up document has
    read: list[Path] = []

    def extract(paths: list[Path], **_options: object) -> object:
        for each in paths:
            read.append(each)
            yield Extracted(each, larchmere_sif_2016())

    monkeypatch.setattr(loading, "extract_files", extract)
    monkeypatch.setattr(loading, "EXTRACTOR", "by hand")

    statuses = [outcome.status for _ in range(2) for outcome in load(store, [path])]
    assert (statuses, read) == (["loaded", "unchanged"], [path])

    monkeypatch.setattr(loading, "EXTRACTOR", "by hand, better")
    assert [outcome.status for outcome in load(store, [path])] == ["unchanged"]
    assert read == [path, path]


def test_a_known_document_is_read_again_when_asked_for(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "larchmere-sif-2016.pdf"
    path.write_text("larchmere-sif-2016.pdf", encoding="utf-8")
    better = replace(larchmere_sif_2016(), warnings=(Warning(2, "a table was not understood"),))
    reads = iter([larchmere_sif_2016(), better])
    monkeypatch.setattr(loading, "extract_files", lambda paths, **_: (Extracted(p, next(reads)) for p in paths))
    monkeypatch.setattr(loading, "EXTRACTOR", "by hand")
    list(load(store, [path]))

    [outcome] = load(store, [path], again=True)

    assert (outcome.status, outcome.warnings) == ("loaded", 1)


# --- merging anew -----------------------------------------------------------------------------------------------------


def test_rebuilding_mends_what_the_bundles_do_not_say(store: Store, sif: Path, ilacs: Path) -> None:
    bundles = [larchmere_sif_2016(), kestrel_ilacs_2022()]
    list(load(store, [sif, ilacs]))
    loaded_at = {document.id: document.loaded_at for document in loaded_documents(store)}
    store.query(
        """
        MATCH (lost:Judgement) WITH lost ORDER BY lost.id LIMIT 1 DETACH DELETE lost
        WITH count(*) AS one MATCH (wrong:Inspection) SET wrong.endedOn = '1999-01-01'
        WITH count(*) AS two MATCH (inspection:Inspection)
        CREATE (inspection)-[:FOUND]->(:Finding {id: inspection.id + '/finding/999', number: 999, text: 'Made up.'})
        """,
        write=True,
    )

    rebuilt = list(rebuild(store, documents_by_authority(store)))

    assert [(group.authority, group.documents, group.error) for group in rebuilt] == [
        ("Kestrel Bay", (kestrel_ilacs_2022().id,), ""),
        ("Larchmere", (larchmere_sif_2016().id,), ""),
    ]
    assert_shows(store, bundles)
    assert {document.id: document.loaded_at for document in loaded_documents(store)} == loaded_at


def test_rebuilding_a_graph_that_is_right_writes_nothing(store: Store, sif: Path, ilacs: Path) -> None:
    list(load(store, [sif, ilacs]))

    written = [group.written for group in rebuild(store, documents_by_authority(store))]

    assert written == [NOTHING, NOTHING]


def test_a_bundle_that_the_ontology_has_outgrown_stops_only_its_authority(
    store: Store, sif: Path, ilacs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(load(store, [sif, ilacs]))

    def require(bundle: Bundle, file: str) -> None:
        if bundle.id == larchmere_sif_2016().id:
            raise DocumentError(file, "not a valid bundle.")

    monkeypatch.setattr(writer, "require", require)

    kestrel, larchmere = rebuild(store, documents_by_authority(store))

    assert (kestrel.error, larchmere.written) == ("", NOTHING)
    assert larchmere_sif_2016().id in larchmere.error
    assert_shows(store, [larchmere_sif_2016(), kestrel_ilacs_2022()])


def test_what_is_loaded_is_listed(store: Store, sif: Path) -> None:
    list(load(store, [sif]))

    [document] = loaded_documents(store)

    assert (document.kind, document.file_name, document.title, document.extractor, document.authorities) == (
        "sif-report",
        "larchmere-sif-2016.pdf",
        "Larchmere: inspection of services",
        "by hand",
        ("Larchmere",),
    )


@pytest.mark.parametrize("name", ["id", "prefix", "bare prefix", "file name"])
def test_a_document_is_forgotten_by_any_of_its_names(store: Store, sif: Path, ilacs: Path, name: str) -> None:
    list(load(store, [sif, ilacs]))
    id_ = larchmere_sif_2016().id
    names = {"id": id_, "prefix": id_[:16], "bare prefix": id_[9:17], "file name": "larchmere-sif-2016.pdf"}

    (forgotten,) = forget(store, names[name])

    assert forgotten.id == id_
    assert_shows(store, [kestrel_ilacs_2022()])


def test_what_is_not_loaded_cannot_be_forgotten(store: Store, sif: Path, ilacs: Path) -> None:
    list(load(store, [sif, ilacs]))

    with pytest.raises(DocumentError, match="no such document is loaded"):
        forget(store, "other.pdf")
    with pytest.raises(DocumentError, match="no such document is loaded"):
        forget(store, "document/")

    assert_shows(store, [larchmere_sif_2016(), kestrel_ilacs_2022()])
