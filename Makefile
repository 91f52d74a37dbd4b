# Each target sets up what it needs on a machine with Python 3.11 or newer and make.
# AUTHORITY, AS_AT and so on can be given on the command line:  make termly-update AUTHORITY=hackney

PYTHON    ?= python3
AUTHORITY ?= hillingdon
AS_AT     ?=
BY        ?= $(REPORTKIT_OFFICER)

# To recipes as they are, whatever quotes stand in them.
export BY

VENV      := .venv
BIN       := $(VENV)/bin
RUN       := $(BIN)/reportkit
WHO       := --authority $(AUTHORITY)
WHEN      := $(if $(AS_AT),--as-at $(AS_AT))

.DEFAULT_GOAL := help
.PHONY: help setup termly-update school-profiles board-pack register demo lab test check fix bench soak policy-pages lock clean

help:  ## What can be made.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

# --- setting up: only when a lock file has changed ---------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "reportkit needs Python 3.11 or newer. Install it, or say which one:  make PYTHON=python3.12"; exit 2; }
	@echo "Setting up reportkit in $(VENV) (this is done once) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what reportkit needs: about two minutes on a usual connection ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@echo "Installing what the tests and checks need ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.ready  ## Set up without building anything.

# --- documents ------------------------------------------------------------------------------------

termly-update: $(VENV)/.ready  ## School Improvement Update and Headteachers' Briefing  [AUTHORITY=] [AS_AT=]
	@$(RUN) build termly-update $(WHO) $(WHEN)

school-profiles: $(VENV)/.ready  ## One profile for each head  [AUTHORITY=] [AS_AT=] [URN="102368 ..."]
	@$(RUN) build school-profiles $(WHO) $(WHEN) $(if $(URN),--urn "$(URN)")

board-pack: export WHY ?= The counts for members of the board were made
board-pack: $(VENV)/.ready  ## The papers of a board meeting and one pack of them  MEETING=2026-12-03 [AUTHORITY=] [AS_AT=] [BY="Your Name"] [PDF=1]
	@if [ -z "$(MEETING)" ]; then echo 'Say which meeting:  make board-pack MEETING=2026-12-03'; exit 2; fi
	@$(RUN) build board-pack $(WHO) $(WHEN) --meeting $(MEETING) --by "$$BY" --why "$$WHY" $(if $(PDF),--pdf)

register: export WHY ?= The register was built for the School Improvement Team
register: $(VENV)/.ready  ## The register, restricted; that you read it is recorded  [AUTHORITY=] [AS_AT=] [BY="Your Name"] [WHY=]
	@if [ -z "$$BY" ]; then \
	  echo 'Who opens the register is recorded. Say who you are:  make register BY="Ann Officer"'; \
	  echo 'or set REPORTKIT_OFFICER to your name.'; exit 2; fi
	@$(RUN) build register $(WHO) $(WHEN) --by "$$BY" --why "$$WHY"

demo: $(VENV)/.ready  ## A term of two boroughs that do not exist, in demo/, every case checked  [SCHOOLS=100] [SEED=1]
	@$(RUN) demo $(if $(SCHOOLS),--schools $(SCHOOLS)) $(if $(SEED),--seed $(SEED))

lab: $(VENV)/.ready  ## JupyterLab on the notebooks.
	@$(BIN)/pip install --quiet --disable-pip-version-check jupyterlab
	@$(RUN) load --quiet
	@$(RUN) assess --authority hillingdon --as-at 2026-11-22 --quiet
	@$(BIN)/jupyter lab notebooks

# --- for those who work on reportkit --------------------------------------------------------------

test: $(VENV)/.ready-dev  ## The tests, under five minutes.
	@$(BIN)/pytest

check: $(VENV)/.ready-dev  ## Everything CI checks; changes nothing.
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/nbstripout --verify notebooks/*.ipynb

fix: $(VENV)/.ready-dev  ## The only target that edits files.
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/nbstripout notebooks/*.ipynb

bench: $(VENV)/.ready-dev  ## Benchmarks, as ratios measured in one run.
	@$(BIN)/python -m benchmarks

soak: $(VENV)/.ready-dev  ## Long trials.
	@REPORTKIT_SOAK=1 $(BIN)/pytest -m soak

policy-pages: $(VENV)/.ready  ## The pages on the policies in docs/policies, made anew.
	@$(BIN)/python -m reportkit.reports.policies

lock:  ## Make the lock files anew (needs uv).
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml --extra build -o requirements.lock
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml --extra build --extra dev -c requirements.lock -o requirements-dev.lock

clean:  ## Remove what was built; documents a person has edited are kept.
	@if [ -x $(RUN) ]; then $(RUN) clean; fi
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
