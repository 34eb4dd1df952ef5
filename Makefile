# The two commands for newcomers are `make demo` and `make test`; everything sets itself up.

UV := $(shell sh tools/uv)
PY := .venv/bin/python
READY := .venv/ready

.PHONY: demo test check bench fmt lock docs

demo: $(READY)
	.venv/bin/shahrdad demo

test: $(READY) check
	$(PY) -m pytest -q -n 4 --dist loadfile --no-loadscope-reorder

check: $(READY)
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy .
	.venv/bin/lint-imports --no-cache

bench: $(READY)
	$(PY) -m bench

fmt: $(READY)
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

docs: $(READY)
	$(PY) -m handlers.drawing

lock:
	$(UV) pip compile -q pyproject.toml --group dev --universal --generate-hashes --no-header --no-annotate -o requirements.lock

$(READY): requirements.lock pyproject.toml tools/uv
	$(UV) venv -q --clear
	$(UV) pip sync -q --python .venv --require-hashes requirements.lock
	$(UV) pip install -q --python .venv --no-deps -e .
	@touch $(READY)
