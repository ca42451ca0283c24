import type { Draft } from '../../request/draft.ts';
import type { Edit, MendContext } from '../mend.ts';
import { type Wrapping, wrappingOf } from './javascriptCall.ts';
import { inStyleOf } from './placement.ts';
import type { Wrapped } from './retryAdapter.ts';
import { isIdempotent, waitsInMilliseconds } from './sending.ts';

/** How a library hands over an answer that is a refusal. */
interface Answer {
  readonly status: string;
  /** The JSON of the body, or something without `retry_after`. */
  readonly body: string;
  readonly header: string;
  /** It is thrown, in an error. */
  readonly isThrown?: true;
  /** What is done with it first. */
  readonly before?: readonly string[];
}

const fetched = 'await response.clone().json().catch(() => null)';
const parsed = "text.startsWith('{') ? JSON.parse(text) : null";

/** Node's `http` has none: its request is written to after the call. */
const answers: Readonly<Partial<Record<Wrapping['adapter'], Answer>>> = {
  fetch: { status: 'response.status', body: fetched, header: "response.headers.get('retry-after')" },
  ky: { status: 'response.status', body: fetched, header: "response.headers.get('retry-after')", isThrown: true },
  axios: {
    status: 'response.status',
    body: 'response.data',
    header: "response.headers['retry-after']",
    isThrown: true,
  },
  superagent: {
    status: 'response.status',
    body: 'response.body',
    header: "response.headers['retry-after']",
    isThrown: true,
  },
  got: {
    status: 'response.statusCode',
    before: ['const text = String(response.rawBody);'],
    body: parsed,
    header: "response.headers['retry-after']",
    isThrown: true,
  },
  undici: {
    status: 'response.statusCode',
    before: [
      'const text = await response.body.text();',
      '// The body was read here: whoever asks for it is given what was read.',
      'Object.assign(response.body, { text: async () => text, json: async () => JSON.parse(text) });',
    ],
    body: parsed,
    header: "response.headers['retry-after']",
  },
};

/** What the loop calls its own, and what else it may call it where the call uses that name. */
const names: readonly (readonly [name: string, other: string])[] = [
  ['attempt', 'turn'],
  ['waited', 'waitedFor'],
  ['response', 'answer'],
  ['text', 'received'],
  ['limit', 'told'],
  ['delay', 'pause'],
  ['error', 'failure'],
  ['status', 'answered'],
  ['seconds', 'wait'],
];

/** The edits that put a loop around a call of JavaScript, for it alone; null where that cannot be sure. */
export function loopInJavaScript({ text, draft }: MendContext): Wrapped | null {
  const wrapping = wrappingOf(text, draft);
  const [start] = draft.span;
  const code = wrapping === null ? null : loopFor(text, draft, wrapping);
  if (wrapping === null || code === null) return null;
  // Without a semicolon in front, what begins with a bracket would be a call of the line above.
  if (/(?:^|[^;{}\s=(,?:&|](?<!=>))\s*\n\s*$/.test(text.slice(0, start))) return null;
  // In the middle of a chain nobody could read it.
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (/\.\s*(?:then|catch|finally)\s*\(/.test(text.slice(lineStart, start))) return null;
  const call = text.slice(start, wrapping.end);
  // The lines of a text must stay as they are.
  if (/`[^`]*\n[^`]*`/.test(call)) return null;
  const renamed = names.filter(([name]) => isUsed(call, name));
  if (renamed.some(([, other]) => isUsed(call, other))) return null;
  const named = renamed.reduce(
    (all, [name, other]) => all.replaceAll(new RegExp(`(?<![\\w$.'])${name}(?![\\w$']|\\s*:)`, 'g'), other),
    code,
  );
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const [opening = '', closing = ''] = inStyleOf(named, text, 'javascript')
    .replaceAll('\n', `\n${indent}`)
    .split('CALL');
  const margin = /\n([ \t]*)[^\n]*$/.exec(opening)?.[1]?.slice(indent.length) ?? '';
  const client = clientEdit(text, draft, wrapping);
  if (client === null) return null;
  const edits: Edit[] = [
    { span: [start, start], text: opening },
    ...client,
    ...[...call.matchAll(/\n(?=[^\r\n])/g)].map(({ index }): Edit => {
      const at = start + index + 1;
      return { span: [at, at], text: margin };
    }),
    ...(wrapping.edits ?? []).map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', `\n${margin}`) })),
    { span: [wrapping.end, wrapping.end], text: closing },
  ];
  return { edits: edits.toSorted((a, b) => a.span[0] - b.span[0]), call: [start, wrapping.end] };
}

/** The client itself does not retry meanwhile; null where what is called is not one of its methods. */
function clientEdit(text: string, draft: Draft, { adapter, client }: Wrapping): Edit[] | null {
  if (client === undefined) return [];
  const at = draft.span[0] + client.length;
  if (!/^\s*\./.test(text.slice(at))) return null;
  return [{ span: [at, at], text: `.extend({ retry: ${adapter === 'got' ? '{ limit: 0 }' : '0'} })` }];
}

/** Whether a name is used in code, as something else than a key or property. */
function isUsed(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w$.'"])${name}(?![\\w$'"]|\\s*:)|\\?[^:]*(?<![\\w$.])${name}\\s*:`).test(code);
}

function loopFor(text: string, draft: Draft, wrapping: Wrapping): string | null {
  const { adapter } = wrapping;
  if (adapter === 'apps-script') return appsScriptLoop(draft, wrapping.muted === true);
  const answer = answers[adapter];
  if (answer === undefined) return null;
  const isOwn = /\bvalidateStatus\b|\bthrowHttpErrors\b|\.\s*ok\s*\(/.test(text);
  const isReturned = adapter === 'axios' && /\bvalidateStatus["']?\s*:\s*(?:\(\)\s*=>\s*true|null)/.test(text);
  if (answer.isThrown && isOwn && !isReturned) return null;
  const isThrown = answer.isThrown && !isReturned;
  const isTyped = draft.language.startsWith('typescript');
  const shadowed = /["'](?:node:)?timers\/promises["']/.test(text) ? 'globalThis.' : '';
  const { status } = answer;
  const repeats = isIdempotent(draft);
  const giveUp = isThrown ? 'throw error;' : 'return response;';
  const refused = repeats
    ? `if (${status} !== 429 && ${status} < 500) ${giveUp}`
    : `if (${isThrown ? status.replace('.', '?.') : status} !== 429) ${giveUp}`;
  const handled = [
    refused,
    ...(answer.before ?? []),
    `const limit = ${isTyped ? `(${answer.body}) as any` : answer.body};`,
    '// A 429 without retry_after comes from Cloudflare: sending on only prolongs the block.',
    `if (${repeats ? `${status} === 429 && ` : ''}typeof limit?.retry_after !== 'number') ${giveUp}`,
    ...waiting(answer.header, repeats ? status : null, draft, `limit${repeats ? '?' : ''}.retry_after`),
    `if (attempt === 5 || waited > 60_000) ${giveUp}`,
    `await new Promise((resolve) => ${shadowed}setTimeout(resolve, delay));`,
  ];
  const lines = isThrown
    ? [
        'try {',
        '  return await CALL;',
        '} catch (error) {',
        `  const response = ${isTyped ? '(error as any)' : 'error'}.response;`,
        ...(repeats ? ['  if (response === undefined) throw error;'] : []),
        ...handled.map((line) => `  ${line}`),
        '}',
      ]
    : ['const response = await CALL;', ...handled];
  return around('async ()', lines);
}

function waiting(header: string, status: string | null, draft: Draft, told: string): string[] {
  // What v6 and v7 say is in milliseconds.
  const scale = waitsInMilliseconds(draft) === true ? '' : ' * 1000';
  return [
    `const seconds = Math.max(${told}, Number(${header}) || 0);`.replace(
      'seconds',
      scale === '' ? 'milliseconds' : 'seconds',
    ),
    `const delay = ${status === null ? `seconds${scale}` : `(${status} === 429 ? seconds${scale} : 500 * 2 ** (attempt - 1))`} + Math.random() * 250;`.replace(
      'seconds',
      scale === '' ? 'milliseconds' : 'seconds',
    ),
    'waited += delay;',
  ];
}

function around(head: string, lines: readonly string[]): string {
  return [
    `(${head} => {`,
    '  for (let attempt = 1, waited = 0; ; attempt += 1) {',
    ...lines.map((line) => `    ${line}`),
    '  }',
    '})()',
  ].join('\n');
}

function appsScriptLoop(draft: Draft, isMuted: boolean): string {
  const repeats = isIdempotent(draft);
  const limited = "status === 429 && typeof limit?.retry_after === 'number'";
  return around('()', [
    'const response = CALL;',
    'const status = response.getResponseCode();',
    'if (status < 400) return response;',
    'const text = response.getContentText();',
    `const limit = ${parsed};`,
    'const headers = response.getAllHeaders();',
    '// A 429 without retry_after comes from Cloudflare: sending on only prolongs the block.',
    `const isLimited = ${limited};`,
    ...waiting(
      "headers['Retry-After'] ?? headers['retry-after']",
      repeats ? 'status' : null,
      draft,
      'limit?.retry_after',
    ),
    `if (${repeats ? '(!isLimited && status < 500)' : '!isLimited'} || attempt === 5 || waited > 60_000) {`,
    isMuted ? '  return response;' : `  throw new Error(\`Request failed: \${status} \${text}\`);`,
    '}',
    'Utilities.sleep(delay);',
  ]);
}
