# make site   build the site into site/        make serve  the same with live reload
#             both with GENERATOR=properdocs on the forks of MkDocs and Material
# make test   all that must hold, in a quarter of an hour of processor   make quick  in a minute, without browsers
# make test-long  what make test leaves out: every page in each way, the real project in other shapes
# make lock   renew requirements/              make audit  known weaknesses of what it names
# make forks  the site and its tests on the forks of MkDocs and Material
# make preview  the site as a folder that opens from disk
# make check   all that is wrong with data/     make fix    put right what has one right answer
# make edit   records and pages in a form
# make new RECORD=update   a new record         make links  addresses of sources that do not open
# make access  axe-core with the contrast of every word of every page (some minutes)
# make compare RANGE=BASE..HEAD   (or two days) what readers would see change, in Markdown
# make schema   renew data/schema/
# make bench-history  the change log over 5,000 commits, first walk and second
# make bench-scale   builds of 7 and 100 made-up pledges beside plain MkDocs, SIZES="1000"
# make check-office   the exported files through LibreOffice and back
# make costs   what a million readers a month ask of a host
# make bench   pages on slow 3G and a slow phone, beside an empty page, with the service worker and without
# make bench-search   the search measured against Material's own and Pagefind
# make old-browsers  a phone in real Chromium 79 and 88 (needs npm)
# make agreed  tell which texts are older, FILES=data/bodies.yml: those of that file still agree
.DEFAULT_GOAL := help
.PHONY: help site preview back verify serve-site costs bench-serve audit forks on-forks serve agreed check fix new propose edit fuzz compare schema links test test-long quick access check-office check-publish bench bench-search bench-history bench-scale old-browsers report lock clean

# What builds the site, with the folder of its environment, its lock and its theme.
GENERATOR ?= mkdocs
FOLDER_mkdocs := .venv
FOLDER_properdocs := .venv-properdocs
LOCK_mkdocs := requirements/build.txt
LOCK_properdocs := requirements/forks.txt
THEME_mkdocs := material
THEME_properdocs := materialx
VENV := $(FOLDER_$(GENERATOR))
LOCK := $(LOCK_$(GENERATOR))
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTED := $(VENV)/.tested
TOOLS := .venv-tools
export SITE_GENERATOR=$(GENERATOR)
export SITE_THEME=$(THEME_$(GENERATOR))
export PYTHONPATH=hooks
export NO_MKDOCS_2_WARNING=1

help: ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

site: $(READY) ## build the whole site into site/; PARTIAL=yes although this copy lacks its history
	@$(BIN)/python -m pledges publish site $${PARTIAL:+--partial}

preview: $(READY) ## the site as the folder preview/, which opens from disk without a server
	@$(BIN)/python -m pledges publish --preview

agreed: $(READY) ## texts changed in one language alone; FILES="…": they still agree
	@$(BIN)/python -m pledges agree $(FILES)

back: $(READY) ## bring back the site that the last make site replaced
	@$(BIN)/python -m pledges publish --back site

verify: $(READY) ## whether a published copy is what its commit gives: URL=https://… or URL=folder
	@$(BIN)/python -m pledges verify $(URL)

serve-site: $(TESTED) ## site/ on nginx as shipped, at http://127.0.0.1:8080/
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.nginx site 8080

costs: $(TESTED) ## what a million readers a month ask of a host, from the bytes of site/
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.costs site

bench-serve: $(TESTED) ## how many pages a second nginx sends, beside a bare file (needs wrk)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.serving site

audit: $(TOOLS)/.ready ## known weaknesses in requirements/ (asks PyPI) and what could not be asked, into audit/
	@$(TOOLS)/bin/python .ci/audit.py $(TOOLS)/bin/pip-audit audit

forks: ## what differs without Material, and on the maintained forks of MkDocs and Material; the tests of the site on them
	@$(MAKE) --no-print-directory site
	@SITE_THEME=null sh .ci/same $(BIN)/python
	@$(MAKE) --no-print-directory on-forks GENERATOR=properdocs

on-forks: $(READY)
	@sh .ci/same $(BIN)/python
	@$(BIN)/python -m pytest -q tests/built tests/site

serve: $(READY) ## read the site at http://127.0.0.1:8000/ while editing; reloads by itself
	@$(BIN)/watchmedo auto-restart --directory hooks --patterns '**/*.py' --recursive \
	  --debounce-interval 0.5 --no-restart-on-command-exit -- $(BIN)/python -m $(GENERATOR) serve --config-file mkdocs.yml

check: $(READY) ## all that is wrong with data/ and docs/; FILES=… only there, LANGUAGE=ar or en, FORMAT=github or json
	@$(BIN)/python -m pledges check $${FORMAT:+--format "$$FORMAT"} $(FILES)

fix: $(READY) ## put right what has one right answer; FILES=… only there, DRY=--dry-run to see it
	@$(BIN)/python -m pledges fix $(DRY) $(FILES)

new: $(READY) ## a new record, asked for step by step; RECORD=update, reading, done … (all are listed without it)
	@$(BIN)/python -m pledges new $(RECORD)

propose: $(READY) ## of an issue in the form for updates a record in its place; ISSUE=file with its text
	@$(BIN)/python -m pledges propose $(ISSUE)

edit: $(READY) ## records and pages in a form in the browser, without YAML
	@$(BIN)/python -m pledges edit

test: $(TESTED) ## style, types and the tests, in real browsers too: a quarter of an hour of processor
	@sh .ci/test $(VENV)

test-long: $(TESTED) ## the tests that take longer: every page in each way, the real project in other shapes
	@sh .ci/test $(VENV) long

quick: $(TESTED) ## style, types and the tests that need neither a browser nor a whole site: a minute
	@sh .ci/test $(VENV) quick

fuzz: $(TESTED) ## 100,000 real files spoilt at random: none may break the check or the fix; FUZZ="1000 5" only 1,000 from the 5th
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.fuzzing $(FUZZ)

check-publish: $(TESTED) ## kill make site a hundred times at random and look at what is left (minutes)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.publishing 100

check-office: $(TESTED) ## the exported files through LibreOffice and back (needs LibreOffice Calc)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.office

access: $(TESTED) ## axe-core on every page, with the contrast of every word in both schemes (minutes)
	@$(BIN)/python -m pytest -q tests/browser/test_pages.py tests/browser/test_access.py -k "accessible and not faults and not of_each_kind" --every-word

bench: $(TESTED) ## how soon pages are drawn on slow 3G, beside an empty page (needs nginx)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.speed

bench-search: $(TESTED) ## measure the search against Material's own and Pagefind (needs node, npm)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.search --worst

bench-history: $(TESTED) ## measure the walk over a history of 5,000 commits, first and second time
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.history

bench-scale: $(TESTED) ## measure builds of 7 and 100 made-up pledges beside plain MkDocs; SIZES="7 100 1000"
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.scale $(SIZES)

old-browsers: $(TESTED) ## search, choices and pages on a phone in real Chromium 79 and 88 (needs npm)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.old_browsers

report: $(TESTED) ## the seven pledges as PDF in each language, from site/ into report/
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.printing $(ARGS)

compare: $(READY) ## what readers would see change: make compare RANGE=main..HEAD
	@$(BIN)/python -m pledges compare $(RANGE)

schema: $(READY) ## renew data/schema/, by which programs help who edits data/
	@$(BIN)/python -m pledges schema

links: $(READY) ## open the addresses of all sources (minutes) and tell which do not open
	@$(BIN)/python -m pledges links

COMPILE := $(TOOLS)/bin/uv pip compile --quiet --universal --generate-hashes --fork-strategy fewest \
  --no-emit-index-url --no-emit-find-links --output-file

lock: $(TOOLS)/.ready ## renew requirements/ from pyproject.toml, and the list of what the site is built with
	@$(COMPILE) requirements/build.txt pyproject.toml
	@$(COMPILE) requirements/test.txt --constraint requirements/build.txt --group test
	@$(COMPILE) requirements/forks.txt --constraint requirements/build.txt \
	  --constraint requirements/test.txt --no-emit-package mkdocs-material --group forks pyproject.toml
	@$(COMPILE) requirements/tools.txt --group tools
	@$(TOOLS)/bin/cyclonedx-py requirements requirements/build.txt --pyproject pyproject.toml \
	  --output-reproducible --output-format JSON --output-file requirements/sbom.cdx.json

$(READY): $(LOCK) .ci/environment
	@sh .ci/environment $(VENV) $(LOCK)
	@touch $@

$(TESTED): requirements/test.txt $(READY)
	@[ $(GENERATOR) != mkdocs ] || sh .ci/environment $(VENV) --more requirements/test.txt
	@touch $@

$(TOOLS)/.ready: requirements/tools.txt .ci/environment
	@sh .ci/environment $(TOOLS) requirements/tools.txt
	@touch $@

clean: ## remove what was built
	@rm -rf .venv .venv-* audit report site preview .site-* .preview-* .screens .mypy_cache .ruff_cache .pytest_cache .hypothesis
