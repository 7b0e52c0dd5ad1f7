# Two commands do everything: `make demo` and `make test`. Both need Python 3.11 or later, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo/riverside
WORKERS ?= auto

.PHONY: help setup demo test lint generated bench lock wheel clean

help:
	@echo "make demo       set coprod up and run its main job on a copy of an example"
	@echo "make test       set coprod up, run every test and check, and say which lines they reach"
	@echo "make bench      measure how quick coprod is, beside a bare Python and another program"
	@echo "make generated  write schemas, reference pages and example pages anew"
	@echo "make lock       lock the requirements anew, with hashes"
	@echo "make wheel      build what is installed elsewhere, in dist/"

setup: $(VENV)/ready

$(VENV)/ready: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "coprod needs Python 3.11 or later. Name one: make test PYTHON=python3.12"; exit 1; }
	@echo "Setting up in $(VENV). This can take a few minutes the first time."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh docs/demo.sh $(DEMO)

test: setup lint
	$(BIN)/python -m coverage erase
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

generated: setup
	$(BIN)/python docs/generate.py

bench: setup
	$(BIN)/python benchmarks/run.py

lock: setup
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url pyproject.toml requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url requirements/bench.in -o requirements/bench.txt

wheel: setup
	$(BIN)/python -m hatchling build

clean:
	rm -rf $(VENV) build dist demo .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis benchmarks/.work
