import { javascriptBody, readFileImport } from './javascriptBody.ts';
import { javascriptHeaders, javascriptString } from './javascriptSource.ts';
import type { Outgoing } from './outgoing.ts';

/** JavaScript with the global `fetch`. */
export function composeFetch(outgoing: Outgoing): string {
  const body = outgoing.body === null ? null : javascriptBody(outgoing.body);
  const options = optionsOf(outgoing, body?.value);
  const call = `fetch(${javascriptString(outgoing.url)}${options === '' ? '' : `, {\n${options}}`})`;
  return [
    ...(body?.reads ? [readFileImport, ''] : []),
    ...(body?.setup ?? []),
    `const response = await ${call};`,
    'console.log(response.status, await response.text());',
  ].join('\n');
}

/** `method`, `headers` and `body` as lines of an options object; GET is not said where there is no body. */
export function optionsOf({ method, headers }: Outgoing, body: string | undefined): string {
  const lines: string[] = [];
  if (method !== 'GET' || body !== undefined) lines.push(`  method: ${javascriptString([method])},\n`);
  if (headers.length > 0) lines.push(`  headers: ${javascriptHeaders(headers, '  ')},\n`);
  if (body !== undefined) lines.push(`  body: ${body},\n`);
  return lines.join('');
}
