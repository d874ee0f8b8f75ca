"""No picture of this process's memory: what somebody types or says stands there in clear for a moment."""

import ctypes
import sys

PR_SET_DUMPABLE = 4
"""From linux/prctl.h. A machine that pipes dumps into a program of its own writes them whatever the limit is."""


def switch_off_core_dumps() -> None:
    """Let a crash of this process, and of those that it starts, leave no file with its memory."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
