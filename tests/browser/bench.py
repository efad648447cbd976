"""What the tests of the coding room's bench share: code that answers its problem, and pressing Run."""

from playwright.sync_api import Page, expect

from tests.browser.people import Person

LOOP = {"javascript": "console.log('before');\nfor (;;) {}", "python": "print('before')\nwhile True: pass"}


def answering(page: Page, language: str, wrong: str = "") -> str:
    """A function that answers the problem's examples as they want it; `wrong`: but for one of them."""
    calls = page.locator("#task-examples dd:nth-of-type(odd)").all_inner_texts()
    wanted = page.locator("#task-examples dd:nth-of-type(even)").all_inner_texts()
    name = calls[0].partition("(")[0]
    answers = ", ".join([*wanted[:-1], wrong or wanted[-1]])
    if language == "python":
        return f"answers = iter([{answers}])\n\ndef {name}(*given):\n    print(given)\n    return next(answers)\n"
    return f"const answers = [{answers}];\nconst {name} = (...given) => {{\n  console.log(given);\n" + (
        "  return answers.shift();\n};\n"
    )


def run(person: Person) -> str:
    """Run; what is shown below the code, once it is over."""
    person.page.locator("#run").click()
    return ran(person.page)


def ran(page: Page) -> str:
    expect(page.locator("#run .runs")).to_be_visible(timeout=120_000)
    expect(page.locator("#out")).to_be_visible()
    return page.locator("#out").inner_text()
