# `make demo` runs the main job on the embedded Neo4j; `make test` passes the tests. Both set everything up themselves.
# BOROUGHS_SHARED names the folder with the real documents, where there is one; without it, made-up documents serve.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
BOROUGHS_SHARED ?= $(abspath $(wildcard ../shared))
export BOROUGHS_SHARED

READY := $(VENV)/.ready

.PHONY: demo test lint quality bench scale clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(READY)  ## Load documents into the embedded Neo4j, ask questions of them, export RDF.
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m tests.demo

test: $(READY)  ## The tests, against a real Neo4j server.
	$(BIN)/python -m pytest

lint: $(READY)  ## Style and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:  ## Remove what the other targets made in this folder.
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis
