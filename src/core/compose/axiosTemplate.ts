import { literalOf, type Text, writeText } from '../request/text.ts';
import { javascriptBody, readFileImport } from './javascriptBody.ts';
import { javascriptHeaders, javascriptString, javascriptValue } from './javascriptSource.ts';
import { headerOf, type Outgoing, type OutgoingBody } from './outgoing.ts';

const withData: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);
const short: ReadonlySet<string> = new Set([...withData, 'GET', 'DELETE', 'HEAD', 'OPTIONS']);

/** JavaScript with axios. */
export function composeAxios(outgoing: Outgoing): string {
  const { method, body } = outgoing;
  const data = body === null ? null : dataOf(body, outgoing);
  const takesData = withData.has(method);
  const options = [
    ...(short.has(method) ? [] : [`method: ${javascriptString([method])}`, `url: ${javascriptString(outgoing.url)}`]),
    ...headerOption(outgoing),
    ...(data === null || takesData ? [] : [`data: ${data.value}`]),
    ...(data?.isAsIs ? ['transformRequest: (data) => data'] : []),
  ];
  const config = options.length === 0 ? [] : [`{\n${options.map((option) => `  ${option},\n`).join('')}}`];
  const before = takesData && (data !== null || config.length > 0) ? [data?.value ?? 'undefined'] : [];
  const parameters = short.has(method) ? [javascriptString(outgoing.url), ...before, ...config] : config;
  const name = short.has(method) ? method.toLowerCase() : 'request';
  return [
    ...(data?.reads ? [readFileImport] : []),
    "import axios from 'axios';",
    '',
    ...(data?.setup ?? []),
    `const response = await axios.${name}(${parameters.join(', ')});`,
    'console.log(response.status, response.data);',
  ].join('\n');
}

/** axios serializes objects and lists; from a text of JSON it would cut blanks, or quote it anew where it is broken. */
function dataOf(body: OutgoingBody, outgoing: Outgoing) {
  const type = headerOf(outgoing, 'content-type');
  const isJson = type === undefined || /json/i.test(literalOf(type) ?? 'json');
  const value = body.kind === 'json' && isJson ? objectOf(body.text, withData.has(outgoing.method) ? 0 : 1) : null;
  if (value !== null) return { reads: false, setup: [], value, isAsIs: false };
  const isText = body.kind !== 'multipart' && body.kind !== 'file';
  return isText
    ? { reads: false, setup: [], value: javascriptString(body.text), isAsIs: isJson }
    : { ...javascriptBody(body), isAsIs: body.kind === 'file' && body.stripsLineBreaks && isJson };
}

/**
 * A single value at the root would be taken for text that is ready, or for no body; keys that could reach a prototype
 * are left out of what is sent (axios, lib/utils.js, merge).
 */
function objectOf(text: Text, level: number): string | null {
  const value = javascriptValue(text, level);
  const isKept = !/"(?:constructor|prototype)"\s*:/.test(writeText(text));
  return value !== null && isKept && /^[{[]/.test(value) ? value : null;
}

/** axios adds a Content-Type to every text, unless it is told not to. */
function headerOption(outgoing: Outgoing): string[] {
  const { headers, body, withoutHeaders } = outgoing;
  const isUntyped = body !== null && body.kind !== 'multipart' && headerOf(outgoing, 'content-type') === undefined;
  const names = new Map(
    [...withoutHeaders, ...(isUntyped ? ['Content-Type'] : [])].map((name) => [name.toLowerCase(), name]),
  );
  if (headers.length === 0 && names.size === 0) return [];
  return [`headers: ${javascriptHeaders(headers, '  ', [...names.values()])}`];
}
