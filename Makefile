# dateline: `make demo` shows the main job, `make test` runs the tests; both set everything up first.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench gate speed docs serve lock clean

help: ## what the targets do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F'|' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: $(READY) ## make the virtual environment and install everything, once

$(READY): requirements.lock pyproject.toml
	@python=$$(sh tools/find-python.sh) || exit 1; \
	echo "Setting up $(VENV) with $$("$$python" --version) (once, a minute or two) ..."; \
	if [ ! -x $(BIN)/python ] || ! $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then \
		rm -rf $(VENV); "$$python" -m venv $(VENV) || { \
		echo "Could not make a virtual environment: install Python's venv module (Debian: apt install python3-venv)."; exit 1; }; fi
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock || { \
		echo "Could not install the packages: see pip's message above. The first set-up needs a network, or a package mirror known to pip."; exit 1; }
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY) ## code a dozen short reports, show their record and events
	@$(BIN)/dateline gazetteer build --if-missing >/dev/null
	@$(BIN)/dateline demo

# FollowTheMoney checks its own export in the tests. It builds pyicu from source; without it one test is skipped.
$(VENV)/.ftm: $(READY) requirements-ftm.lock
	@sh tools/install-ftm.sh $(BIN)/python requirements-ftm.lock $@

test: $(READY) $(VENV)/.ftm ## run the tests (installs PostgreSQL for them where it can)
	@sh tools/postgresql-for-tests.sh
	@$(BIN)/dateline gazetteer build --if-missing >/dev/null
	$(BIN)/python -m pytest

check: $(READY) ## lint and type-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY) ## measure on the evaluation sets beside the project; writes bench/RESULTS.md
	@$(BIN)/dateline gazetteer build --if-missing >/dev/null
	$(BIN)/python -m bench

gate: $(READY) ## fail where a pinned figure has fallen by more than .01
	@$(BIN)/dateline gazetteer build --if-missing >/dev/null
	$(BIN)/python -m bench gate

speed: $(READY) ## reports per CPU-second beside the bare spaCy pipeline
	@$(BIN)/dateline gazetteer build --if-missing >/dev/null
	$(BIN)/python -m bench speed

serve: ## the local page (still to come)
	@echo "make serve: not yet. The local page over the store is still to come; dateline code shows records on the terminal."

docs: $(READY) ## make again the parts of the docs that are made from data
	$(BIN)/python tools/make_codebook_docs.py
	$(BIN)/python -m tools.make_accuracy_docs
	$(BIN)/python tools/make_examples.py

lock: $(READY) ## pin every package again, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --python-version 3.12 --no-header --quiet --upgrade -o requirements.lock
	echo 'followthemoney>=4.11,<5' | $(BIN)/uv pip compile - --constraint requirements.lock --universal --generate-hashes --no-emit-index-url --no-annotate --python-version 3.12 --no-header --quiet --upgrade -o requirements-ftm.lock

clean: ## remove what the targets made
	rm -rf $(VENV) .tools build dist *.egg-info src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
