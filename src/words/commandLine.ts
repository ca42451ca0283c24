import type { Holdup } from '../core/buckets/planner.ts';
import type { RetryReason } from '../core/buckets/retryPolicy.ts';
import type { PastedProblem } from '../core/diagnose/pasted.ts';
import type { CaptureProxyWords } from './capture.ts';
import type { Locale } from './locale.ts';

/** A mistake in a call of the command line, or an input that cannot be used: exit status 2. */
export type UsageFault =
  | { readonly code: 'no-command' }
  | { readonly code: 'unknown-command'; readonly command: string }
  | { readonly code: 'unknown-option'; readonly reason: string }
  | { readonly code: 'no-files' }
  | { readonly code: 'one-file-only'; readonly command: string }
  | { readonly code: 'unreadable'; readonly file: string; readonly reason: string }
  | { readonly code: 'unnamed-language' }
  | { readonly code: 'unknown-language'; readonly file: string }
  | { readonly code: 'not-json'; readonly file: string; readonly reason: string }
  | { readonly code: 'not-an-exchange'; readonly file: string; readonly problems: readonly PastedProblem[] }
  /** A text that tells of a closed socket, which is no HTTP exchange. */
  | { readonly code: 'close-code'; readonly file: string; readonly query: string }
  /** A line of a file of exchanges; `line` counts from 1. */
  | {
      readonly code: 'bad-exchange';
      readonly file: string;
      readonly line: number;
      readonly problems: readonly PastedProblem[];
    }
  /** `line`: the first that is none. */
  | { readonly code: 'no-exchanges'; readonly file: string; readonly line: number }
  | { readonly code: 'no-query' }
  | { readonly code: 'nothing-to-explain'; readonly query: string }
  | { readonly code: 'no-request'; readonly file: string; readonly selector: string }
  | { readonly code: 'several-requests'; readonly file: string; readonly names: readonly string[] }
  | { readonly code: 'unknown-target'; readonly target: string; readonly targets: readonly string[] }
  | { readonly code: 'empty-variable'; readonly name: string }
  /** What should be the name of a variable is rather what it should hold. */
  | { readonly code: 'secret-as-name'; readonly option: string }
  /** What the variable holds is no part of an address that nobody can guess. */
  | { readonly code: 'bad-path-key'; readonly name: string }
  /** Neither a variable nor the sandbox. */
  | { readonly code: 'which-credential' }
  | { readonly code: 'bad-number'; readonly option: string; readonly value: string }
  | { readonly code: 'bad-time'; readonly option: string; readonly value: string }
  /** An address that should be a scheme, a host and a port only. */
  | { readonly code: 'bad-origin'; readonly option: string }
  /** Another machine over plain HTTP, which nobody has accepted. */
  | { readonly code: 'insecure-origin'; readonly option: string; readonly origin: string; readonly acceptedBy: string }
  | { readonly code: 'insecure-discord'; readonly option: string }
  /** A proxy that the environment names. */
  | { readonly code: 'unusable-proxy'; readonly reason: string }
  | { readonly code: 'unusable-state'; readonly file: string; readonly reason: string }
  | { readonly code: 'port-in-use'; readonly port: number }
  | { readonly code: 'unknown-scenario'; readonly name: string; readonly scenarios: readonly string[] }
  /** `exposure`: what the body would tell to others, as a sentence; empty where it tells nothing. */
  | {
      readonly code: 'needs-yes';
      readonly method: string;
      readonly path: string;
      readonly destroys: boolean;
      readonly exposure: string;
    }
  | { readonly code: 'unresolved'; readonly names: readonly string[] }
  | { readonly code: 'bad-set' }
  | { readonly code: 'secret-set'; readonly name: string }
  | { readonly code: 'no-api-path'; readonly path: string }
  | { readonly code: 'which-guild'; readonly guilds: readonly string[] }
  | { readonly code: 'refused'; readonly reason: string };

/** What the command line says. */
export interface CommandLineWords {
  readonly usage: string;
  readonly fault: (fault: UsageFault) => string;
  /** Before a request goes whose body tells a token to others; `exposure` is the sentence about that. */
  readonly sendsToken: (exposure: string) => string;
  readonly listening: (url: string) => string;
  readonly sandboxHint: (tokenVariable: string) => string;
  readonly sandboxProxy: (url: string) => string;
  readonly proxy: CaptureProxyWords & {
    /** `api`: what bots take; `host`: where it leads. */
    readonly listening: (api: string, host: string) => string;
    readonly ending: string;
  };
  /** Why nothing goes for so many seconds. */
  readonly waits: (seconds: number, reason: Holdup['reason']) => string;
  readonly triesAgain: (attempt: number, reason: RetryReason) => string;
  readonly confidence: string;
  readonly evidence: string;
  readonly fixes: string;
  readonly retry: string;
}

/** Loads the command line's words of one language. */
export async function loadCommandLineWords(locale: Locale): Promise<CommandLineWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/commandLine.ts')).commandLine;
    case 'ja':
      return (await import('./ja/commandLine.ts')).commandLine;
    default:
      return locale satisfies never;
  }
}
