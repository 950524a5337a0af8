/** Which addresses the widget is willing to link to or to call. */

const LINKABLE = ["https:", "tel:", "sms:"];

/**
 * The address if it is one a visitor may be sent to (https, tel or sms), else null.
 *
 * @param {unknown} href
 * @returns {string | null}
 */
export function linkable(href) {
  if (typeof href !== "string") return null;
  const url = parsed(href);
  return url && LINKABLE.includes(url.protocol) ? href : null;
}

/**
 * The address if it is https, else the given default.
 *
 * @param {string | null} address
 * @param {string} fallback
 */
export function secureOr(address, fallback) {
  const url = parsed(address);
  return url?.protocol === "https:" ? url.href : fallback;
}

/**
 * Scheme, host and port of an address (relative ones count from the page), or null when it is no web address.
 *
 * @param {string | null} address
 */
export function webOrigin(address) {
  const url = parsed(address, document.baseURI);
  return url && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/**
 * @param {string | null} address
 * @param {string} [from]
 */
function parsed(address, from) {
  try {
    return address ? new URL(address, from) : null;
  } catch {
    return null;
  }
}
