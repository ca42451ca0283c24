import type { RealtimeCode, RealtimeScope } from '../core/discord/realtimeCode.ts';
import type { Locale } from './locale.ts';

/** What is said of one code: what it means, and what to do where there is something to do. */
export type RealtimeText = readonly [meaning: string, remedy?: string];

/** What is said of the codes of Discord's sockets, in one language. */
export interface RealtimeWords {
  /** By scope and code, such as `gateway-close/4014`. */
  readonly texts: Readonly<Record<string, RealtimeText>>;
  readonly scopeName: Readonly<Record<RealtimeScope, string>>;
  readonly reconnect: (how: NonNullable<RealtimeCode['reconnect']>) => string;
  readonly sender: (who: NonNullable<RealtimeCode['sender']>) => string;
  /** That the code comes over a socket, and what that says about the HTTP API. */
  readonly notHttp: string;
  readonly elsewhere: string;
}

/** Loads them when they are first needed. */
export async function loadRealtimeWords(locale: Locale): Promise<RealtimeWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/realtime.ts')).realtimeWords;
    case 'ja':
      return (await import('./ja/realtime.ts')).realtimeWords;
    default:
      return locale satisfies never;
  }
}
