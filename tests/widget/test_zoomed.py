"""Text spaced out, zoomed in to four times, on the smallest phone: nothing is cut off and everything can be used."""

import pytest

SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.querySelector("guide-chat").shadowRoot.adoptedStyleSheets.push(sheet);
}"""
CUT_OFF = """() => {
    const root = document.querySelector("guide-chat").shadowRoot;
    const wide = element => element.scrollWidth > element.clientWidth + 1
        && getComputedStyle(element).display !== "inline";
    return [...root.querySelectorAll("header *, .message *, .composer *, footer *")]
        .filter(element => element instanceof HTMLElement && element.checkVisibility()
            && !element.matches(".spoken, .spoken *, textarea, select, option"))
        .filter(element => wide(element) || element.getBoundingClientRect().right > innerWidth + 0.5)
        .map(element => element.localName + "." + element.className + ": " + element.textContent.slice(0, 40));
}"""
# WCAG 2.2, 1.4.10: 320 CSS pixels wide is a window of 1280 at four times its size.
SIZES = [(320, 640), (320, 256), (1280, 800)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("spaced", [False, True], ids=["plain", "spaced"])
def test_nothing_is_cut_off(visit, size, spaced):
    width, height = size
    with visit(viewport={"width": width, "height": height}) as visitor:
        visitor.open()
        visitor.say("he hit me last night and i am scared of him")
        if spaced:
            visitor.page.evaluate(SPACED)
        assert visitor.page.evaluate(CUT_OFF) == []
        assert visitor.on_top(visitor.leave)
        visitor.field.scroll_into_view_if_needed()
        assert visitor.on_top(visitor.field) and visitor.on_top(visitor.page.get_by_role("button", name="Send"))
