# Every target only calls set_up.py, so that `python3 set_up.py run` does the same where there is no make.
PYTHON ?= python3
ARGS ?=

.PHONY: run demo test test-all bench figures pictures learn lock
run demo test test-all bench figures pictures learn lock:
	@$(PYTHON) set_up.py $@ $(ARGS)
