"""Seeds, comparisons and the time range in a real browser, as somebody walks through them."""

import re

import pytest

pytestmark = [pytest.mark.neo4j, pytest.mark.browser]

PATIENCE = 180_000  # the first answer waits until its kernels are compiled


def test_from_seeds_to_a_comparison_within_some_days(tiny, explorer, page):
    page.set_default_timeout(PATIENCE)
    page.goto(f"{explorer}/seeds?community=chat/garden&k=1&days=2026-02-01..2026-03-02")
    page.get_by_text("Guaranteed, of the best").wait_for()
    page.get_by_text("Those chosen and those who spread it anyway").wait_for()
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    taken = download.value.path().read_text(encoding="utf-8-sig")
    assert taken.splitlines()[1].startswith("ada,Ada Stone,")

    page.get_by_role("link", name="Who has moved since 2026-03-02").click()
    page.get_by_role("heading", name="Who moved most").wait_for()
    page.wait_for_url(re.compile(r"since=2026-03-02"))
    page.get_by_text("2026-02-01 to 2026-03-02").wait_for()  # it holds on the next page

    page.goto(f"{explorer}/community?community=forum/bread")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").wait_for()
    page.get_by_text("By 2026-02-16: 2 of the 5").wait_for()  # it has come to its end by itself
    page.get_by_role("button", name="Play").wait_for()

    own = (explorer, explorer.replace("http", "ws", 1), "data:", "blob:", "about:")
    assert [address for address in page.requested if not address.startswith(own)] == []
    assert page.locator("[data-testid=stException]").count() == 0
