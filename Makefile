# make site   build the site into site/        make serve  the same with live reload
# make test   everything that must hold         make quick  the same in a minute, without browsers
# make lock   renew requirements.lock
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
# make bench   pages on slow 3G and a slow phone, beside an empty page and plain Material
# make bench-search   the search measured against Material's own and Pagefind
# make old-browsers  a phone in real Chromium 79 and 88 (needs npm)
# make agreed  keep which texts agree, FILES=data/bodies.yml: all texts of that file
.DEFAULT_GOAL := help
.PHONY: help site preview back verify serve-site costs bench-serve audit serve agreed check fix new edit fuzz compare schema links test quick access check-office check-publish bench bench-search bench-history bench-scale old-browsers report lock clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PYTHONPATH := hooks
export NO_MKDOCS_2_WARNING := 1

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

site: $(READY) ## build the whole site into site/; PARTIAL=yes although this copy lacks its history
	@$(BIN)/python -m pledges publish site $(if $(PARTIAL),--partial)

preview: $(READY) ## the site as the folder preview/, which opens from disk without a server
	@$(BIN)/python -m pledges publish --preview

agreed: $(READY) ## keep which texts agree in all languages: all changed together, or FILES="…"
	@$(BIN)/python -m pledges agree $(FILES)

back: $(READY) ## bring back the site that the last make site replaced
	@$(BIN)/python -m pledges publish --back site

verify: $(READY) ## whether a published copy is what its commit gives: URL=https://… or URL=folder
	@$(BIN)/python -m pledges verify $(URL)

serve-site: $(READY) ## site/ on nginx as shipped, at http://127.0.0.1:8080/
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.nginx site 8080

costs: $(READY) ## what a million readers a month ask of a host, from the bytes of site/
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.costs site

bench-serve: $(READY) ## how many pages a second nginx sends, beside a bare file (needs wrk)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.serving site

audit: $(READY) ## known weaknesses in requirements.lock (asks PyPI)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

serve: $(READY) ## read the site at http://127.0.0.1:8000/ while editing; reloads by itself
	@$(BIN)/watchmedo auto-restart --directory hooks --patterns '**/*.py' --recursive \
	  --debounce-interval 0.5 --no-restart-on-command-exit -- $(BIN)/python -m mkdocs serve

check: $(READY) ## all that is wrong with data/ and docs/; FILES=… only there, LANGUAGE=ar or en, FORMAT=github or json
	@$(BIN)/python -m pledges check $(if $(FORMAT),--format $(FORMAT)) $(FILES)

fix: $(READY) ## put right what has one right answer; FILES=… only there, DRY=--dry-run to see it
	@$(BIN)/python -m pledges fix $(DRY) $(FILES)

new: $(READY) ## a new record, asked for step by step; RECORD=update, reading, done … (all are listed without it)
	@$(BIN)/python -m pledges new $(RECORD) $(DRY)

edit: $(READY) ## records and pages in a form in the browser, without YAML
	@$(BIN)/python -m pledges edit

test: $(READY) ## style, types, every test, in a real browser too
	@sh .ci/test $(VENV)

quick: $(READY) ## style, types and the tests that need neither a browser nor a whole site: a minute
	@sh .ci/test $(VENV) quick

fuzz: $(READY) ## 100,000 real files spoilt at random: none may break the check or the fix; FUZZ="1000 5" only 1,000 from the 5th
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.fuzzing $(FUZZ)

check-publish: $(READY) ## kill make site a hundred times at random and look at what is left (minutes)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.publishing 100

check-office: $(READY) ## the exported files through LibreOffice and back (needs LibreOffice Calc)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.office

access: $(READY) ## axe-core on every page, with the contrast of every word in both schemes (minutes)
	@$(BIN)/python -m pytest -q tests/browser/test_pages.py tests/browser/test_access.py -k "accessible and not faults" --every-word

bench: $(READY) ## how soon pages are drawn on slow 3G, beside an empty page (needs nginx, openssl)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.speed

bench-search: $(READY) ## measure the search against Material's own and Pagefind (needs node, npm)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.search --worst

bench-history: $(READY) ## measure the walk over a history of 5,000 commits, first and second time
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.history

bench-scale: $(READY) ## measure builds of 7 and 100 made-up pledges beside plain MkDocs; SIZES="7 100 1000"
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.scale $(SIZES)

old-browsers: $(READY) ## search, choices and pages on a phone in real Chromium 79 and 88 (needs npm)
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.bench.old_browsers

report: $(READY) ## the seven pledges as PDF in each language, from site/ into report/
	@PYTHONPATH=hooks:. $(BIN)/python -m tests.printing $(ARGS)

compare: $(READY) ## what readers would see change: make compare RANGE=main..HEAD
	@$(BIN)/python -m pledges compare $(RANGE)

schema: $(READY) ## renew data/schema/, by which programs help who edits data/
	@$(BIN)/python -m pledges schema

links: $(READY) ## open the addresses of all sources (minutes) and tell which do not open
	@$(BIN)/python -m pledges links

lock: $(READY) ## renew requirements.lock from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --fork-strategy fewest \
	  --no-emit-index-url --group test --output-file requirements.lock pyproject.toml

$(READY): requirements.lock .ci/environment
	@sh .ci/environment $(VENV)
	@touch $(READY)

clean: ## remove what was built
	@rm -rf $(VENV) site preview .site-* .preview-* .screens .mypy_cache .ruff_cache .pytest_cache .hypothesis
