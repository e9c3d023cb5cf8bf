# `make serve` and `make test` are all a new machine needs; both install first.
.DEFAULT_GOAL := help
PORT ?= 8866
HOST ?= 127.0.0.1
ONLY ?=
VISITS ?= 5
UV_VERSION := 0.13.9
BIN := .venv/bin
UV := $(BIN)/uv
# JupyterLab does not start for root unless it is told to.
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)
# deno looks after the scripts: one binary, no Node. It keeps what it compiled in .venv, and asks the network for nothing.
DENO := DENO_DIR=.venv/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno
SCRIPTS = $(shell find widgets tests/js -name '*.js')
# Tests run on two cores; a file's tests stay together, because they share what it sets up.
AT_ONCE := -n 2 --dist loadfile
# Every server and kernel starts sooner with modules compiled once, also where Python was told not to.
unexport PYTHONDONTWRITEBYTECODE
# What takes long (every page in every region, for example) is marked so, and left to `make test-all`.
LONG ?=
PAGE_PARTS := $(shell find widgets/page widgets/components widgets/workshop -name '*.js' -o -name '*.css' -o -name '*.svg' -o -name '*.j2' -o -path 'widgets/page/template/*' -o -path 'widgets/page/jupyter/*' -o -path 'widgets/page/lab/*')

.PHONY: help install serve edit lab test test-all lint check unit notebooks browser bench load licences sbom safety clean

help:
	@echo "make serve   install, then serve the guide (PORT=8866, HOST=127.0.0.1)"
	@echo "make test    install, then run every check"
	@echo "make test-all  the same, and what takes long"
	@echo "make edit    install, then open JupyterLab and a preview that follows what you save"
	@echo "make lab     install, then open JupyterLab alone"
	@echo "make check   install, then check the content only"
	@echo "make bench   compare our page with others (ONLY=page,voila, VISITS=5)"
	@echo "make load    put a crowd before our server"
	@echo "make licences  write deploy/licences.md: what we ship, and how it is licensed"
	@echo "make safety  write safety/: hazard log, safety case and more, with the results of make test-all"
	@echo "make sbom    write sbom.json: the same as a CycloneDX bill of materials"

install: .venv/installed

serve: install
	@$(BIN)/stridewell serve --port $(PORT) --host $(HOST)

edit: install
	@$(BIN)/stridewell serve --edit --port $(PORT)

lab: install
	@$(BIN)/jupyter lab --notebook-dir=. --LabApp.default_url=/lab/tree/content $(AS_ROOT)

# What needs one core each runs side by side first; the tests then have both.
test: install
	@$(MAKE) --jobs=2 --output-sync=recurse lint check
	@$(MAKE) unit notebooks browser

test-all:
	@STRIDEWELL_WHOLE_CHROMIUM=yes $(MAKE) test LONG='-m ""'

lint: install
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(DENO) fmt --check --quiet && $(DENO) lint --quiet
	@$(DENO) check --quiet --no-remote --no-npm $(SCRIPTS)
	$(DENO) test --quiet --no-remote --no-npm --allow-read --location http://stridewell.test tests/js

check: install
	$(BIN)/stridewell check

unit: install
	$(BIN)/python -m harness.npm
	$(BIN)/pytest --ignore=tests/browser $(AT_ONCE) $(LONG) --junitxml=.results/unit.xml

notebooks: install
	$(BIN)/pytest --nbval-lax --nbval-current-env $(AT_ONCE) notebooks

browser: install
	$(BIN)/python -m harness.chromium
	$(if $(LONG),$(BIN)/python -m harness.engines)
	$(BIN)/python -m harness.npm
	$(BIN)/pytest tests/browser -rs $(AT_ONCE) $(LONG) --junitxml=.results/browser.xml

bench: install .bench/installed
	$(BIN)/python -m harness.chromium
	$(BIN)/python -m bench --only "$(ONLY)" --visits $(VISITS)

load: install
	$(BIN)/python -m bench.load

licences: install
	@$(BIN)/python -m widgets.safety.licences > deploy/licences.md

sbom: install
	@$(BIN)/python -m widgets.safety.bill_of_materials > sbom.json

# Ends with 1 while a hazard is open.
safety: install
	$(BIN)/stridewell safety safety

clean:
	rm -rf .venv .bench .results safety sbom.json

$(UV):
	@sh .ci/venv $(UV_VERSION)

.bench/installed: $(UV) bench/rivals.txt
	$(UV) venv --quiet --clear --python $(BIN)/python .bench
	$(UV) pip install --quiet --python .bench/bin/python -r bench/rivals.txt
	@touch $@

.venv/installed: $(UV) pyproject.toml uv.lock hatch_build.py $(PAGE_PARTS)
	$(UV) sync --locked --compile-bytecode --reinstall-package stridewell
	@touch $@
