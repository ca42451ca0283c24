import { literalOf } from '../request/text.ts';
import { mergedHeaders, type Outgoing, type OutgoingBody, takesAway } from './outgoing.ts';
import { pythonString, pythonValue } from './pythonSource.ts';

const shortMethods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/** Whether Python's clients have a function of the method's own name. */
export function hasFunction(method: string): boolean {
  return shortMethods.has(method);
}

/** The code below the imports that it needs, `library` at their end. */
export function withImports(code: string, library: string): string {
  const quotes = ['quote', 'quote_plus'].filter((name) => code.includes(`${name}(`));
  const lines = [
    ...(code.includes('asyncio.run(') ? ['import asyncio'] : []),
    ...(code.includes('json.dumps(') ? ['import json'] : []),
    ...(code.includes('os.environ') ? ['import os'] : []),
    ...(code.includes('re.sub(') ? ['import re'] : []),
    ...(quotes.length > 0 ? [`from urllib.parse import ${quotes.join(', ')}`] : []),
  ];
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `import ${library}`,
    ...(code.includes(': SKIP_HEADER,') ? ['from urllib3.util import SKIP_HEADER'] : []),
    code,
  ].join('\n');
}

/** Where requests leaves these out, urllib3 below it writes its own (urllib3, connection.py). */
const skipped = /^(?:user-agent|accept-encoding)$/i;

/** `headers={…}` at a depth; without the `application/json` that the client writes for `json=`. */
export function headersArgument(
  outgoing: Outgoing,
  isJson: boolean,
  indent: string,
  without: readonly string[] = [],
): string[] {
  const headers = outgoing.headers.filter(
    ({ name, value }) => !(isJson && name.toLowerCase() === 'content-type' && literalOf(value) === 'application/json'),
  );
  const entries = [
    ...mergedHeaders(headers).map(({ name, value }) => `${pythonString([name])}: ${pythonString(value)}`),
    ...without.map((name) => `${pythonString([name])}: ${skipped.test(name) ? 'SKIP_HEADER' : 'None'}`),
  ];
  if (entries.length === 0) return [];
  return [`headers={\n${entries.map((entry) => `${indent}    ${entry},\n`).join('')}${indent}}`];
}

/**
 * A JSON body as the value of `json=`, or null: Python would change it, its Content-Type (which comes with it) is taken
 * away, or it is `None`, which stands for no body.
 */
export function jsonValueOf(outgoing: Outgoing, level: number): string | null {
  const { body } = outgoing;
  const value = body?.kind === 'json' && !takesAway(outgoing, 'content-type') ? pythonValue(body.text, level) : null;
  return value === 'None' ? null : value;
}

/** The bytes of a body that is text or a file. */
export function bytesOf(body: Exclude<OutgoingBody, { kind: 'multipart' }>): string {
  if (body.kind !== 'file') return `${pythonString(body.text)}.encode()`;
  const contents = `open(${pythonString(body.path)}, "rb").read()`;
  return body.stripsLineBreaks ? `re.sub(rb"[\\r\\n]", b"", ${contents})` : contents;
}
