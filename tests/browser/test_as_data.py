"""What a model says is shown as data, by the server and by the room's script alike."""

from tests.browser.people import Person

HOSTILE = (
    "**Bold** and *so* and `x = 1`. <img src=https://elsewhere.example/x.png onerror=alert(1)>"
    "\n\n[press](javascript:alert(1)) ![see](https://elsewhere.example/y.png) <script>alert(1)</script>"
    "\n\n```html\n<iframe src=//elsewhere.example></iframe>\n```\n\n<style>*{display:none}</style> scripted:echo"
)
ELEMENTS = "[...document.querySelectorAll('#script article:last-child .said *')].map((e) => e.tagName)"
HARMLESS = {"P", "BR", "STRONG", "EM", "CODE", "PRE"}


def test_it_makes_no_element_of_what_was_said(person: Person) -> None:
    page = person.start().page
    person.say(HOSTILE)
    person.hear()
    said = person.turns.last.locator(".said")
    streamed, elements = said.inner_text(), page.evaluate(ELEMENTS)
    assert set(elements) <= HARMLESS
    assert "<img src=" in streamed
    assert "<script>alert(1)</script>" in streamed
    page.reload()
    person.ready()
    assert said.inner_text() == streamed
    assert page.evaluate(ELEMENTS) == elements
