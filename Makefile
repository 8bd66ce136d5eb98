# The same commands in hooks, in CI and by hand.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: setup fix check test test-long docs golden bench tour

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[check]' --constraint constraints.txt
	touch $@

setup: $(VENV)/ready  ## environment

fix: setup  ## format and autofix
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: setup  ## style, types, architecture; changes nothing (tests check the generated files)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup  ## the tests
	$(BIN)/python -m pytest -n auto

test-long: setup  ## the tests with many more generated cases
	$(BIN)/python -m pytest -n auto -m 'long or not long' --hypothesis-profile=long

docs: setup  ## regenerate specs/
	$(BIN)/python -m nki.schema
	$(BIN)/python -m nki.errors.document
	$(BIN)/python -m tests.spec.document

golden: setup  ## re-approve golden files; the diff is the review
	$(BIN)/python -m tests.golden

bench: setup  ## nki beside what a user would write by hand, as ratios
	$(BIN)/python -m bench

tour: setup  ## the pictures of the README, with a Chromium
	$(BIN)/python -m tour
