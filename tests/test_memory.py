"""Memory that is let go of goes back to the system, where glibc manages it."""

import ctypes
import subprocess
import sys

import pytest

CODE = """
import sys
from pathlib import Path
from cnnlab.memory import return_large_blocks
import ctypes

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20

if sys.argv[1] == "with":
    return_large_blocks()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = libc.free.argtypes = [ctypes.c_size_t]
before = resident()
first = libc.malloc(8 << 20)
libc.free(first)  # from here on glibc takes blocks of that size for small ones
large = []
for _ in range(40):
    large.append(libc.malloc(4 << 20))
    ctypes.memset(large[-1], 1, 4 << 20)
    libc.malloc(200_000)
for block in large:
    libc.free(block)
print(resident() - before)
"""


def kept(how):
    """MiB that stay the program's when 160 MiB in blocks of 4 MiB were used and let go of."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, how], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "gnu_get_libc_version"),
    reason="only glibc keeps it",
)
def test_large_blocks_go_back():
    assert kept("with") < 20
    assert kept("without") > 100
