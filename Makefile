# make app    work in the browser, on your own store; the sample cities are one click away
# make demo   draft an example city's plan in French and in English into out/
# make test   the checks for every day: style, types, imports, behaviour; make --keep-going test goes on after a failure
# make check-all  the same with what runs in a browser and stores under load; what continuous integration runs
# make bench  the speed figures, as ratios measured in one run; make bench PSPLIB=DIR with the projects of that library
# make bench-app  how long people wait for the app with 300 actions, beside what it should be (two minutes)
# make soak   the store under load in full: editors side by side, killed writers and servers; every damaged file; every page for every reader; properties on new examples
# make docs  write the pages on problems, on readings of the context, and the sessions of README and docs, as the program says them today
# make pictures  renew the pictures of README and docs from the program
# make clean  forget everything that these commands made

# Where bytecode may not be kept, each of the hundred programs that tests start would compile the planner anew.
export PYTHONDONTWRITEBYTECODE =

PYTHON ?= python3
PIP = .venv/bin/python -m pip --disable-pip-version-check --quiet
INSTALL = $(PIP) install --constraint constraints.txt
SAMPLE = benchmark/anti-discrimination/samples/havelmar.yaml

.PHONY: app demo test check-all style types imports behaviour everything bench soak bench-app clean docs pictures
.NOTPARALLEL:
.DELETE_ON_ERROR:

app: .venv/installed
	@.venv/bin/planner app

demo: .venv/installed
	@mkdir -p out
	@PLANNER_LANGUAGE=fr .venv/bin/planner draft $(SAMPLE) --language fr --out out/havelmar-fr.docx --out out/havelmar-fr.json
	@echo
	@PLANNER_LANGUAGE=en .venv/bin/planner draft $(SAMPLE) --language en --out out/havelmar-en.docx --out out/havelmar-en.json

test: style types imports behaviour

check-all: style types imports everything

style: .venv/installed-dev
	@echo "ruff: style"
	@.venv/bin/python -m ruff check --quiet
	@.venv/bin/python -m ruff format --quiet --check

types: .venv/installed-dev
	@echo "mypy: types"
	@.venv/bin/python -m mypy --no-error-summary --num-workers 2

imports: .venv/installed-dev
	@echo "import-linter: the order of the modules"
	@.venv/bin/lint-imports > .venv/lint-imports.log || { cat .venv/lint-imports.log; exit 1; }

behaviour: .venv/installed-dev
	@echo "pytest: behaviour"
	@.venv/bin/python -m pytest --numprocesses 2 --dist worksteal --ignore tests/performance -m "not long"

everything: .venv/installed-dev
	@echo "pytest: behaviour, in a browser and under load as well"
	@.venv/bin/python -m pytest --numprocesses 2 --dist worksteal --ignore tests/performance

bench: .venv/installed-dev
	@.venv/bin/python -m pytest tests/performance $(if $(PSPLIB),--psplib "$(PSPLIB)")

bench-app: .venv/installed-dev
	@PYTHONPATH=tests .venv/bin/python -m performance.app_speed

soak: .venv/installed-dev
	@PLANNER_SOAK=1 .venv/bin/python -m pytest tests/soak tests/fuzz tests/store/test_upgrade.py tests/store/test_history.py tests/browser
	@PLANNER_SOAK=1 .venv/bin/python -m pytest --numprocesses 2 -m hypothesis tests

docs: .venv/installed-dev
	@.venv/bin/python docs/problems.py
	@.venv/bin/python docs/contexts.py
	@.venv/bin/python docs/sessions.py

pictures: .venv/installed-dev
	@.venv/bin/python docs/pictures.py

clean:
	@rm -rf .venv out dist build .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .benchmarks

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	@echo "Making a virtual environment in .venv"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# Building without isolation keeps the build tools under constraints.txt as well.
.venv/build-tools: .venv/bin/python constraints.txt
	@$(INSTALL) hatchling editables
	@touch $@

.venv/installed: .venv/build-tools pyproject.toml
	@echo "Installing the planner and what it needs"
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

.venv/installed-dev: .venv/build-tools pyproject.toml
	@echo "Installing the planner, what it needs and what checks it"
	@$(INSTALL) --no-build-isolation --editable ".[dev]"
	@touch $@ .venv/installed
