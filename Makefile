# Two commands are the whole set-up: `make demo` and `make test`. Both need Python 3.11 or later and make.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
UI     ?= 1
PYTEST_ARGS ?=
WORKERS ?= 2
BENCH_ARGS ?=
VALIDITY_ARGS ?=
ATTACK_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help canvas demo test test-all test-fast check bench bench-load validity attack lock lock-jars bill audit clean

help:  ## say what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# A set of dependencies is installed when its stamp is newer than its lock: a second run reuses it.
$(VENV)/%.stamp: requirements/%.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Leylines needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name one: make PYTHON=python3.12 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked dependencies ($<) into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@rm -rf leylines.egg-info  # what an older build left would be taken for what is installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/run.stamp  ## make the demonstration data, load, analyse, summarise and open the explorer (UI=0: stop before it)
	@$(BIN)/leylines demo $(if $(filter 0,$(UI)),--no-ui,)

test: $(VENV)/dev.stamp  ## run every test, WORKERS (2) at a time
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(PYTEST_ARGS)

test-all: $(VENV)/dev.stamp  ## run every test, and damage and kill at dozens of points more
	@LEYLINES_TEST_ALL=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(PYTEST_ARGS)

test-fast: $(VENV)/dev.stamp  ## run the tests that need neither a server nor a browser
	@$(BIN)/python -m pytest -m "not neo4j and not browser and not docker and not slow" $(PYTEST_ARGS)

check: $(VENV)/dev.stamp  ## lint, types and import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(VENV)/dev.stamp  ## measure the engine against other libraries, and write docs/performance.md
	@$(BIN)/python tests/benchmarks/engine/bench.py $(BENCH_ARGS)

bench-load: $(VENV)/dev.stamp  ## measure loading and reading, and write docs/performance.md
	@$(BIN)/python tests/benchmarks/loading.py $(BENCH_ARGS)

lock: $(VENV)/dev.stamp  ## renew requirements/*.lock from pyproject.toml
	@$(BIN)/python requirements/renew.py

lock-jars: $(VENV)/dev.stamp  ## renew the lock files of Neo4j's jars and of its Graph Data Science library's
	@$(BIN)/python -m leylines.graph.server.renew_locks

bill: $(VENV)/dev.stamp  ## write the bill of materials and the licences into docs
	@$(BIN)/python requirements/bill.py

audit: $(VENV)/dev.stamp  ## ask a public source of advisories about what is locked
	@$(BIN)/pip-audit --requirement requirements/run.lock --disable-pip --require-hashes

validity: $(VENV)/dev.stamp  ## try scores and probabilities on real data, and write docs/validity.md
	@$(BIN)/python tests/benchmarks/validity/report.py $(VALIDITY_ARGS)

attack: $(VENV)/dev.stamp  ## try attacks on the score and on other measures, and write docs/gaming.md
	@PYTHONPATH=tests/benchmarks/validity $(BIN)/python tests/benchmarks/attack/report.py $(ATTACK_ARGS)

canvas:  ## build ui/canvas/canvas.js from ui/canvas/web (needs Node.js; its users do not)
	@cd ui/canvas/web && npm ci --no-fund --no-audit && npm run --silent build

clean:  ## remove the virtual environment and what builds leave
	@rm -rf $(VENV) build dist *.egg-info
