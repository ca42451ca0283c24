import type { Route } from '../discord/route.ts';

/** What stands in an address when a variable was never filled, as languages and people write it. */
const unfilled =
  /^(?:undefined|null|none|nil|nan|true|false)$|^\[object \w+\]$|[{}<>]|^:[a-z]\w*$|^\$\w+$|^%\w+%$|^(?:your|my|insert|replace)[-_ ]|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_ID$|^x{3,}$/i;

/** Parameters that are free text: any word may be meant. */
const freeText: ReadonlySet<string> = new Set(['emoji_name', 'code']);

/** A mention (`<@123>`) is no placeholder: a wrong value, not a missing one. */
const mention = /^<(?:@[!&]?|#)\d+>$/;

/**
 * What was never filled in an address: the first parameter that holds `undefined`, `{id}`, `[object Object]` or the
 * like, or an empty one (`//`). Undefined where everything is filled.
 */
export function placeholderIn(route: Route | null, url: string): string | undefined {
  for (const [parameter, value] of Object.entries(route?.parameters ?? {})) {
    if (freeText.has(parameter)) continue;
    const text = decode(value);
    if (unfilled.test(text) && !mention.test(text)) return text.slice(0, 80);
  }
  const path = /^https?:\/\/[^/?#]+\/api\/([^?#]*)/i.exec(url)?.[1];
  return path?.includes('//') === true ? '//' : undefined;
}

/** The text of a URL segment; as it stands where its escapes are broken. */
export function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
