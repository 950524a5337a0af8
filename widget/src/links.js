/** Which addresses the widget is willing to link to or to call. */

const LINKABLE = ["https:", "tel:", "sms:"];

/**
 * Whether a visitor may be sent there: https, tel or sms.
 *
 * @param {string} href
 */
export function isLinkable(href) {
  return LINKABLE.includes(parsed(href)?.protocol ?? "");
}

/**
 * The address if it is https, else the given default.
 *
 * @param {string | null} address
 * @param {string} fallback
 */
export function secureOr(address, fallback) {
  return address && parsed(address)?.protocol === "https:" ? address : fallback;
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
