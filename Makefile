# `make demo` runs the main job on the embedded Neo4j; `make test` passes the tests. Both set everything up themselves.
# BOROUGHS_SHARED names the folder with the real documents, where there is one; without it, made-up documents serve.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
BOROUGHS_SHARED ?= $(abspath $(wildcard ../shared))
export BOROUGHS_SHARED

READY := $(VENV)/.ready

.PHONY: demo test test-graph test-rest test-long test-newest lint quality bench scale clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(READY)  ## Load documents into the embedded Neo4j, ask questions of them, export RDF.
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m tests.demo

test: $(READY)  ## The tests, against a real Neo4j server: those that use its graph, and beside them the others.
	$(MAKE) --no-print-directory --jobs 2 --keep-going test-graph test-rest

test-graph: $(READY)
	$(BIN)/python -m pytest -m "not long and graph"

test-rest: $(READY)
	$(BIN)/python -m pytest -m "not long and not graph"

test-long: $(READY)  ## The tests that take a minute or more: dumps, migrations, first imports, text recognition.
	$(BIN)/python -m pytest -m long

test-newest: $(READY)  ## Store, writer and questions again, on the newest calendar release of Neo4j.
	BOROUGHS_SERVER_VERSION=2026 $(BIN)/python -m pytest tests/store tests/writer tests/questions tests/server \
		-m "not long"

quality: $(READY)  ## Extraction against labelled documents (BOROUGHS_SHARED) and made-up plans.
	$(BIN)/python -m tests.quality --shared "$(BOROUGHS_SHARED)" --jobs 2
	$(BIN)/python -m tests.quality.letters --shared "$(BOROUGHS_SHARED)" --jobs 2
	$(BIN)/python -m tests.quality.themes --shared "$(BOROUGHS_SHARED)"
	$(BIN)/python -m tests.quality.plans --seeds 3

bench: $(READY)  ## Speed of reading, beside pdfium's own text extraction.
	$(BIN)/python -m tests.bench.reading "$(BOROUGHS_SHARED)/corpus" --limit 60

scale: $(READY)  ## Speed of writing, asking and importing, with made-up documents of a whole country.
	$(BIN)/python -m tests.bench.writer
	$(BIN)/python -m tests.bench.questions
	$(BIN)/python -m tests.bench.importing out/import

lint: $(READY)  ## Style and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:  ## Remove what the other targets made in this folder.
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis
