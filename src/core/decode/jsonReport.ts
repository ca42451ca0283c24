import { isDiscordUrl } from '../discord/host.ts';
import { scalarNumber, scalarText } from '../scalar.ts';
import { isObject, type Loose } from './loose.ts';
import type { Pairs, Reported, ReportedExchange } from './reported.ts';

/** JSON: a HAR, an exchange in our own form, or the body of an error, alone or in the middle of a log line. */
export function readJson(text: string): Reported | null {
  const whole = parsed(text.trim());
  if (whole !== undefined) return harIn(whole) ?? exchangeIn(whole) ?? bodyIn(whole) ?? quotedIn(whole);
  for (const start of bracesIn(text)) {
    const piece = parsed(text.slice(start, endOf(text, start)));
    const found = piece === undefined ? null : bodyIn(piece, statusNear(text, start));
    if (found !== null) return found;
  }
  return null;
}

/** The last request to Discord in an archive that failed. */
function harIn(value: Loose): Reported | null {
  const log = isObject(value.log) ? value.log : {};
  const entries = Array.isArray(log.entries) ? log.entries.filter(isObject) : [];
  const failed = entries.findLast(({ request, response }) => {
    const status = isObject(response) ? response.status : undefined;
    return (
      isObject(request) &&
      isDiscordUrl(scalarText(request.url)) &&
      typeof status === 'number' &&
      (status === 0 || status >= 400)
    );
  });
  if (failed === undefined || !isObject(failed.request) || !isObject(failed.response)) return null;
  const { request, response } = failed;
  const content = isObject(response.content) ? response.content : {};
  const posted = isObject(request.postData) ? request.postData.text : undefined;
  const asked = {
    method: scalarText(request.method),
    url: scalarText(request.url),
    headers: pairsOf(request.headers),
    ...(typeof posted === 'string' ? { body: posted } : {}),
  };
  const told = typeof response._error === 'string' ? response._error : '';
  const exchange: ReportedExchange =
    response.status === 0
      ? { request: asked, failure: { code: told, message: told } }
      : {
          request: asked,
          response: {
            status: scalarNumber(response.status),
            headers: pairsOf(response.headers),
            body: content.text ?? '',
          },
        };
  return { kind: 'exchange', by: 'HAR', exchange };
}

function pairsOf(headers: unknown): Pairs {
  if (!Array.isArray(headers)) return [];
  return headers.filter(isObject).map(({ name, value }): [string, string] => [scalarText(name), scalarText(value)]);
}

function exchangeIn(value: Loose): Reported | null {
  if (!isObject(value.response) && !isObject(value.failure)) return null;
  if (!isObject(value.request) && value.context === undefined && !isAnswer(value.response)) return null;
  return { kind: 'exchange', by: 'JSON', exchange: value as ReportedExchange };
}

/** Our own form without its request: a status or headers beside a body. */
function isAnswer(response: unknown): boolean {
  return isObject(response) && 'body' in response;
}

/** The body of an error has a message beside a code, a wait, or OAuth2's error word. */
function bodyIn(value: Loose, status?: number): Reported | null {
  const isError =
    (typeof value.message === 'string' && ('code' in value || 'retry_after' in value)) ||
    (typeof value.error === 'string' && 'error_description' in value);
  if (!isError) {
    const raw = [value.rawError, value.error, value.body, value.data].find(isObject);
    return raw === undefined ? null : bodyIn(raw, status ?? numberOf(value.status) ?? numberOf(value.httpStatus));
  }
  const said = status ?? numberOf(value.status) ?? (typeof value.retry_after === 'number' ? 429 : undefined);
  return {
    kind: 'exchange',
    by: 'JSON',
    exchange: { response: { ...(said === undefined ? {} : { status: said }), body: value } },
  };
}

/** A line of a structured log: the body of the answer is a text in it, beside status and address. */
function quotedIn(value: Loose): Reported | null {
  for (const text of Object.values(value)) {
    const body = typeof text === 'string' ? parsed(text.trim()) : undefined;
    const status = [value.status, value.status_code, value.statusCode, value.http_status].map(numberOf).find(Boolean);
    const found = body === undefined ? null : bodyIn(body, status);
    if (found?.kind !== 'exchange') continue;
    const url =
      typeof value.url === 'string' ? { request: { method: scalarText(value.method ?? ''), url: value.url } } : {};
    return { ...found, exchange: { ...found.exchange, ...url } };
  }
  return null;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 100 && value <= 599 ? value : undefined;
}

/** A status that the line says before the body: `403 {"message": …`, `HTTP 403: {`, `status=403`. */
function statusNear(text: string, start: number): number | undefined {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const found = /\b([1-5]\d\d)\b(?!.*\b[1-5]\d\d\b)/.exec(line)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** How many braces are tried in a text that is no JSON as a whole. */
const mostBraces = 50;

function bracesIn(text: string): number[] {
  return [...text.matchAll(/\{(?=\s*")/g)].slice(0, mostBraces).map(({ index }) => index);
}

/** The end of the object that starts there; strings may hold braces. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (const match of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (match[0] === '{') depth += 1;
    if (match[0] === '}') depth -= 1;
    if (depth === 0) return start + match.index + 1;
  }
  return text.length;
}

function parsed(text: string): Loose | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
