"""The directions of imports that design.md fixes: ontology ← loaders ← graph, and neo4j only in graph."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"ontology", "loaders", "graph", "queries", "tests"}
BELOW_PLANS = {
    "ontology",
    "loaders.document",
    "loaders.language",
    "loaders.plans.model",
    "loaders.reading.markers",
}
PLANS = ("terms", "people", "shapes", "reading")  # the rooms of loaders.plans, each above those before it
# For each folder, the packages of ours that its modules may import, and whether they may speak to Neo4j.
ALLOWED = {
    "ontology": ({"ontology"}, False),
    "loaders": ({"ontology", "loaders"}, False),
    "loaders/plans/terms": ({*BELOW_PLANS, *(f"loaders.plans.{r}" for r in PLANS[:1])}, False),
    "loaders/plans/people": ({*BELOW_PLANS, *(f"loaders.plans.{r}" for r in PLANS[:2])}, False),
    "loaders/plans/shapes": ({*BELOW_PLANS, *(f"loaders.plans.{r}" for r in PLANS[:3])}, False),
    "loaders/plans/reading": ({*BELOW_PLANS, *(f"loaders.plans.{r}" for r in PLANS[:4])}, False),
    "graph/merge": ({"ontology", "loaders", "graph.merge"}, False),
    "graph": ({"ontology", "loaders", "graph", "queries"}, True),
}


def imported(path: Path) -> Iterator[str]:
    """The modules that a file names in its imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""


def within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


@pytest.mark.parametrize("folder", ALLOWED)
def test_imports_go_one_way(folder: str) -> None:
    packages, may_use_neo4j = ALLOWED[folder]
    modules = sorted((ROOT / folder).rglob("*.py"))
    assert modules

    def is_wrong(module: str) -> bool:
        if within(module, {"neo4j"}):
            return not may_use_neo4j
        return within(module, OURS) and not within(module, packages)

    wrong = [(str(path.relative_to(ROOT)), module) for path in modules for module in imported(path) if is_wrong(module)]

    assert wrong == []


def test_queries_holds_only_cypher() -> None:
    files = {path.relative_to(ROOT / "queries") for path in (ROOT / "queries").rglob("*") if path.is_file()}

    others = {path for path in files if path.suffix != ".cypher" and "__pycache__" not in path.parts}

    assert others == {Path("__init__.py")}
    assert (ROOT / "queries" / "__init__.py").read_text(encoding="utf-8").count("import") == 0
