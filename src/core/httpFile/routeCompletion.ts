import { routeItems } from '../authoring/routeItems.ts';
import { isDiscordUrl, isLoopback, parseHttpUrl } from '../discord/host.ts';
import { HttpVariables } from '../extract/httpVariables.ts';
import { SourceText } from '../extract/sourceText.ts';
import type { Span } from '../request/text.ts';
import type { HttpFile } from './httpFile.ts';
import type { HttpItem } from './httpItem.ts';

const api = 'https://discord.com/api/v10';

/** What a URL may be completed to: an address to begin with, or a documented route below it. */
export function addressItems(file: HttpFile, method: string | undefined, url: string, offset: number): HttpItem[] {
  const base =
    /^(?:https?:\/\/[^/]+\/api(?:\/v\d+)?|\{\{[^{}]+\}\}(?:\/api)?(?:\/v\d+)?|(?:\/api(?:\/v\d+)?)?)(?=\/)/.exec(url);
  if (base === null) return baseItems(file, url, offset);
  const start = offset - url.length;
  if (!leadsToDiscord(file, start, start + base[0].length)) return [];
  return routeItems({
    segments: url.slice(base[0].length + 1).split('/'),
    span: [start + base[0].length, offset],
    method,
    write: (name) => [{ placeholder: `{{${name}}}` }],
  });
}

/** The address of the API, and variables of the file that hold one. */
function baseItems({ outline, text }: HttpFile, url: string, offset: number): HttpItem[] {
  const span: Span = [offset - url.length, offset];
  const holders = outline.definitions.filter(({ from, to }) => /^https?:\/\//.test(text.slice(from, to)));
  const names = [...new Set(holders.map(({ name }) => `{{${name}}}`))];
  return [api, ...names].map((label) => ({ kind: 'address', label, insert: [`${label}/`], span }));
}

/** Whether routes below a base are Discord's for all that the file tells. */
function leadsToDiscord({ text, outline }: HttpFile, start: number, end: number): boolean {
  const filled = new HttpVariables(text, outline.definitions).fill(SourceText.of(text, start, end));
  if (!/^https?:\/\/[^\uFDD0]*$/.test(filled.text)) return true;
  const parsed = parseHttpUrl(filled.text);
  return parsed !== null && (isDiscordUrl(`${parsed.origin}/api`) || isLoopback(parsed.hostname));
}
