/** Help lines that travel inside the script, for when nothing else arrives. */

/** @typedef {import("./contract.js").Service} Service */

/** The key of services that help in every country. */
const EVERYWHERE = "*";

/**
 * By country code, and under "" for a country without lines of its own: a line for each service: name (empty: the
 * emergency number), hours (empty: day and night) and ways to reach it, parted by "|". A number is one to call. The
 * server puts them here when it serves the script.
 *
 * @type {Record<string, string>}
 */
const LINES = { __HELP_LINES__: "" };

/** Codes of the countries that the guide knows services for. */
export function knownCountries() {
  return Object.keys(LINES).filter((code) => code.length === 2);
}

/**
 * The services of a country, then those for everywhere. Without a country: those of the first, which the server
 * takes for the likeliest.
 *
 * @param {string | null} country
 * @returns {Service[]}
 */
export function inlinedServices(country) {
  const own = LINES[country ?? Object.keys(LINES)[0] ?? ""] || LINES[""];
  return `${own ?? ""}\n${LINES[EVERYWHERE] ?? ""}`.split("\n").filter(Boolean).map(unpack);
}

/**
 * @param {string} line
 * @returns {Service}
 */
function unpack(line) {
  const [name = "", hours, ...ways] = line.split("|");
  const channels = ways.map((way) => {
    const [, scheme, address = way, keyword] = /^(https|sms):(?:\/\/(?:www\.)?)?([^?]*?)\/?(?:\?body=(.*))?$/.exec(way) ?? [];
    const display = keyword ? `${decodeURIComponent(keyword)} → ${address}` : address;
    return scheme
      ? { kind: scheme === "sms" ? scheme : "web", display, href: way }
      : { kind: "phone", display, href: `tel:${way.replace(/[^\d*]/g, "")}` };
  });
  return { name: name || "Emergency", for: "", hours: hours || "24/7", verified: "", channels };
}
