"""Quick to come, quick to open, quick to take words in: also on a slow phone with a slow connection."""

from playwright.sync_api import expect

from tests.widget.conftest import PRACTICE

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50 * 1024, "uploadThroughput": 50 * 1024}
LAUNCHED = """() => new Promise(resolve => {
    const look = () => document.querySelector("guide-chat")?.shadowRoot
        ? requestAnimationFrame(() => resolve(performance.now())) : setTimeout(look, 10);
    look();
})"""
TIMED = """([press, seen]) => new Promise(resolve => {
    const root = document.querySelector("guide-chat").shadowRoot;
    const from = performance.now();
    press === "Enter"
        ? root.querySelector("textarea").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))
        : root.querySelector(press).click();
    requestAnimationFrame(() => resolve(root.querySelector(seen)?.checkVisibility() ? performance.now() - from : null));
})"""


def slow_arrival(visitor) -> float:
    """Milliseconds until the launcher is there, with an empty cache, a slow connection and a quarter of the speed."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    visitor.host("<h1>About trust</h1>")
    visitor.page.goto(f"{PRACTICE}/", wait_until="commit")
    return visitor.page.evaluate(LAUNCHED)


def test_on_a_slow_phone_the_launcher_is_there_within_two_seconds(visit):
    times = []
    # The best of a few: a machine that is busy with something else is slower than any phone.
    while len(times) < 5 and min(times, default=9_999) > 2_000:
        with visit() as visitor:
            times.append(slow_arrival(visitor))
    assert min(times) <= 2_000
    assert min(times) >= 400, "the connection was not slow"


def test_opening_and_sending_are_seen_within_a_tenth_of_a_second(visitor):
    visitor.arrive()
    assert visitor.page.evaluate(TIMED, [".launcher", ".panel"]) < 100
    visitor.replies.first.wait_for()
    visitor.page.route("**/v1/messages", lambda route: None)
    visitor.field.fill("How long should we wait?")
    assert visitor.page.evaluate(TIMED, ["Enter", ".visitor"]) < 100
    expect(visitor.field).to_have_value("")
