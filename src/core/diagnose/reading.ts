import { isDiscordUrl } from '../discord/host.ts';
import { type Route, routeOf } from '../discord/route.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { answerHeader } from '../exchange.ts';
import { show } from '../request/seal.ts';
import { wireHeader } from '../request/wire.ts';
import { type AnswerReading, readAnswerBody } from './answerBody.ts';
import { codeClass } from './codeClass.ts';
import type { Evidence, FailureClass } from './diagnosis.ts';
import type { Surroundings } from './surroundings.ts';

/** An answer with everything that the families look at. */
export interface Reading extends AnswerReading {
  readonly exchange: Exchange;
  readonly surroundings: Surroundings;
  readonly answer: Answer;
  readonly status: number;
  readonly route: Route | null;
  /** The class that the code belongs to; undefined without a known code. */
  readonly known: FailureClass | undefined;
  /** Somebody recorded the answer's headers, so that an absent one means something. */
  readonly headersSeen: boolean;
  /** `Via: 1.1 google`: Discord's own servers answered (discord-api-docs#1463, discord.py, JDA). */
  readonly fromOrigin: boolean;
  /** Headers of Cloudflare are there (`cf-ray`, `server: cloudflare`): it passed through the edge or was made there. */
  readonly throughEdge: boolean;
  /** The request was meant for Discord, not for the local Discord or an allowed proxy. */
  readonly meantForDiscord: boolean;
}

/** Reads an answer once for all families. */
export function readAnswer(exchange: Exchange, answer: Answer, surroundings: Surroundings): Reading {
  const body = readAnswerBody(answer);
  const { wire } = exchange;
  // Field by field: a spread would cost more than all the rest.
  return {
    shape: body.shape,
    object: body.object,
    code: body.code,
    codeAsText: body.codeAsText,
    message: body.message,
    edgeCode: body.edgeCode,
    title: body.title,
    text: body.text,
    exchange,
    surroundings,
    answer,
    status: answer.status,
    route: routeOf(wire.method, wire.url),
    known: body.code === null ? undefined : codeClass(body.code),
    headersSeen: answer.headers.length > 0,
    fromOrigin: /\bgoogle\b/i.test(answerHeader(answer, 'via') ?? ''),
    throughEdge:
      answerHeader(answer, 'cf-ray') !== undefined || /^cloudflare\b/i.test(answerHeader(answer, 'server') ?? ''),
    meantForDiscord: isDiscordUrl(wire.url),
  };
}

/** A header of the answer. */
export function header(reading: Reading, name: string): string | undefined {
  return answerHeader(reading.answer, name);
}

/** A header of the answer as a number; undefined where it is absent or no number. */
export function numberHeader(reading: Reading, name: string): number | undefined {
  const value = header(reading, name);
  return value === undefined || !/^\d+(?:\.\d+)?$/.test(value.trim()) ? undefined : Number(value);
}

/** A header of the request as people may see it, secrets masked. */
export function requestHeader(exchange: Exchange, name: string): string | undefined {
  const value = wireHeader(exchange.wire, name);
  return value === undefined ? undefined : show(value);
}

/** The answer has the shape of Discord's own errors: an object with a code or a message. */
export function isDiscordError({ object, code, message, shape }: Reading): boolean {
  return (object !== undefined || shape === 'truncated') && (code !== null || message !== null);
}

/** The presence of a header as evidence; cut to 120 characters. */
export function present(reading: Reading, name: string): readonly Evidence[] {
  const value = header(reading, name);
  return value === undefined ? [] : [{ fact: 'header-present', name, value: value.slice(0, 120) }];
}

/** The absence of headers as evidence, where headers were recorded at all. */
export function absent(reading: Reading, ...names: readonly string[]): readonly Evidence[] {
  if (!reading.headersSeen) return [];
  return names.filter((name) => header(reading, name) === undefined).map((name) => ({ fact: 'header-absent', name }));
}
