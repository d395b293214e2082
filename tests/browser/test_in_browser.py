"""The pack in the real Neo4j Browser, the server's own, in headless Chromium: guide, style, questions, a drawn graph.

Set BOROUGHS_SCREENSHOTS to a folder to keep the pictures that the documentation shows.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from graph.browser.address import HTTP_ADDRESS, browser_address, opened_on_guide
from graph.browser.pack import GUIDE, QUERY_ARCHIVE, QUERY_TABLE, write_pack
from graph.browser.serve import start_serving
from graph.settings import Connection
from graph.store import Store

pytestmark = [pytest.mark.neo4j, pytest.mark.timeout(600)]

PATIENCE = 60_000.0
"""Milliseconds that a page may take; nothing waits that long unless something is wrong."""
SETTLING = 5_000.0
"""Milliseconds until a drawn graph has come to rest, for a picture."""
CHROMIUM_OPTIONS = (
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    executable = shutil.which("chromium")
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The pack's folder, and where it is served."""
    folder = tmp_path_factory.mktemp("pack")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("BOROUGHS_IDLE_MINUTES", "5")
        address = start_serving(folder)
    write_pack(folder, address)
    return folder, address


@pytest.fixture(scope="module")
def browser_at(world: Store, connection: Connection) -> str:
    """The address of the server's Browser."""
    return browser_address(connection.uri, str(world.query(HTTP_ADDRESS).rows[0][0]))


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of a new visitor."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def classic(page: Page, browser_at: str, connection: Connection, pack: tuple[Path, str]) -> Page:
    """The classic Browser, as `boroughs browser open` opens it, logged in."""
    page.goto(opened_on_guide(browser_at, connection.uri, connection.username, f"{pack[1]}/{GUIDE}"))
    password = page.get_by_test_id("password")
    password.fill(connection.password)
    password.press("Enter")
    expect(page.get_by_text("You are connected as user")).to_be_visible()
    return page


@pytest.fixture
def new(page: Page, browser_at: str, connection: Connection) -> Page:
    """The new Browser, logged in, its saved queries open."""
    page.goto(f"{browser_at}preview/")
    page.get_by_label("Connection URL").fill(connection.uri.split("://")[1])
    page.get_by_label("Password").fill(connection.password)
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_text(re.compile(r"^neo4j\b")).first).to_be_visible()
    page.get_by_label("Cypher panel").click()
    return page


def keep(shown: Page | Locator, name: str) -> None:
    """Keep a picture of the page or of a part of it, where somebody asked for pictures."""
    if folder := os.environ.get("BOROUGHS_SCREENSHOTS"):
        (shown if isinstance(shown, Page) else shown.page).wait_for_timeout(SETTLING)
        shown.screenshot(path=Path(folder) / f"{name}.png")


def run(page: Page, code: str) -> Locator:
    """Click the guide's block that begins with some code, run it, and return the frame that answers."""
    frames = page.get_by_test_id("frame")
    before = frames.count()
    page.locator("pre.runnable:visible").filter(has_text=re.compile(f"^{re.escape(code)}")).click()
    page.get_by_test_id("editor-Run").click()
    expect(frames).to_have_count(before + 1)
    return frames.first


def drop(page: Page, file: Path) -> None:
    """Drop a file onto the window, as from a file manager."""
    transfer = page.evaluate_handle(
        """([name, content]) => {
            const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0))
            const transfer = new DataTransfer()
            transfer.items.add(new File([bytes], name))
            return transfer
        }""",
        [file.name, base64.b64encode(file.read_bytes()).decode()],
    )
    page.locator(".filedrop").dispatch_event("drop", {"dataTransfer": transfer})


def test_guide_leads_from_log_in_to_rows_and_a_drawn_graph(classic: Page) -> None:
    expect(classic.get_by_role("heading", name="Borough Graph")).to_be_visible()
    keep(classic.get_by_test_id("frame").filter(has_text=":play"), "guide")

    style = run(classic, ":style")
    expect(style).to_contain_text("node.Authority")
    classic.get_by_test_id("nextSlide").first.click()
    run(classic, ":params")
    rows = run(classic, "MATCH (a:Authority)")
    expect(rows.get_by_role("cell", name="Larchmere").first).to_be_visible()
    keep(rows, "question")
    drawing = run(classic, "MATCH judged")

    authority = drawing.locator("g.node").filter(has_text="Larchmere")
    expect(authority).to_have_count(1)
    expect(authority.locator("circle.b-outline, circle.outline").first).to_have_attribute("fill", "#2f6db5")
    expect(drawing.locator("g.node").filter(has_text="good").first).to_be_visible()
    keep(drawing, "graph")


def test_classic_browser_takes_the_style_and_runs_a_question_of_the_archive(
    classic: Page, pack: tuple[Path, str]
) -> None:
    drop(classic, pack[0] / "boroughs.grass")
    expect(classic.get_by_test_id("frame").first).to_contain_text("node.Recommendation")
    drop(classic, pack[0] / QUERY_ARCHIVE)
    classic.get_by_test_id("navigationFavorites").click()
    classic.get_by_text("Boroughs: authorities").click()

    for name in ("Grades over time: parameters", "Grades over time"):
        title = classic.get_by_test_id(f"scriptTitle-{name}")
        saved = classic.get_by_test_id("savedScriptListItem").filter(has=title)
        saved.hover()
        saved.get_by_test_id("savedScriptsButton-Run").click()

    expect(classic.get_by_role("cell", name="Larchmere").first).to_be_visible()
    keep(classic, "classic-saved-queries")


def test_new_browser_runs_a_question_of_the_table(new: Page, pack: tuple[Path, str]) -> None:
    new.locator("input[type=file][accept='.csv,.zip']").set_input_files(pack[0] / QUERY_TABLE)
    expect(new.get_by_test_id("notification")).to_contain_text("Cypher import completed!")
    folder = new.get_by_role("row").filter(has_text="Boroughs: authorities").first
    folder.hover()
    folder.get_by_label("Collapse").click()

    # Clicked by event: the buttons show only under the pointer, and the list moves while it is read.
    new.get_by_label("Run query for Grades over time: parameters").dispatch_event("click")
    expect(new.get_by_text("parameters successfully set")).to_be_visible()
    new.get_by_label("Run query for Grades over time", exact=True).dispatch_event("click")

    expect(new.get_by_text("Larchmere").first).to_be_visible()
    keep(new, "new-browser")
