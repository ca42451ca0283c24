import type { Answer } from '../exchange.ts';
import type { JsonValue } from '../request/draft.ts';
import type { Evidence } from './diagnosis.ts';

/** What a body turns out to be, whatever its `content-type` says. */
export type BodyShape = Extract<Evidence, { readonly fact: 'body-shape' }>['shape'];

/** An object of JSON. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** The body of an answer, read. */
export interface AnswerReading {
  readonly shape: BodyShape;
  /** The parsed value, where the body is whole JSON and an object. */
  readonly object: JsonObject | undefined;
  /** Discord's error code. */
  readonly code: number | null;
  /** The code stands as text (`"50013"`). */
  readonly codeAsText: boolean;
  /** Discord's sentence, cut to 300 characters. */
  readonly message: string | null;
  /** The code of a Cloudflare error page or text (`error code: 1015`). */
  readonly edgeCode: number | null;
  /** The `<title>` of a page, cut to 120 characters. */
  readonly title: string | null;
  /** The first 4,000 characters of a body that is not JSON. */
  readonly text: string;
}

/** Reads a body by what it is, not by its label. Never throws. */
export function readAnswerBody({ body }: Answer): AnswerReading {
  const text = body.text.replace(/^\uFEFF/, '').trim();
  if (body.binary || body.decodingFailed !== undefined) return reading('binary');
  if (text === '') return reading('empty');
  const value = parseJson(text);
  if (value !== undefined) return readValue(value);
  if (/^[{[]/.test(text)) return salvage(text);
  const start = text.slice(0, 4000);
  const page = /^(?:<!--|<!doctype html|<\w+[\s>/])/i.test(start);
  const edgeCode = edgeCodeOf(text.slice(0, 20_000));
  return { ...reading(page ? 'html' : 'text'), text: start, title: titleOf(start), edgeCode };
}

function reading(shape: BodyShape, code: number | null = null, message: string | null = null): AnswerReading {
  return { shape, object: undefined, code, codeAsText: false, message, edgeCode: null, title: null, text: '' };
}

/** Parses JSON; undefined where it is none. A bare word or number is no answer of Discord's. */
function parseJson(text: string): JsonValue | undefined {
  if (!/^["{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readValue(value: JsonValue): AnswerReading {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return reading('json');
  const object = value as JsonObject;
  const { code, message } = object;
  const codeAsText = typeof code === 'string' && /^\d{1,7}$/.test(code);
  return {
    shape: 'json',
    object,
    code: typeof code === 'number' && Number.isSafeInteger(code) ? code : codeAsText ? Number(code) : null,
    codeAsText,
    message: typeof message === 'string' ? message.slice(0, 300) : null,
    edgeCode: null,
    title: null,
    text: '',
  };
}

/** What can still be read in JSON that breaks off. */
function salvage(text: string): AnswerReading {
  const code = /"code"\s*:\s*"?(\d{1,7})\b/.exec(text)?.[1];
  const message = /"message"\s*:\s*"((?:[^"\\]|\\.){0,300})/.exec(text)?.[1];
  return reading('truncated', code === undefined ? null : Number(code), message ?? null);
}

function titleOf(page: string): string | null {
  const title = /<title[^>]*>([^<]*)/i.exec(page)?.[1]?.replace(/\s+/g, ' ').trim();
  return title === undefined || title === '' ? null : title.slice(0, 120);
}

/** Cloudflare's 1xxx code, in its plain text (`error code: 1010`) or somewhere in its page. */
function edgeCodeOf(text: string): number | null {
  const plain = /^error code:?\s*(1\d{3})\s*$/i.exec(text)?.[1];
  if (plain !== undefined) return Number(plain);
  if (!/cloudflare/i.test(text)) return null;
  const page = /\bError(?:\s+code)?:?(?:<[^>]*>|\s|&nbsp;)*(1[0-2]\d\d)\b/i.exec(text)?.[1];
  return page === undefined ? null : Number(page);
}
