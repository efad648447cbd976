"""Once with the embedded model: a real one, on this machine, without a key."""

from typing import Any

import pytest

from tests.browser.conftest import started
from tests.browser.people import Person


@pytest.mark.embedded
def test_it_interviews_with_the_model_that_ships(tmp_path_factory: pytest.TempPathFactory, contexts: Any) -> None:
    site = started(tmp_path_factory.mktemp("embedded-site"), SCRIPTED_MODEL="off", EMBEDDED_MODEL="on")
    try:
        person = Person(contexts().new_page(), site.url).signed_up().start()
        first = person.say("Last year our billing migration split the team. We agreed on a plan in the end.").hear()
        second = person.say("I wrote a spike for both plans; incidents fell from nine to zero in six weeks.").hear()
        assert first != second
        assert first.count("?") == second.count("?") == 1
        assert [entry["content"] for entry in person.stored()][2::2] == [first, second]
    finally:
        site.stop()
