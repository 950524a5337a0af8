/** Choosing the country whose help lines are shown. */
import { button, focusOn, make } from "./dom.js";
import { TEXTS } from "./texts.js";

/**
 * A list and a button: a list alone would act while someone goes through it with the keyboard.
 *
 * @param {string[]} codes ISO 3166 codes
 * @param {string | null} current
 * @param {(code: string, name: string) => void} choose
 * @returns {HTMLElement | null} null where there is nothing to choose from
 */
export function countrySwitch(codes, current, choose) {
  if (!codes.length) return null;
  const names = new Intl.DisplayNames([], { type: "region" });
  const named = codes.map((code) => [names.of(code) ?? code, code]).sort(([a = ""], [b = ""]) => a.localeCompare(b));
  const options = [["–", ""], ...named].map(([name = "", value = ""]) => make("option", { value }, name));
  const select = make("select", "", ...options);
  select.value = current && codes.includes(current) ? current : "";
  const show = () => {
    const [option] = select.selectedOptions;
    if (option?.value) choose(option.value, option.text);
    else focusOn(select);
  };
  return make("div", "country", make("label", "", TEXTS.country, select), button("button", show, TEXTS.show));
}
