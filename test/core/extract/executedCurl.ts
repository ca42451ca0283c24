import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { BodyFilePart, Draft } from '../../../src/core/request/draft.ts';
import { fillText, type Text } from '../../../src/core/request/text.ts';

/** Folder of the commands, of what curl sent for them, and of the files that they send. */
export const curlFixtures = 'test/fixtures/curl';

/** One request as the recorder of `execute.mjs` got it from the real curl. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | readonly { readonly headers: readonly string[]; readonly content: string }[];
}

/** How a command ended, and what curl sent for it. */
interface Outcome {
  readonly status: number;
  readonly requests: readonly Recorded[];
}

/** What curl sent for each command of a group, by title. */
export interface Truth {
  readonly curl: string;
  readonly zsh?: string;
  /** What a command sends in bash, and in zsh where that is something else. */
  readonly commands: Readonly<Record<string, Outcome & { readonly zsh?: Outcome }>>;
}

/** The environment that the commands were run in. */
export const environment: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(`${curlFixtures}/environment.json`, 'utf8'),
);

/** The commands of a group by their titles. */
export function commandsOf(text: string): Map<string, string> {
  const blocks = text.split(/^#: /m).slice(1);
  return new Map(blocks.map((block) => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)]));
}

/** What curl would put on the wire for a draft: its own defaults, unless the draft sets them or takes them away. */
export function wireOf(draft: Draft, version: string) {
  equal(draft.problem, undefined);
  equal(draft.client, 'curl');
  const url = new URL(fill(draft.url.text));
  const body = bodyOf(draft);
  const own = draft.headers.map(({ name, value }) => [name, fill(value.text)] as const);
  const contentType = own.findLast(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const set = new Set(
    [...own.map(([name]) => name), ...(draft.withoutHeaders ?? [])].map((name) => name.toLowerCase()),
  );
  const defaults: [string, string][] = [
    ['Host', url.host],
    ['User-Agent', `curl/${version}`],
    ['Accept', '*/*'],
  ];
  if (typeof body === 'string') {
    defaults.push(['Content-Type', 'application/x-www-form-urlencoded']);
    defaults.push(['Content-Length', String(Buffer.byteLength(body))]);
  } else if (body !== undefined) {
    own.splice(0, own.length, ...own.filter(([name]) => name.toLowerCase() !== 'content-type'));
    own.push(['Content-Type', `${contentType ?? 'multipart/form-data'}; boundary=BOUNDARY`]);
    set.add('content-type');
  }
  return comparable({
    method: fill(draft.method.text),
    url: fill(draft.url.text),
    headers: [...defaults.filter(([name]) => !set.has(name.toLowerCase())), ...own],
    body: body ?? '',
  });
}

function bodyOf({ body }: Draft): Recorded['body'] | undefined {
  if (body === null) return undefined;
  switch (body.kind) {
    case 'file': {
      const text = readFileSync(`${curlFixtures}/files/${fill(body.text)}`, 'utf8');
      return body.stripsLineBreaks ? text.replace(/[\r\n]/g, '') : text;
    }
    case 'multipart':
      return (body.parts ?? []).map(partOf);
    default:
      return fill(body.text);
  }
}

function partOf({ name, filename, path, contentType, text }: BodyFilePart) {
  const file = filename === undefined ? '' : `; filename="${filename}"`;
  const headers = [`Content-Disposition: form-data; name="${name}"${file}`];
  if (contentType !== undefined) headers.push(`Content-Type: ${contentType}`);
  return {
    headers,
    content: path === undefined ? fill(text ?? []) : readFileSync(`${curlFixtures}/files/${path}`, 'utf8'),
  };
}

function fill(text: Text): string {
  const filled = fillText(text, ({ source }) => {
    if (source.kind === 'expression') return undefined;
    return environment[source.name] ?? (source.kind === 'environment' ? source.fallback : undefined);
  });
  deepEqual(filled.unresolved, []);
  return filled.text;
}

/**
 * Header names are compared in any case and order, and the host in lower case; without `Expect`, which curl sends with
 * some uploads while it waits for the server.
 */
export function comparable({ method, url, headers, body }: Recorded): Recorded {
  const own = headers.filter(([header]) => header.toLowerCase() !== 'expect');
  const sorted = own.map(([header, value]) => {
    const name = header.toLowerCase();
    return [name, name === 'host' ? value.toLowerCase() : value] as const;
  });
  return {
    method,
    url: url.replace(/^https?:\/\/[^/]*/i, (origin) => origin.toLowerCase()),
    headers: sorted.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1)),
    body,
  };
}
