import type { RealtimeScope } from '../discord/realtimeCode.ts';

/** Who wrote the text down: a library, a tool, or the form in which an answer is kept. */
export type Reporter =
  | 'discord.js'
  | 'discord.py'
  | 'hikari'
  | 'JDA'
  | 'Discord.Net'
  | 'serenity'
  | 'twilight'
  | 'discordgo'
  | 'eris'
  | 'oceanic'
  | 'Discord4J'
  | 'DSharpPlus'
  | 'disgo'
  | 'axios'
  | 'HAR'
  | 'HTTP'
  | 'JSON'
  | 'transport';

/** A request and its answer as far as a text tells them, in the form that `readPasted` takes. */
export interface ReportedExchange {
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
    readonly headers?: Pairs;
    readonly body?: unknown;
  };
  /** Without a status where nobody wrote one down. */
  readonly response?: { readonly status?: number; readonly headers?: Pairs; readonly body: unknown };
  readonly failure?: { readonly code: string; readonly message: string };
}

/** Headers as pairs. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** What a text says went wrong. */
export type Reported =
  | { readonly kind: 'exchange'; readonly by: Reporter; readonly exchange: ReportedExchange }
  | { readonly kind: 'realtime'; readonly by: Reporter; readonly scope: RealtimeScope; readonly code: number };

/** Finds one kind of report in a text; null where there is none. */
export type ReportReader = (text: string) => Reported | null;

/** An answer that Discord's own error code explains, as libraries tell it. */
export function answered(
  by: Reporter,
  said: {
    readonly code?: number;
    readonly message?: string;
    readonly status?: number;
    readonly method?: string;
    readonly url?: string;
    readonly errors?: unknown;
    readonly retryAfter?: number;
  },
): Reported {
  const { method, url, status } = said;
  const request = {
    ...(method === undefined ? {} : { method: method.toUpperCase() }),
    ...(url === undefined ? {} : { url: absolute(url) }),
  };
  const body = {
    ...(said.message === undefined ? {} : { message: said.message }),
    ...(said.code === undefined ? {} : { code: said.code }),
    ...(said.errors === undefined ? {} : { errors: said.errors }),
    ...(said.retryAfter === undefined ? {} : { retry_after: said.retryAfter }),
  };
  return {
    kind: 'exchange',
    by,
    exchange: { request, response: { ...(status === undefined ? {} : { status }), body } },
  };
}

/** An answer whose body stands in the text as it was. */
export function raw(by: Reporter, status: number, body: string, method?: string, url?: string): Reported {
  const request = {
    ...(method === undefined ? {} : { method: method.toUpperCase() }),
    ...(url === undefined ? {} : { url: absolute(url) }),
  };
  return { kind: 'exchange', by, exchange: { request, response: { status, body } } };
}

/** The address of a path below the API; libraries write either. */
function absolute(url: string): string {
  if (/^https?:/i.test(url)) return url;
  const path = url.startsWith('/') ? url : `/${url}`;
  return `https://discord.com${path.startsWith('/api') ? '' : '/api/v10'}${path}`;
}
