"""What a model said is shown as data."""

import pytest

from interviews.templatetags.said import said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One.\n\nTwo\nlines.", "<p>One.</p><p>Two<br>lines.</p>"),
        ("**Bold**, *so* and `x = 1`.", "<p><strong>Bold</strong>, <em>so</em> and <code>x = 1</code>.</p>"),
        (
            "Look:\n```python\nif a < b:\n\n    pass\n```\nSo?",
            "<p>Look:</p><pre>if a &lt; b:\n\n    pass</pre><p>So?</p>",
        ),
        ("```\nopen", "<pre>open</pre>"),
        ("2 * 3 * 4 and a ** b", "<p>2 * 3 * 4 and a ** b</p>"),
        ("", ""),
    ],
)
def test_it_knows_a_little_formatting(text: str, shown: str) -> None:
    assert said(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "[press](javascript:alert(1))",
        "![see](https://elsewhere.example/pixel.png)",
        "**<script>alert(1)</script>**",
        "`</code><svg onload=alert(1)>`",
        "```\n</pre><iframe src=//elsewhere.example>\n```",
    ],
)
def test_it_makes_no_element_of_what_was_said(text: str) -> None:
    shown = str(said(text))
    for wrapper in ("p", "br", "strong", "em", "code", "pre"):
        shown = shown.replace(f"<{wrapper}>", "").replace(f"</{wrapper}>", "")
    assert "<" not in shown
    assert "<a" not in said(text)
