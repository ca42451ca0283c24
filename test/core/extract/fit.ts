import type { Client, Draft, DraftBody } from '../../../src/core/request/draft.ts';
import { encodeValue, type Hole, type Text } from '../../../src/core/request/text.ts';

/** What arrived when the code ran, in the one form that snippets and commands share. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Undefined where nothing was sent. */
  readonly body?: string;
  readonly parts?: readonly { readonly name: string; readonly filename?: string; readonly content: string }[];
}

/** A value that stands for a hole, where a test knows it. */
export type Known = (hole: Hole) => string | undefined;

/** Reads a file that a body names. */
export type ReadFile = (path: string) => string;

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
    if (draft.body?.kind === 'multipart' && name.toLowerCase() === 'content-type') continue;
    hold(name, patternOf(filled(value.text, known).trim()), sent.headers.get(name.toLowerCase()));
  }
  const set = new Set(draft.headers.map(({ name }) => name.toLowerCase()));
  for (const name of draft.withoutHeaders ?? []) {
    if (sent.headers.has(name.toLowerCase())) wrong.push(`${name} was taken away and sent`);
  }
  for (const name of sent.headers.keys()) if (!set.has(name) && !adds.test(name)) wrong.push(`${name} is missing`);
  const authorization = sent.headers.get('authorization');
  if (draft.authorization !== undefined) hold('authorization', like(draft.authorization.text), authorization);
  else if (!set.has('authorization') && authorization !== undefined) wrong.push('authorization is missing');
  wrong.push(...bodyMisfits(draft.body, sent, known, read));
  return wrong;
}

function bodyMisfits(body: DraftBody | null, sent: Sent, known: Known, read: ReadFile): string[] {
  if (body === null) return (sent.body ?? '') === '' && sent.parts === undefined ? [] : ['a body was sent'];
  if (body.kind === 'multipart') {
    const parts = sent.parts ?? [];
    if (parts.length !== (body.parts ?? []).length) return [`${parts.length} parts were sent`];
    return (body.parts ?? []).flatMap(({ name, filename, path, text }) => {
      const content = path === undefined ? patternOf(filled(text ?? [], known)) : patternOf(read(path));
      const found = parts.find((part) => part.name === name && patternOf(filename ?? '').test(part.filename ?? ''));
      if (found === undefined) return [`part ${name} was not sent`];
      return content.test(found.content) ? [] : [`part ${name}: ${found.content} is not ${content.source}`];
    });
  }
  const text = filled(body.text, known);
  const whole = body.kind !== 'file' ? text : body.stripsLineBreaks ? read(text).replace(/[\r\n]/g, '') : read(text);
  const pattern = patternOf(whole);
  return pattern.test(sent.body ?? '') ? [] : [`body: ${sent.body} is not ${pattern.source}`];
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
