"""Files for `neo4j-admin database import`: the imported graph equals the loaded one, and goes on from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.bulk import write_import_files
from graph.loading import prepare
from graph.server import process
from graph.server.connection import connection_to, locked
from graph.server.errors import ServerError
from graph.server.home import Home
from graph.server.java import run_admin_tool
from graph.server.release import chosen_release
from graph.store import Store
from graph.writer import NOTHING, replace_bundles
from tests.world.bundles import all_bundles, larchmere_sif_2016
from tests.writer.shown import assert_shows

pytestmark = pytest.mark.neo4j


@pytest.fixture
def stopped_server(tmp_path: Path) -> Home:
    """A home of a server of our own, whose jars are installed and which never ran."""
    home = Home(tmp_path / "server")
    try:
        process.prepare(home, chosen_release())
    except ServerError as error:
        pytest.skip(f"no server of our own: {error}")
    return home


@pytest.mark.long
def test_the_imported_graph_is_the_loaded_one(stopped_server: Home, tmp_path: Path) -> None:
    files = write_import_files(all_bundles(), tmp_path / "files")
    home, release = stopped_server, chosen_release()

    run_admin_tool(process.prepare(home, release), home, files.arguments())

    assert (tmp_path / "files" / "import.report").exists()
    with locked(home):
        started = process.start(home, release)
    try:
        with Store(connection_to(home, started)) as store:
            prepare(store)
            assert store.query("MATCH (s:GraphState) RETURN s.revision").rows == ((1,),)
            assert_shows(store, all_bundles())
            # It can be loaded into and forgotten from as if it had been loaded.
            assert [store.execute_write(replace_bundles, [b]) for b in all_bundles()] == [NOTHING] * 9
            store.execute_write(replace_bundles, [], [larchmere_sif_2016().id])
            assert_shows(store, [b for b in all_bundles() if b != larchmere_sif_2016()])
    finally:
        process.stop(home)


def test_texts_keep_their_quotes_and_lines(tmp_path: Path) -> None:
    files = write_import_files([larchmere_sif_2016()], tmp_path)

    passages = (tmp_path / "nodes-Passage.csv").read_text(encoding="utf-8")

    assert passages.startswith("id:ID,page:long,paragraph:long,text:string\n")
    assert f"--nodes=Passage={tmp_path / 'nodes-Passage.csv'}" in files.options
    assert files.nodes > 65
