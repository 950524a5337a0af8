# The two commands a newcomer needs: `make serve` and `make test`. Each builds what it needs first.
# PYTHON=3.12 make env   takes another Python than the first suitable one (3.11, 3.12 or 3.13).
PYTHON ?= >=3.11,<3.14
UV_VERSION := 0.13.9
UV := $(or $(shell command -v uv),.tools/bin/uv)
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: serve test env lock widget clean

serve: .venv/.runtime
	$(BIN)/newleaf serve --host $(HOST) --port $(PORT)

test: .venv/.development $(if $(shell command -v npm),widget/node_modules/.package-lock.json)
	sh scripts/chromium.sh
	$(BIN)/ruff check .
	$(BIN)/newleaf train
	$(BIN)/python -m pytest $(ARGS)

env: .venv/.runtime

.tools/bin/uv:
	@echo "uv is not installed; putting uv $(UV_VERSION) into .tools (nothing outside this folder changes)"
	python3 -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/bin/python: | $(filter .tools/bin/uv,$(UV))
	$(UV) venv --quiet --allow-existing --python "$(PYTHON)" .venv

.venv/.runtime: requirements.lock pyproject.toml $(shell find standins -type f) | .venv/bin/python
	$(UV) pip sync --quiet requirements.lock
	$(UV) pip install --quiet --no-deps --editable .
	@# Bytecode of what serving imports, even where the environment forbids Python to write it: a start takes 5 s less.
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -W ignore -c "import newleaf.web.app, rasa.model_training"
	@rm -f .venv/.development
	@touch $@

.venv/.development: .venv/.runtime requirements-dev.lock
	$(UV) pip install --quiet --requirement requirements-dev.lock
	@touch $@

# After changing a dependency. No address of a registry ends up in the locks.
LOCK := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
lock: | $(filter .tools/bin/uv,$(UV))
	echo ./standins | $(UV) $(LOCK) pyproject.toml - -o requirements.lock
	@mkdir -p .tools; grep -v "^./standins" requirements.lock > .tools/runtime.txt
	$(UV) $(LOCK) pyproject.toml --extra dev --constraint .tools/runtime.txt -o requirements-dev.lock

# What builds the widget and looks into it, where there is npm: the tests then compare the built file with its sources.
widget/node_modules/.package-lock.json: widget/package-lock.json
	cd widget && npm ci --silent || echo "The widget's packages could not be installed: tests that need them are skipped."

# After changing widget/src: rebuilds newleaf/web/static/widget.js, which is committed.
widget:
	cd widget && npm ci && npm run check && npm run build

clean:
	rm -rf .venv .tools models var .rasa
