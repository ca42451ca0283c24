import type { Client, Draft, DraftBody } from '../../../src/core/request/draft.ts';
import { encodeValue, type Hole, type Text } from '../../../src/core/request/text.ts';

/** What arrived when the code ran, in the one form that snippets and commands share. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  /** Names in lower case; a name that is sent twice has two values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Undefined where nothing was sent. */
  readonly body?: string;
  readonly parts?: readonly { readonly name: string; readonly filename?: string; readonly content: string }[];
}

/** A value that stands for a hole, where a test knows it. */
export type Known = (hole: Hole) => string | undefined;

/** Reads a file that a body names; undefined where the run itself makes it. */
export type ReadFile = (path: string) => string | undefined;

/** Stands for a value that only the run knows; letters, so that no encoding changes it. */
const unknown = 'tracecordUnknown';

/**
 * Where a draft says something else than what was sent; empty where it fits. What only a run can know (a hole) fits any
 * text; everything that the draft spells out has to have arrived so, letter by letter, and nothing else beside it but
 * what the client adds by itself (`adds`).
 */
export function misfits(
  draft: Draft,
  sent: Sent,
  { known, read, adds }: { readonly known: Known; readonly read: ReadFile; readonly adds: RegExp },
): string[] {
  const wrong: string[] = [];
  const hold = (what: string, pattern: RegExp, actual: string | undefined) => {
    if (actual === undefined || !pattern.test(actual)) wrong.push(`${what}: ${actual} is not ${pattern.source}`);
  };
  const like = (text: Text): RegExp => patternOf(filled(text, known));
  hold('method', like(draft.method.text), sent.method);
  hold('url', addressPattern(filled(draft.url.text, known)), address(sent.url));
  for (const { name, value } of draft.headers) {
    // Every run has a boundary of its own.
    if (sent.parts !== undefined && name.toLowerCase() === 'content-type') continue;
    const pattern = patternOf(filled(value.text, known).trim());
    const actual = sent.headers.get(name.toLowerCase()) ?? [];
    // A header that is nothing but a hole is not sent where that is left empty.
    if (actual.length === 0 && filled(value.text, known) === unknown) continue;
    hold(name, pattern, actual.find((each) => pattern.test(each)) ?? actual[0]);
  }
  const set = new Set(draft.headers.map(({ name }) => name.toLowerCase()));
  for (const name of draft.withoutHeaders ?? []) {
    if (sent.headers.has(name.toLowerCase())) wrong.push(`${name} was taken away and sent`);
  }
  for (const [name, values] of sent.headers) {
    const said = draft.headers.filter((header) => header.name.toLowerCase() === name).length;
    if (said < values.length && !(said === 0 && (adds.test(name) || name === 'authorization')))
      wrong.push(`${name} is missing`);
  }
  const authorization = sent.headers.get('authorization')?.[0];
  if (draft.authorization !== undefined) hold('authorization', like(draft.authorization.text), authorization);
  else if (authorization !== undefined && !set.has('authorization')) wrong.push('authorization is missing');
  wrong.push(...bodyMisfits(draft.body, sent, known, read));
  return wrong;
}

/** Whether a request may be the one that a refused draft would not say: its method and path fit what is written. */
export function mayBe(draft: Draft, sent: Sent, known: Known): boolean {
  const [path = ''] = address(filled(draft.url.text, known)).split('?');
  const [actual = ''] = address(sent.url).split('?');
  return patternOf(filled(draft.method.text, known)).test(sent.method) && addressPattern(path).test(actual);
}

function bodyMisfits(body: DraftBody | null, sent: Sent, known: Known, read: ReadFile): string[] {
  if (body === null) return (sent.body ?? '') === '' && sent.parts === undefined ? [] : ['a body was sent'];
  if (body.kind === 'multipart') {
    const parts = sent.parts ?? [];
    if (parts.length !== (body.parts ?? []).length) return [`${parts.length} parts were sent`];
    return (body.parts ?? []).flatMap(({ name, filename, path, text }) => {
      const content = patternOf(path === undefined ? filled(text ?? [], known) : (read(path) ?? unknown));
      const found = parts.find((part) => part.name === name && patternOf(filename ?? '').test(part.filename ?? ''));
      if (found === undefined) return [`part ${name} was not sent`];
      return content.test(found.content) ? [] : [`part ${name}: ${found.content} is not ${content.source}`];
    });
  }
  const text = filled(body.text, known);
  if (sent.parts !== undefined) return writtenPartMisfits(text, sent.parts);
  const content = body.kind === 'file' ? (read(text) ?? unknown) : text;
  const pattern = patternOf(body.stripsLineBreaks ? content.replace(/[\r\n]/g, '') : content);
  return pattern.test(sent.body ?? '') ? [] : [`body: ${sent.body} is not ${pattern.source}`];
}

/** A multipart body that is written by hand has its own boundary; the recorded one may have another. */
function writtenPartMisfits(text: string, parts: NonNullable<Sent['parts']>): string[] {
  if (text === unknown) return [];
  const written = readParts(text, `boundary=${/^--(\S+)/.exec(text)?.[1] ?? ''}`);
  const fit = written.filter(({ name, filename, content }, index) => {
    const part = parts[index];
    return part?.name === name && part.filename === filename && patternOf(content).test(part.content);
  });
  return written.length === parts.length && fit.length === parts.length ? [] : [`other parts than in ${text}`];
}

/** The parts of a multipart body. */
export function readParts(body: string, contentType: string): { name: string; filename?: string; content: string }[] {
  const boundary = /boundary=(.*)$/.exec(contentType)?.[1] ?? '';
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.replace(/^\r\n|\r\n$/g, '').split('\r\n\r\n');
      const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
      const filename = /filename="([^"]*)"/.exec(head)?.[1];
      return { name, ...(filename === undefined ? {} : { filename }), content: rest.join('\r\n\r\n') };
    });
}

/** Whether anything in a draft is left to the run. */
export function holesLeft(draft: Draft, known: Known): number {
  const texts = [
    draft.method.text,
    draft.url.text,
    ...draft.headers.map(({ value }) => value.text),
    draft.authorization?.text ?? [],
    draft.body?.text ?? [],
    ...(draft.body?.parts ?? []).map(({ text }) => text ?? []),
  ];
  return texts.flat().filter((piece) => typeof piece !== 'string' && known(piece) === undefined).length;
}

function filled(text: Text, known: Known): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const value = known(piece);
      if (value !== undefined) return encodeValue(value, piece.encoding);
      return unknown;
    })
    .join('');
}

function patternOf(text: string): RegExp {
  const pieces = text.split(unknown).map((piece) => piece.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`^${pieces.join('[\\s\\S]*?')}$`);
}

/** Addresses are compared as a client would write them. */
function addressPattern(text: string): RegExp {
  const whole = address(text);
  // A hole may bring the scheme and host with it.
  return patternOf(whole.replace(new RegExp(unknown, 'gi'), unknown));
}

function address(text: string): string {
  return URL.canParse(text) ? new URL(text).href : text;
}

/** What the clients add by themselves: these may be on the wire without being in the draft. */
export const addedBy: Readonly<Record<Client, RegExp>> = {
  fetch: /^(?:accept|accept-language|sec-fetch-mode|user-agent|accept-encoding|content-type|cache-control|pragma)$/,
  undici: /^(?:content-type)$/,
  axios: /^(?:accept|user-agent|accept-encoding|content-type)$/,
  got: /^(?:user-agent|accept-encoding|content-type)$/,
  ky: /^(?:accept|accept-language|sec-fetch-mode|user-agent|accept-encoding|content-type)$/,
  superagent: /^(?:accept-encoding|content-type)$/,
  'node-http': /^$/,
  'apps-script': /^(?:user-agent|accept-encoding|content-type)$/,
  'discord.js': /^(?:user-agent|authorization|content-type|accept|accept-encoding|accept-language|sec-fetch-mode)$/,
  eris: /^(?:user-agent|authorization|content-type|accept-encoding)$/,
  oceanic: /^(?:authorization|content-type|accept|accept-encoding|accept-language|sec-fetch-mode|user-agent)$/,
  'discord.py': /^(?:user-agent|authorization|accept|accept-encoding|content-type)$/,
  'python-requests': /^(?:user-agent|accept|accept-encoding|content-type)$/,
  'python-httpx': /^(?:user-agent|accept|accept-encoding|content-type)$/,
  'python-aiohttp': /^(?:user-agent|accept|accept-encoding|content-type)$/,
  'python-urllib': /^(?:user-agent|accept-encoding|content-type)$/,
  'http-file': /^$/,
  har: /^$/,
  powershell: /(?!)/,
  curl: /^(?:host|user-agent|accept|content-type|content-length|expect)$/,
};
