"""Back and forward in a real browser: the address, the choice and what is shown go together."""

import re

import pytest

pytestmark = [pytest.mark.neo4j, pytest.mark.browser]

PATIENCE = 60_000


@pytest.fixture
def page(page):
    page.set_default_timeout(PATIENCE)
    return page


def heading(page, name):
    page.get_by_role("heading", name=name, exact=True).first.wait_for()


def choose(page, name):
    page.get_by_role("combobox", name="Community").click()
    page.get_by_role("option", name=name).click()


def test_choices_are_undone_and_done_again(explorer, page):
    page.goto(f"{explorer}/community")
    heading(page, "Community")
    choose(page, "Bread · category on forum")
    heading(page, "Bread")
    choose(page, "Ovens")
    heading(page, "Ovens")
    page.wait_for_url(re.compile("community=forum%2Fovens|community=forum/ovens"))
    page.go_back()
    heading(page, "Bread")
    page.go_back()
    heading(page, "Community")
    assert "community=" not in page.url
    page.go_forward()
    heading(page, "Bread")
    page.go_forward()
    heading(page, "Ovens")


def test_pages_are_left_and_come_back_to(explorer, page):
    page.goto(f"{explorer}/community?community=chat/garden")
    heading(page, "Garden")
    page.get_by_role("link", name="Settings").click()
    heading(page, "Settings")
    page.get_by_role("spinbutton", name="γ: how far").fill("0.5")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"gamma=0\.5"))
    page.get_by_text("Who moves furthest").or_(page.get_by_text("nobody moves")).first.wait_for()
    page.go_back()
    page.get_by_text("Change something on the left").wait_for()
    assert page.get_by_role("spinbutton", name="γ: how far").input_value() == "0.25"
    page.go_back()
    heading(page, "Garden")
    page.go_forward()
    heading(page, "Settings")
