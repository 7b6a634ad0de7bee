# Everything here needs Python 3.11 or newer, make and the package index; nothing else.
#
#   make run     set up once, then start: the console, or Discord and Slack where their tokens are set
#   make test    set up once for development, then run every test (ARGS="tests/core -q" runs some)
#   make soak    kill the process a hundred times on each engine and platform: what is announced arrives once
#   make lint    style and format
#   make types   types
#   make bench   measure, and print a table
#   make lock    write the lock files anew from pyproject.toml

PYTHON := .venv/bin/python
ARGS ?=

.PHONY: run test soak lint types format bench lock setup dev clean

run: setup
	@exec $(PYTHON) -m bot run $(ARGS)

test: dev
	@$(PYTHON) -m pytest -n auto --maxprocesses 4 $(ARGS)

soak: dev
	@SOAK_KILLS=100 $(PYTHON) -m pytest tests/soak -s $(ARGS)

lint: dev
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .

types: dev
	@$(PYTHON) -m mypy

format: dev
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

bench: dev
	@$(PYTHON) -m tests.benchmarks $(ARGS)

lock: dev
	@.ci/lock

setup:
	@.ci/setup requirements.lock </dev/null >&2

dev:
	@.ci/setup requirements-dev.lock </dev/null >&2

clean:
	rm -rf .venv build dist *.egg-info
