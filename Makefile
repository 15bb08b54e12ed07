# make run: the whole forum on this machine.  make test: what CI runs.  make bench: figures.  make help: this.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
PART ?=
DATA ?=

# rapidocr 1.4.4 is older than Python 3.13 and says so; what it needs is there all the same.
INSTALL = .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --ignore-requires-python

.DEFAULT_GOAL := help
.PHONY: help run test bench

help:
	@echo "make run     the whole forum on http://127.0.0.1:8000 (PORT=8001 for another port)"
	@echo "make test    style, types, import order, templates, and every test"
	@echo "make bench   figures; another part with PART=redaction DATA='--names FILE', options with DATA=--help"

# Demo content and its well-known passwords: only for a forum that lives in instance/ and nowhere else.
run: .venv/installed
	@if [ -z "$${FORUM_DEMO+set}" ] && [ -z "$$FORUM_DATABASE" ] && [ "$${FORUM_ENV:-embedded}" = embedded ]; \
	then export FORUM_DEMO=1; fi; \
	PORT="$(PORT)" exec .venv/bin/python -m forum.server

test: .venv/installed-for-tests
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint templates --lint --quiet
	.venv/bin/python -m pytest -n 2

bench: .venv/installed-for-tests
	@for part in $(or $(PART),pages kill_rounds); do .venv/bin/python -m tests.bench.$$part $(DATA) || exit 1; done

# An environment of its own, installed again only when a lock file has changed.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "Redress needs Python 3.11 or newer; say which with PYTHON=python3.12 make …"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: requirements.lock | .venv/bin/python
	$(INSTALL) -r requirements.lock
	@touch $@

.venv/installed-for-tests: tests/requirements.lock .venv/installed
	$(INSTALL) -r tests/requirements.lock
	@touch $@
