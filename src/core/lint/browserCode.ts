import type { Draft } from '../request/draft.ts';

/**
 * Whether the request may be made by a browser, where no code can set a User-Agent (discord-api-docs#2050): in the
 * script of a component, in JSX, beside `document` or `window`.
 */
export function mayBeBrowserCode({ code, language }: Draft, text: string): boolean {
  if (code !== undefined || language.endsWith('react')) return true;
  const isScript = language === 'javascript' || language === 'typescript';
  return isScript && /(?<![.\w$'"`])(?:document|window|navigator|localStorage|sessionStorage)\s*\??\./.test(text);
}
