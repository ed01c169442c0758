"""Programs that are run, by themselves or in this process, for what they print."""

import io
import subprocess
import sys
from contextlib import redirect_stdout

import numpy as np


def by_itself(program, tmp_path):
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(path)], capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


def here(program):
    """In this process: to import SciPy or PyTorch takes seconds."""
    torch = sys.modules.get("torch")
    usual, output = torch and torch.get_default_dtype(), io.StringIO()
    try:
        with redirect_stdout(output), np.printoptions():
            exec(compile(program, "program.py", "exec"), {})
    finally:
        if torch:
            torch.set_default_dtype(usual)
            torch.set_printoptions(profile="default")
    return output.getvalue()
