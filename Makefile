# make run and make test do everything on a fresh machine with Python 3.11, make and a network.
PORT ?= 8501
HOST ?= localhost
BASE_PYTHON ?= $(shell command -v python3.11 || command -v python3)
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test test-fast audit pictures supply-chain check bench update format lock dist geography texts setup clean compiled

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/prepared.done compiled ## Serve the dashboard (PORT=8501 HOST=localhost)
	$(PYTHON) -m streamlit run app.py --server.port $(PORT) --server.address $(HOST)

test: .venv/tests.done .venv/browser.done .venv/prepared.done compiled ## Run all tests, in a real browser too
	$(PYTHON) -m pytest -n 2 --dist worksteal

test-fast: .venv/tests.done compiled ## Run the tests that need no browser
	$(PYTHON) -m pytest -n 2 -m "not browser"

audit: .venv/tests.done .venv/browser.done .venv/browsers.done .venv/web.done ## Try everything that could go wrong, and write docs/quality.md (half an hour)
	rm -rf test-results/audit
	AUDIT=1 $(PYTHON) -m pytest -n 2 --dist loadfile tests/audit \
		tests/region/test_update_killed.py --junitxml test-results/audit/junit.xml; \
		$(PYTHON) -m tests.audit.report $$?

pictures: .venv/tests.done .venv/browser.done .venv/prepared.done ## Take the reference pictures anew, and show what has changed
	$(PYTHON) -m tests.pictures

supply-chain: .venv/tests.done ## List all parts that run (SBOM) and ask for known holes; not to be able to ask is no pass
	mkdir -p test-results && rm -f test-results/known-holes.*
	.venv/bin/cyclonedx-py requirements requirements.txt -o test-results/sbom.cdx.json
	-.venv/bin/pip-audit -r requirements.txt --disable-pip --require-hashes --progress-spinner off \
		-f json -o test-results/known-holes.json
	@$(PYTHON) -m tests.known_holes test-results/known-holes.json

check: .venv/tests.done ## Check style, types, who imports whom, and the content
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) -m region check

format: .venv/tests.done ## Format the code
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

bench: .venv/tests.done .venv/browser.done .venv/prepared.done compiled ## Measure against the usual way (BENCH=quick for minutes)
	BENCH=$(BENCH) $(PYTHON) -m bench

texts: .venv/tests.done ## Collect the interface's texts into the translation file
	.venv/bin/pybabel -q extract -F babel.cfg --no-location --sort-output \
		-o locale/messages.pot app.py main.py pages components region
	.venv/bin/pybabel -q update -i locale/messages.pot -d locale -l en --no-fuzzy-matching \
		--ignore-obsolete
	@sed -i.part -e '/@ADDRESS/d' -e '/@li.org/d' locale/en/LC_MESSAGES/messages.po && rm locale/en/LC_MESSAGES/*.part

update: .venv/runtime.done ## Fetch the figures anew and show what has changed (ARGS="--dry-run")
	$(PYTHON) -m region update $(ARGS)

geography: .venv/tests.done ## Produce the shapes on the maps anew (ARGS="--sea … --lakes … --areas … --city …")
	$(PYTHON) -m region build-geography $(ARGS)

dist: .venv/prepared.done ## Write all pages as files for a memory stick, without server and network
	$(PYTHON) -m components.offline

lock: .venv/tests.done ## Resolve the requirements anew, with hashes
	.venv/bin/uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header \
		--no-emit-index-url --no-emit-find-links --upgrade requirements.in -o requirements.txt
	.venv/bin/uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header \
		--no-emit-index-url --no-emit-find-links --upgrade requirements-dev.in -o requirements-dev.txt

setup: .venv/runtime.done .venv/tests.done ## Create the environment only

clean: ## Remove the environment and caches
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

.venv/pip.done:
	@$(BASE_PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, found " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(BASE_PYTHON) -m venv .venv
	@touch $@

.venv/runtime.done: .venv/pip.done requirements.txt
	$(PYTHON) -m pip install -q --require-hashes -r requirements.txt
	@touch $@

# Streamlit's scripts compressed and its fonts made smaller, once for each version
.venv/prepared.done: .venv/runtime.done
	$(PYTHON) -m components.application 2
	@touch $@

# What has changed is compiled once, also where Python is told to write nothing by itself
compiled: .venv/runtime.done
	-@$(PYTHON) -m compileall -q app.py main.py pages components region

.venv/tests.done: .venv/runtime.done requirements-dev.txt
	$(PYTHON) -m pip install -q --require-hashes -r requirements-dev.txt
	@touch $@

# What only npm has of validators; without it they are skipped, and the tests' report says so
.venv/web.done: tests/audit/web/package-lock.json
	@if command -v npm >/dev/null; then \
		mkdir -p .venv/web && cp tests/audit/web/package*.json .venv/web/ && \
		npm ci --prefix .venv/web --ignore-scripts --no-audit --no-fund --loglevel=error; \
	else echo "npm is not there: vnu and html-validate are not asked"; fi
	@touch $@

# Debian's Firefox and WebKit where apt can install them; without them their tests are skipped
.venv/browsers.done: .venv/browser.done
	@if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get install -y -qq firefox-esr webkit2gtk-driver xvfb || true; fi
	@touch $@

# Debian's Chromium where apt is there, else Playwright's own
.venv/browser.done: .venv/tests.done
	@if command -v chromium >/dev/null || [ -n "$$CHROMIUM" ]; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && apt-get install -y -qq chromium; \
	elif command -v apt-get >/dev/null && command -v sudo >/dev/null; then \
		sudo apt-get update -qq && sudo apt-get install -y -qq chromium; \
	else $(PYTHON) -m playwright install chromium; fi
	@touch $@
