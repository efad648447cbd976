"""What a page weighs, compressed: people are on trains."""

import gzip

import pytest

from tests.contract.site import ROOT

KIB = 1024


@pytest.mark.parametrize(
    ("parts", "most"),
    [
        (["page.js", "room.js"], 25),
        (["page.js", "code.js", "editor.js"], 150),
        (["page.js", "setup.js"], 20),
        (["main.css"], 15),
    ],
)
def test_it_is_light(parts: list[str], most: int) -> None:
    built = [ROOT / "static/dist" / part for part in parts]
    if not all(path.exists() for path in built):
        pytest.skip("the browser's code is not built")
    weight = sum(len(gzip.compress(path.read_bytes())) for path in built)
    assert weight <= most * KIB
