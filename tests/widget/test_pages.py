"""The pages around the widget, and what is left when its script does not run."""

import re

import pytest
from playwright.sync_api import expect

from tests.widget.test_comforts import PHONE

PLAIN = {"java_script_enabled": False}
PAGES = ["/", "/help", "/help/GB", "/help/IE", "/protocol", "/nothing-here"]


def test_without_javascript_the_link_to_help_is_there(visit):
    with visit(**PLAIN) as visitor:
        visitor.page.goto(visitor.server)
        link = visitor.page.locator("guide-chat").get_by_role("link", name="Get help")
        expect(link).to_be_visible()
        link.click()
        expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Get help")


def test_a_script_that_does_not_arrive_leaves_the_link_to_help(visitor):
    visitor.refuse("/widget.js*")
    visitor.page.goto(visitor.server)
    expect(visitor.page.locator("guide-chat").get_by_role("link", name="Get help")).to_be_visible()


def test_the_help_page_works_without_javascript(visit):
    with visit(**PLAIN) as visitor:
        visitor.page.goto(f"{visitor.server}/help")
        visitor.page.get_by_role("navigation", name="Where are you?").get_by_role("link", name="United Kingdom").click()
        expect(visitor.page).to_have_url(f"{visitor.server}/help/GB")
        expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("United Kingdom")
        call = visitor.page.get_by_role("link", name=re.compile("^Call ")).first
        expect(call).to_have_attribute("href", re.compile(r"^tel:\+?\d+$"))
        visitor.page.get_by_role("link", name="Leave now").click()
        expect(visitor.page).to_have_title("Weather")


def test_the_help_page_says_what_is_not_checked(visitor):
    visitor.page.goto(f"{visitor.server}/help")
    expect(visitor.page.get_by_text(re.compile("not yet checked by us", re.I)).first).to_be_visible()


def test_the_protocol_page_says_what_the_guide_is_and_where_it_fails(visitor):
    visitor.page.goto(f"{visitor.server}/protocol")
    for promise in ("not a person and not a therapist", "do not promise secrecy", "Its limits"):
        expect(visitor.page.locator("main")).to_contain_text(promise)
    assert visitor.page.locator(".signals dt").count() == 9


def test_the_demo_page_says_that_the_practice_is_invented(visitor):
    visitor.page.goto(visitor.server)
    expect(visitor.page.get_by_role("contentinfo")).to_contain_text("demonstration page")
    expect(visitor.page.get_by_role("contentinfo")).to_contain_text("invented")
    assert visitor.page.locator("a[href^='tel:']").count() == 0


def test_the_demo_page_is_for_the_country_it_is_asked_for(visitor):
    visitor.arrive("/?country=GB")
    visitor.refuse("/v1/sessions")
    visitor.launcher.click()
    expect(visitor.trouble.get_by_role("link", name=re.compile("^Call 999"))).to_be_visible()


def test_on_a_phone_leave_now_lies_on_no_link_of_the_help_page(visit):
    with visit(**PHONE, reduced_motion="reduce") as visitor:
        visitor.page.goto(f"{visitor.server}/help/GB")
        leave = visitor.page.get_by_role("link", name="Leave now")
        for link in visitor.page.get_by_role("main").get_by_role("link").all():
            # A press on the link, wherever the browser scrolls it to for that, reaches the link.
            link.evaluate("link => link.scrollIntoView({ block: 'nearest' })")
            assert visitor.on_top(link), link.inner_text()
            expect(leave).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_a_small_phone(visit, path):
    with visit(viewport={"width": 320, "height": 640}) as visitor:
        visitor.page.goto(f"{visitor.server}{path}")
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", PAGES)
def test_pages_load_nothing_from_elsewhere_and_keep_to_their_content_policy(visitor, path):
    visitor.page.goto(f"{visitor.server}{path}", wait_until="networkidle")
    assert all(address.startswith(visitor.server) for _, address in visitor.requests)
    assert [line for line in visitor.complaints if "404" not in line] == []


def test_an_address_that_does_not_exist_leads_to_help(visitor):
    answer = visitor.page.goto(f"{visitor.server}/nothing-here")
    assert answer.status == 404
    expect(visitor.page.get_by_role("main").get_by_role("link", name="Get help")).to_be_visible()
