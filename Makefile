# Sets up .venv and hands on to invoke. All other tasks: .venv/bin/invoke --list
PYTHON ?= python3

.PHONY: build serve test

build serve:
	@$(PYTHON) set_up.py
	@.venv/bin/invoke $@

test:
	@$(PYTHON) set_up.py --test
	@.venv/bin/invoke test
