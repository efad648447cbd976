"""The pure rooms stay pure."""

import os
import subprocess
import sys


def test_it_needs_no_django_and_no_network_to_direct_and_build() -> None:
    rooms = "interviews.director, interviews.director.single, interviews.builder, interviews.insights"
    code = f"import sys, {rooms}; print([name for name in ('django', 'asyncio', 'socket') if name in sys.modules])"
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run([sys.executable, "-c", code], env=unmeasured, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
