PYTHON := .venv/bin/python
NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" npm --silent --prefix services/portal/web
.DEFAULT_GOAL := help
.PHONY: help setup demo up down reset doctor logs test check lint lint-python lint-pages test-pages verify load bench faults schemas api lock

help: ## what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: ## install what is missing
	@deploy/local/setup.sh

demo: ## the whole campaign: set up, start, run, report (SCALE=0.02 for a quick look)
	@started=$$(date +%s); deploy/local/setup.sh && \
	JINQIU_SETUP_S=$$(($$(date +%s) - started)) $(PYTHON) -m loadtests.demo

up: setup ## start the stack (DEMO=1: with the demo's log-ins)
	@$(PYTHON) -m deploy.local up $(if $(DEMO),--demo)

down: ## stop the stack, keep its data
	@$(PYTHON) -m deploy.local down

reset: ## stop the stack, remove its data
	@$(PYTHON) -m deploy.local reset

doctor: ## what is missing, and the line that mends it
	@[ -f .venv/lock ] || deploy/local/setup.sh missing
	@$(PYTHON) -m deploy.local doctor

logs: ## follow the logs (NAME=vouchers-http for one)
	@$(PYTHON) -m deploy.local logs $(or $(NAME),'*')

# Of 3.11: with them, a traceback told amid a parse fails the parse (CPython gh-106905).
test: export PYTHONNODEBUGRANGES := 1
test: setup ## set up, check, and run every test
	@$(MAKE) --no-print-directory -j2 -O lint-python lint-pages test-pages
	@$(PYTHON) -m pytest -q -n 2 --dist loadgroup -m "not e2e" --cov --cov-report=
	@$(PYTHON) -m coverage report --fail-under=100 --skip-covered
	@$(PYTHON) -m pytest -q -m e2e

check: lint ## lint, and the house's rules: layout, words, contracts
	@$(PYTHON) -m pytest -q shared/tests -m "not integration and not e2e"

lint: ## format, lint, types, walls, contracts, pages
	@$(MAKE) --no-print-directory -j2 -O lint-python lint-pages

lint-python:
	@.venv/bin/ruff format --check -q . && .venv/bin/ruff check -q .
	@.venv/bin/mypy services shared deploy loadtests
	@.venv/bin/lint-imports --no-cache >/dev/null || .venv/bin/lint-imports
	@$(PYTHON) -m services.portal.openapi --check

lint-pages:
	@$(NPM) run check

test-pages:
	@$(NPM) test

verify: ## judge the promises on the running stack
	@$(PYTHON) -m loadtests.verify

load: setup ## people under load (SCENARIO=rush|tills|filing|fair|city USERS=300 MINUTES=1 PROCESSES=1)
	@$(PYTHON) -m loadtests.load

faults: setup ## rounds of faults on the stack while a small city goes on (ROUNDS=5 SEED=… LEDGER=1)
	@$(PYTHON) -m loadtests.faults rounds

bench: setup ## the goals and today's figures side by side (ONLY=claims for a part)
	@$(PYTHON) -m loadtests.bench

schemas: ## write the contracts' schemas and examples
	@$(PYTHON) -m shared.contracts.export

api: ## write the services' OpenAPI and the portal's types of it
	@$(PYTHON) -m services.portal.openapi
	@$(NPM) run api

lock: ## pin every dependency with its hash
	@.venv/bin/uv pip compile -q --generate-hashes --no-header --python-version 3.11 --only-binary :all: \
		pyproject.toml -o deploy/requirements/runtime.txt
	@.venv/bin/uv pip compile -q --generate-hashes --no-header --python-version 3.11 --only-binary :all: \
		--group load pyproject.toml -c deploy/requirements/runtime.txt -o deploy/requirements/load.txt
	@.venv/bin/uv pip compile -q --generate-hashes --no-header --python-version 3.11 --only-binary :all: \
		--group dev pyproject.toml -c deploy/requirements/runtime.txt -o deploy/requirements/dev.txt
