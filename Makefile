# Two commands do all the set-up on a fresh machine:
#   make explore   installs foedus, loads what ships in seeds/, writes the page and says where it is
#   make test      installs what the tests need, and runs every check
PYTHON ?= python3
BIN := .venv/bin
# A folder changes when a file comes or goes, and a strict editable install has to be told of those.
FOLDERS := $(shell find graph loaders exports explorer seeds -type d -not -name __pycache__)
INSTALLED := setup.cfg pyproject.toml requirements.lock $(FOLDERS)
# Twice quiet: what pip warns of is the packages' own affair, and what fails is told all the same.
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint requirements.lock

# The seeds are loaded again when they or what reads them has changed, or when the store is gone.
READING := $(shell find graph loaders seeds -type f -not -path '*/__pycache__/*')
ifeq ($(wildcard $(or $(FOEDUS_STORE),foedus.db)),)
.PHONY: .make/seeds
endif

.PHONY: explore test check picture gallery lock clean

explore: .make/seeds
	@$(BIN)/foedus explore

test: .make/test check
	$(BIN)/python -m pytest

# Everything but the tests themselves.
check: .make/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Draws the picture in README anew; FOEDUS_REFRESH=1 make test does so too, and takes over all output that is shown.
picture: .make/run
	@$(BIN)/foedus load --seeds --store .make/picture.db
	$(BIN)/python docs/picture.py .make/picture.db > docs/picture.svg

# Draws docs/gallery anew; DATA is a folder with your own downloads in atop/ and icews/.
gallery: .make/test
	$(BIN)/python docs/gallery.py "$(DATA)"

# Pins what the tests were last run with; to be run after a range in setup.cfg changed.
lock:
	rm -rf .make/lock && $(PYTHON) -m venv .make/lock
	.make/lock/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	.make/lock/bin/python -m pip freeze --exclude foedus > requirements.lock
	rm -rf .make/lock

clean:
	rm -rf .venv .make build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.make/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "foedus needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	@mkdir -p .make && touch $@

.make/run: .make/venv $(INSTALLED)
	@test -e .make/test || $(PIP) --editable . --config-settings editable_mode=strict
	@test ! -e .make/test || $(PIP) --editable '.[dev]' --config-settings editable_mode=strict
	@touch $@

.make/seeds: .make/run $(READING)
	@$(BIN)/foedus load --seeds
	@touch $@

.make/test: .make/venv $(INSTALLED)
	$(PIP) --editable '.[dev]' --config-settings editable_mode=strict
	@sh tests/chromium.sh
	@sh tests/neo4j/fetch.sh || echo "The jars of Neo4j could not be fetched; the tests that need them will be skipped."
	@touch $@ .make/run
