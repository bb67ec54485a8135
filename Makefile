# gigrights. "make" alone lists what there is to do; every target sets up what it needs, in .venv/.

VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000

# Which Python makes .venv: the first usable one that .ci/find-python finds, or make PYTHON=...
PYTHON ?=

# How many tests run at a time: as many as there are cores, up to four. make test JOBS=0 runs them one after the other.
JOBS ?= auto

CONSTRAINTS := requirements/constraints.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUNTIME := $(VENV)/.runtime
TOOLS := $(VENV)/.tools

TRANSLATIONS := eligibility/translations
TEMPLATE := .cache/messages.pot

AXE_VERSION := 4.14.1
AXE := .cache/node/node_modules/axe-core/axe.min.js
ACORN_VERSION := 8.19.0
ACORN := .cache/node/node_modules/.bin/acorn
TYPESCRIPT_VERSION := 5.9.3
TSC := .cache/node/node_modules/.bin/tsc
LIGHTHOUSE_VERSION := 12.8.2
LIGHTHOUSE := .cache/node/node_modules/.bin/lighthouse

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help spark run test lint bench soak messages clients axe typescript lighthouse wheel clean

help:  ## this list
	@echo 'gigrights 新就业权益计算器'
	@echo
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F '|' '{ printf "  make %-10s %s\n", $$1, $$2 }'
	@echo
	@echo '  HOST=0.0.0.0 PORT=9000 make run     serve elsewhere'
	@echo '  make test ARGS="-k graduate"        arguments for pytest'
	@echo '  JOBS=0 make test                    one test after the other'
	@echo '  REQUIRE_BROWSER=1 make test         no browser: a failure, not a skip'
	@echo '  REQUIRE_SPARK=1 make test           no Spark or Java: a failure, not a skip'
	@echo '  REQUIRE_SERVICES=1 make test        no Redis: a failure, not a skip'

run: $(RUNTIME)  ## set up and serve the calculator
	@HOST='$(HOST)' PORT='$(PORT)' $(BIN)/gigrights serve

# The proofs about the rule base are made once, by a test, beside the other tests.
test: lint  ## all checks: lint, rule base, tests
	$(BIN)/gigrights rules check --fast
	$(BIN)/python -m pytest -n $(JOBS) --maxprocesses 4 --dist worksteal $(ARGS)

lint: $(TOOLS)  ## ruff, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(TOOLS)  ## print the measures
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.pages
	@kept=0; \
	$(BIN)/python -m benchmarks.columns || kept=$$?; \
	$(BIN)/python -m benchmarks.roster || kept=$$?; \
	exit $$kept

soak: $(TOOLS)  ## the tests that take minutes
	$(BIN)/python -m pytest -m soak $(ARGS)

messages: $(TOOLS)  ## gather texts, bring every catalogue up to date
	@mkdir -p $(dir $(TEMPLATE))
	$(BIN)/pybabel -q extract -F $(TRANSLATIONS)/babel.cfg -k text -k _ --project=gigrights --sort-by-file --add-location=file --no-wrap -o $(TEMPLATE) .
	$(BIN)/pybabel -q update -i $(TEMPLATE) -d $(TRANSLATIONS) --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date

clients: $(TOOLS)  ## write the clients of the API anew, from its OpenAPI document
	$(BIN)/python -m clients

axe: $(AXE) $(ACORN)  ## fetch axe-core and acorn, for the tests of pages and of their script (needs npm)

spark: $(TOOLS)  ## PySpark, for tables of a cluster; needs Java
	$(PIP) install --quiet -c $(CONSTRAINTS) -e '.[spark]'

typescript: $(TSC)  ## fetch TypeScript, for the tests of the TypeScript client (needs npm)

lighthouse: $(LIGHTHOUSE)  ## fetch Lighthouse for "make bench" (needs npm)

wheel: $(TOOLS)  ## build dist/*.whl
	$(BIN)/python -m build --wheel

clean:  ## remove everything that make has made
	rm -rf $(VENV) .cache build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .schemathesis
	find eligibility web clients tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --- set-up ---------------------------------------------------------------------------------------------------------

$(BIN)/python:
	@python=$$(.ci/find-python $(PYTHON)) || exit 1; \
	echo "Setting up $(VENV) with $$($$python --version) ..."; \
	rm -rf $(VENV) && $$python -m venv $(VENV)

# durable-rules has no ready-made build for any system: without a compiler say so before pip's page of errors does.
$(RUNTIME): setup.cfg pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@.ci/compiler $(BIN)/python
	$(PIP) install --quiet -c $(CONSTRAINTS) -e .
	@touch $@

$(TOOLS): setup.cfg pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	@.ci/compiler $(BIN)/python
	$(PIP) install --quiet -c $(CONSTRAINTS) -e '.[test,dev]'
	@touch $(RUNTIME) $@

$(AXE):
	npm install --prefix .cache/node --no-audit --no-fund --silent axe-core@$(AXE_VERSION)

$(ACORN):
	npm install --prefix .cache/node --no-audit --no-fund --silent acorn@$(ACORN_VERSION)

$(TSC):
	npm install --prefix .cache/node --no-audit --no-fund --silent typescript@$(TYPESCRIPT_VERSION)

$(LIGHTHOUSE):
	PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix .cache/node --no-audit --no-fund --silent lighthouse@$(LIGHTHOUSE_VERSION)
