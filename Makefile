# Everything runs in .venv, which these targets make; nothing else is needed but Python and a package registry.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check

.PHONY: demo test test-slow lint bench eval clean

demo: .venv/installed
	$(BIN)/matinee ask "Who plays Ye-sung in Miracle in Cell No. 7?"
	$(BIN)/matinee ask "Why is Andy in prison?" --film "The Shawshank Redemption"

test: .venv/installed-dev
	$(BIN)/pytest -m "not slow" --numprocesses 2 --dist loadfile --cov --cov-report=term

test-slow: .venv/installed-dev
	$(BIN)/pytest -m slow

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: .venv/installed-dev
	$(BIN)/python scripts/bench.py

eval: .venv/installed-dev
	$(BIN)/python -m scripts.evaluate

clean:
	rm -rf .venv build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

.venv/installed: pyproject.toml constraints.txt
	test -d .venv || $(PYTHON) -m venv .venv
	$(PIP) install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@
