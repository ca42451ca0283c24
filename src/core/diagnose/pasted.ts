import type { Answer, AnswerBody, Exchange, Failure, FailurePhase } from '../exchange.ts';
import { hasScheme, redact, sealSecrets } from '../request/redaction.ts';
import { type Sealed, Vault } from '../request/seal.ts';
import type { Wire } from '../request/wire.ts';
import { scalarNumber } from '../scalar.ts';
import { usualStatus } from './codeStatus.ts';
import { readCredential } from './sentCredential.ts';
import type { Surroundings } from './surroundings.ts';
import { transportCodeIn, transportMeaning } from './transportCode.ts';
import { transportPhase } from './transportPhase.ts';

/** What is wrong with a pasted exchange, and where. Facts only; words/ makes the sentence. */
export interface PastedProblem {
  /** For example `response.status`; empty for the whole. */
  readonly at: string;
  readonly expected: 'object' | 'text' | 'status' | 'headers' | 'list-of-names' | 'response-or-failure';
}

/** A pasted exchange that can be diagnosed, or everything that is wrong with it. */
export type Pasted =
  | { readonly kind: 'exchange'; readonly exchange: Exchange; readonly surroundings: Surroundings }
  | { readonly kind: 'invalid'; readonly problems: readonly PastedProblem[] };

type Loose = { readonly [key: string]: unknown };
type Header = readonly [name: string, value: string];

/**
 * Makes an exchange of parsed JSON in the command line's form:
 * `{request: {method, url, headers, body}, response: {status, headers, body} | failure: {code, message, cause?},
 * context?: {workspace}}`. Headers may be pairs or an object; bodies text or JSON. Every secret in it is masked.
 */
export function readPasted(value: unknown): Pasted {
  const problems: PastedProblem[] = [];
  const root = isObject(value) ? value : undefined;
  if (root === undefined) return { kind: 'invalid', problems: [{ at: '', expected: 'object' }] };
  const request = readRequest(root.request, problems);
  const vault = new Vault();
  const outcome = readOutcome(root, request.secrets, problems);
  const workspaceFiles = readWorkspace(root.context, problems);
  if (outcome === undefined || problems.length > 0) return { kind: 'invalid', problems };
  const exchange: Exchange = {
    id: 'pasted',
    startedAt: 0,
    wire: request.wire(vault),
    credential: request.credential,
    outcome,
    timings: { total: 0 },
    origin: 'pasted',
    vantage: { kind: 'unknown' },
  };
  const surroundings = {
    workspaceFiles,
    ...(request.headersSeen ? {} : { requestHeadersUnseen: true as const }),
    ...(outcome.kind === 'answer' && statusUnseen(root) ? { statusUnseen: true as const } : {}),
  };
  return { kind: 'exchange', exchange, surroundings };
}

function readRequest(value: unknown, problems: PastedProblem[]) {
  if (value !== undefined && !isObject(value)) problems.push({ at: 'request', expected: 'object' });
  const request = isObject(value) ? value : {};
  const method = textOf(request.method, 'request.method', problems).toUpperCase();
  const url = textOf(request.url, 'request.url', problems);
  const headers = headersOf(request.headers, 'request.headers', problems);
  const body = bodyOf(request.body);
  const authorization = headers.findLast(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const { facts, secrets } = readCredential(authorization, method, url);
  return {
    secrets,
    credential: facts,
    headersSeen: request.headers !== undefined,
    wire: (vault: Vault): Wire => ({
      method,
      url: sealSecrets(url, vault, secrets),
      headers: headers.map(([name, text]) => ({ name, value: sealHeader(name, text, vault, secrets), assumed: false })),
      body: body === undefined ? null : { kind: 'text', text: sealSecrets(body, vault, secrets) },
      client: 'http-file',
    }),
  };
}

/**
 * What a header is read as: what follows `Authorization: ` and `Cookie: ` is a secret that has no shape of its own, and
 * what begins with a scheme (`Bearer …`) is a credential under any name.
 */
function headerStart(name: string, value: string): string {
  return hasScheme(value) ? 'authorization: ' : `${name}: `;
}

function sealHeader(name: string, value: string, vault: Vault, secrets: readonly string[]): Sealed {
  const start = headerStart(name, value);
  return sealSecrets(start + value, vault, secrets).slice(start.length) as Sealed;
}

function readOutcome(root: Loose, secrets: readonly string[], problems: PastedProblem[]): Answer | Failure | undefined {
  const both = root.response !== undefined && root.failure !== undefined;
  if (both || (root.response === undefined && root.failure === undefined)) {
    problems.push({ at: '', expected: 'response-or-failure' });
    return undefined;
  }
  return root.response === undefined
    ? readFailure(root.failure, secrets, problems)
    : readAnswer(root.response, secrets, problems);
}

function readAnswer(value: unknown, secrets: readonly string[], problems: PastedProblem[]): Answer | undefined {
  if (!isObject(value)) {
    problems.push({ at: 'response', expected: 'object' });
    return undefined;
  }
  const given = value.status ?? statusOfCode(value.body);
  const status = typeof given === 'string' ? Number(given) : given;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    problems.push({ at: 'response.status', expected: 'status' });
    return undefined;
  }
  const headers = headersOf(value.headers, 'response.headers', problems).map(([name, text]): Header => {
    const start = headerStart(name.toLowerCase(), text);
    return [name.toLowerCase(), redact(start + text, secrets).slice(start.length)];
  });
  const text = bodyOf(value.body) ?? '';
  return { kind: 'answer', status, statusText: '', headers, body: answerBody(text, headers, secrets) };
}

/** A log may have the body without the status: the code in it says which one it usually is. */
function statusOfCode(body: unknown): number | undefined {
  const code = isObject(body) ? scalarNumber(body.code) : Number.NaN;
  return Number.isInteger(code) && code > 0 ? usualStatus(code) : undefined;
}

function statusUnseen({ response }: Loose): boolean {
  return isObject(response) && response.status === undefined;
}

function answerBody(text: string, headers: readonly Header[], secrets: readonly string[]): AnswerBody {
  const bytes = new TextEncoder().encode(text).length;
  if (!isBinary(text)) return { text: redact(text, secrets), bytes, truncated: false, binary: false };
  const encoding = headers.find(([name]) => name === 'content-encoding')?.[1];
  const failed = encoding === undefined || encoding === 'identity' ? {} : { decodingFailed: encoding };
  return { text: '', bytes, truncated: false, binary: true, ...failed };
}

/** Bytes that were written down as text: control and replacement characters that no JSON and no page has. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 400);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what gives bytes away
  const strange = start.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  return strange > start.length / 20;
}

function readFailure(value: unknown, secrets: readonly string[], problems: PastedProblem[]): Failure | undefined {
  if (!isObject(value)) {
    problems.push({ at: 'failure', expected: 'object' });
    return undefined;
  }
  const code = textOf(value.code, 'failure.code', problems);
  const message = redact(textOf(value.message, 'failure.message', problems), secrets);
  const cause = typeof value.cause === 'string' ? { message: value.cause } : value.cause;
  const failure: Failure = { kind: 'failure', code, message, phase: phaseOf(value.phase, code, message) };
  if (!isObject(cause)) return failure;
  return {
    ...failure,
    cause: {
      message: redact(textOf(cause.message, 'failure.cause.message', problems), secrets),
      ...(typeof cause.code === 'string' ? { code: cause.code } : {}),
    },
  };
}

const phases: readonly FailurePhase[] = ['dns', 'connect', 'tls', 'request', 'headers', 'body', 'proxy', 'unknown'];

function phaseOf(given: unknown, code: string, message: string): FailurePhase {
  return (
    phases.find((phase) => phase === given) ?? transportPhase(transportMeaning(code) ? code : transportCodeIn(message))
  );
}

function readWorkspace(context: unknown, problems: PastedProblem[]): readonly string[] {
  if (context === undefined || context === null) return [];
  if (!isObject(context)) {
    problems.push({ at: 'context', expected: 'object' });
    return [];
  }
  const files = context.workspace ?? [];
  if (Array.isArray(files) && files.every((file) => typeof file === 'string')) return files;
  problems.push({ at: 'context.workspace', expected: 'list-of-names' });
  return [];
}

/** Text that may be missing. The marks of seals have no place in what people paste. */
function textOf(value: unknown, at: string, problems: PastedProblem[]): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return withoutMarks(value);
  problems.push({ at, expected: 'text' });
  return '';
}

/** A body as text. Thousands of lists in each other, which no text can be made of, are left out: Discord sends none. */
function bodyOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  try {
    return withoutMarks(typeof value === 'string' ? value : JSON.stringify(value));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function headersOf(value: unknown, at: string, problems: PastedProblem[]): readonly Header[] {
  if (value === undefined || value === null) return [];
  const pairs: unknown = isObject(value) ? Object.entries(value) : value;
  if (Array.isArray(pairs)) {
    const headers = pairs.flatMap((pair): Header[] => {
      if (!Array.isArray(pair) || typeof pair[0] !== 'string') return [];
      const values: unknown[] = Array.isArray(pair[1]) ? pair[1] : [pair[1]];
      return values
        .filter((text) => typeof text === 'string' || typeof text === 'number')
        .map((text) => [withoutMarks(pair[0]), withoutMarks(String(text))]);
    });
    if (headers.length >= pairs.length) return headers;
  }
  problems.push({ at, expected: 'headers' });
  return [];
}

function withoutMarks(text: string): string {
  return text.replace(/[\uE0F0\uE0F1]/g, '');
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
