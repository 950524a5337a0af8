"""The strictest content policy there is, on the guide's own site and on somebody else's."""

import pytest
from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE

FEAR = "he hit me last night and i am scared of him"
STRICT = (
    "default-src 'none'; script-src {0}; style-src {0}; connect-src {0}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def whole_visit(visitor):
    visitor.launcher.click()
    visitor.replies.first.wait_for()
    visitor.say("How long should we wait?")
    visitor.say(FEAR)
    visitor.page.get_by_text("Privacy and safety").click()
    visitor.page.get_by_text("Delete chat").click()
    visitor.page.get_by_role("button", name="Delete it now").click()
    expect(visitor.panel).to_contain_text("Deleted.")


def test_nothing_is_violated_on_the_own_site(visitor):
    page = '<!doctype html><html lang="en"><title>P</title><guide-chat><a href="/help">Get help</a></guide-chat>'
    page += '<script async src="/widget.js"></script>'
    headers = {"Content-Security-Policy": STRICT.format("'self'")}
    visitor.page.route(
        f"{visitor.server}/strict", lambda route: route.fulfill(body=page, content_type="text/html", headers=headers)
    )
    visitor.arrive("/strict")
    whole_visit(visitor)
    assert visitor.complaints == []


def test_nothing_is_violated_on_another_site(visitor):
    visitor.host("", policy=STRICT.format(visitor.server))
    visitor.arrive(f"{PRACTICE}/")
    whole_visit(visitor)
    assert visitor.complaints == []


def test_a_pinned_script_runs_on_another_site_and_a_changed_one_leaves_the_link(visitor):
    snippet = visitor.page.request.get(f"{visitor.server}/snippet?pinned=true").text()
    visitor.page.route(
        f"{PRACTICE}/", lambda route: route.fulfill(body=f"<!doctype html>{snippet}", content_type="text/html")
    )
    visitor.arrive(f"{PRACTICE}/")
    visitor.page.route("**/widget.js*", lambda route: route.fulfill(
        body="document.title = 'changed'", content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"}
    ))
    visitor.page.goto(f"{PRACTICE}/")
    expect(visitor.page.get_by_role("link", name="Get help")).to_be_visible()
    expect(visitor.page).not_to_have_title("changed")


@pytest.mark.parametrize("path", ["/", "/help", "/protocol", "/chat"])
def test_the_own_pages_allow_no_more_than_their_pictures(visitor, path):
    answer = visitor.page.request.get(visitor.server + path)
    policy = answer.headers["content-security-policy"]
    assert "form-action 'none'" in policy and "unsafe" not in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
