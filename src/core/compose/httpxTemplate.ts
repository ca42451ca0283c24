import type { Outgoing } from './outgoing.ts';
import { bytesOf, hasFunction, headersArgument, jsonValueOf, withImports } from './pythonCall.ts';
import { pythonString } from './pythonSource.ts';
import { filesArgument } from './requestsTemplate.ts';

/** The functions of httpx that take a body. */
const withBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** What httpx sends by itself (httpx 0.28.1, _client.py); only a client can be told to leave it out. */
const defaults: ReadonlySet<string> = new Set(['user-agent', 'accept', 'accept-encoding']);

/** Python with httpx, synchronous. */
export function composeHttpx(outgoing: Outgoing): string {
  const without = outgoing.withoutHeaders.filter((name) => defaults.has(name.toLowerCase()));
  const indent = without.length > 0 ? '    ' : '';
  const { method, body } = outgoing;
  const isShort = hasFunction(method) && (body === null || withBody.has(method));
  const lines = argumentsOf(outgoing, isShort, indent).map((line) => `${indent}    ${line},\n`);
  const receiver = without.length > 0 ? 'client' : 'httpx';
  const call = `${indent}response = ${receiver}.${isShort ? method.toLowerCase() : 'request'}(\n${lines.join('')}${indent})`;
  const client = [
    'with httpx.Client() as client:',
    ...without.map((name) => `    client.headers.pop(${pythonString([name])}, None)`),
  ];
  const code = ['', ...(without.length > 0 ? client : []), call, 'print(response.status_code, response.text)'];
  return withImports(code.join('\n'), 'httpx');
}

function argumentsOf(outgoing: Outgoing, isShort: boolean, indent: string): string[] {
  const { method, url, body } = outgoing;
  const json = utf8ValueOf(outgoing, indent);
  const content =
    body === null
      ? []
      : [body.kind === 'multipart' ? filesArgument(body.parts, `${indent}    `) : `content=${bytesOf(body)}`];
  return [
    ...(isShort ? [] : [pythonString([method])]),
    pythonString(url),
    ...headersArgument(outgoing, json !== null, `${indent}    `),
    ...(json === null ? content : [`json=${json}`]),
    'timeout=30',
  ];
}

/** httpx writes JSON in UTF-8, where half of a surrogate pair has no form. */
function utf8ValueOf(outgoing: Outgoing, indent: string): string | null {
  const value = jsonValueOf(outgoing, indent.length / 4 + 1);
  return value === null || /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(value) ? null : value;
}
