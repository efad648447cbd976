# Everything a person or a machine needs, from a bare clone: run, test, lint, bench.
# What is installed is kept in .venv and node_modules; the files named .done-* say for which state of the sources.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes
WITH_NODE := PATH="$$(cat $(VENV)/.node-path):$$PATH"
BROWSER_SOURCES := $(shell find static/src static/css -type f) static/build.js package.json package-lock.json

.PHONY: run cluster test pictures faults coverage lint bench simulate calibrate load install tracing build clean
.DELETE_ON_ERROR:

# What is compiled once is kept, whatever the shell says: hundreds of processes start from it.
unexport PYTHONDONTWRITEBYTECODE

run: install build
	@exec $(BIN)/python manage.py serve --with-parent

# The same with two web processes behind a balancer, on the PostgreSQL and the Redis that DATABASE_URL and REDIS_URL name.
cluster: install build
	@exec $(BIN)/python manage.py cluster --with-parent

install: $(VENV)/.done-base

# What sends traces; only for whoever sets OTEL_EXPORTER_OTLP_ENDPOINT.
tracing: $(VENV)/.done-tracing

build: static/dist/.done

# Pages in processes of their own: the browser's driver keeps an event loop in the thread it is used from.
test: $(VENV)/.done-dev build
	@$(WITH_NODE) npm test --silent
	@$(BIN)/python -m pytest -n 3 --dist loadgroup -q -m "not browser"
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -q tests/browser

# The kept pictures of the components anew, after a change that is meant.
pictures: $(VENV)/.done-dev build
	@PICTURES=anew $(BIN)/python -m pytest -q tests/browser/test_styleguide.py

# What must not break anything breaks, for real: processes, sockets, PostgreSQL, Redis, providers, the disk, the clock.
faults: $(VENV)/.done-dev build
	@$(BIN)/python -m pytest -n 3 --dist loadgroup -q -m faults

# Lines and branches, those of the processes that tests start included. The browser's tests add nothing to it.
coverage: $(VENV)/.done-dev build
	@$(BIN)/python -m pytest -n 3 --dist loadgroup -q -m "not browser" --cov --cov-report=term

lint: $(VENV)/.done-dev node_modules/.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python -m tests.translations
	$(BIN)/python -m tests.migrations
	@$(WITH_NODE) npm run --silent check

bench: $(VENV)/.done-dev
	@$(BIN)/python -m benchmarks

# Candidates of every kind against the real director; SIMULATE="--model NAME --out DIR" lets a model speak.
simulate: $(VENV)/.done-dev
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && export DATA_DIR="$$scratch" && \
	$(BIN)/python manage.py prepare >/dev/null && $(BIN)/python manage.py simulate $(DIR) $(SIMULATE)

# A model on labelled answers in DIR; the model is one of the site's in DATA_DIR. Without DIR: our own set, replayed.
CALIBRATED = tests/core/labelled_answers
calibrate: $(VENV)/.done-dev
	@$(BIN)/python manage.py prepare >/dev/null && \
	$(BIN)/python manage.py calibrate $(or $(DIR),$(CALIBRATED) --replay $(CALIBRATED)/judgements.txt) $(CALIBRATE)

load: $(VENV)/.done-dev
	@$(BIN)/python -m benchmarks.load $(LOAD)

clean:
	rm -rf $(VENV) node_modules static/dist

# -- what is installed -----------------------------------------------------------------------

$(BIN)/uv: requirements/uv.txt
	@test -n "$(PYTHON)" || { echo "viva: Python 3.11 or newer with venv and pip is needed (python3)"; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(VENV)/.done-base: requirements/base.txt $(BIN)/uv
	@echo "Installing locked dependencies ..."
	@$(INSTALL) -r requirements/base.txt
	@touch $@

$(VENV)/.done-dev: requirements/dev.txt $(VENV)/.done-base
	@echo "Installing what tests and checks need ..."
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

$(VENV)/.done-tracing: requirements/tracing.txt $(VENV)/.done-base
	@echo "Installing what sends traces ..."
	@$(INSTALL) -r requirements/tracing.txt
	@touch $@

# Node 20 or newer from the machine, else the one out of the Python package.
$(VENV)/.node-path: requirements/node.txt $(BIN)/uv
	@if node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && command -v npm >/dev/null; then \
		dirname "$$(command -v node)" > $@; \
	else \
		echo "Installing Node ..."; \
		$(INSTALL) -r requirements/node.txt && $(BIN)/python requirements/node.py > $@; \
	fi

# Not `npm ci`: it refuses a lock that lacks other systems' builds of a tool, which some mirrors do not carry.
node_modules/.done: package.json package-lock.json $(VENV)/.node-path
	@echo "Installing the browser code's tools ..."
	@$(WITH_NODE) npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

static/dist/.done: $(BROWSER_SOURCES) node_modules/.done
	@echo "Building the browser's code ..."
	@$(WITH_NODE) npm run --silent build
	@touch $@
