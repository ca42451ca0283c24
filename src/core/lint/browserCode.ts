import type { Draft } from '../request/draft.ts';
import type { LintedText } from './finding.ts';

const named = new WeakMap<LintedText, boolean>();

/**
 * Whether the request may be made by a browser, where no code can set a User-Agent (discord-api-docs#2050): in the
 * script of a component, in JSX, beside `document` or `window`.
 */
export function mayBeBrowserCode({ code, language }: Draft, around: LintedText): boolean {
  if (code !== undefined || language.endsWith('react')) return true;
  return (language === 'javascript' || language === 'typescript') && namesBrowser(around);
}

/** Looked up once for all requests of a text. */
function namesBrowser(around: LintedText): boolean {
  const known = named.get(around);
  if (known !== undefined) return known;
  const names = /(?<![.\w$'"`])(?:document|window|navigator|localStorage|sessionStorage)\s*\??\./.test(around.text);
  named.set(around, names);
  return names;
}
