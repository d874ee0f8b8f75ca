"""The reader of texts loads beside everything else, and a process that ends meanwhile ends in peace."""

import subprocess
import sys

ENDS_WHILE_IT_LOADS = """
import time
import config.reader

def load(text):
    time.sleep(0.3)
    print("loaded", flush=True)

config.reader.read_text = load
config.reader.warm_up()
config.reader.warm_up()
print("at its end", flush=True)
"""


def test_a_process_that_ends_waits_for_the_reader_that_is_loading() -> None:
    ended = subprocess.run([sys.executable, "-c", ENDS_WHILE_IT_LOADS], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == ["at its end", "loaded"]
