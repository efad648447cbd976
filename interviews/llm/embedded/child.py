"""The process of the embedded model: llama.cpp's own server on a free port of loopback.

Run as a script, apart from the site: it imports nothing of it and gets no environment. The first
line of standard input says what to load; the address goes to standard output. When standard
input ends, the web process is gone or wants it gone, and it ends at once, whatever it is doing.
"""

import ctypes
import json
import os
import signal
import sys
from typing import Any

import xllamacpp

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve until the parent is gone."""
    order = json.loads(sys.stdin.readline())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # answers under way end with the web process, not with Ctrl-C
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if order["die_with_thread"]:
        _die_with_parent(order["parent"])
    server = xllamacpp.Server(_params(order))
    print(json.dumps({"address": server.listening_address}), flush=True)
    sys.stdin.read()
    os._exit(0)


def _die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when the thread that started it ends, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _params(order: dict[str, Any]) -> Any:
    params = xllamacpp.CommonParams()
    params.model.path = order["path"]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [order["key"]]
    params.cors_origins = ""
    params.ui = params.endpoint_slots = False
    params.n_parallel = order["slots"]
    params.n_ctx = order["context"] * order["slots"]
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = order["threads"]
    params.n_gpu_layers = params.cache_ram_mib = 0
    params.offline = True
    params.verbosity = 0
    return params


if __name__ == "__main__":
    main()
