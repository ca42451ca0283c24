import type { ProxyWords } from '../core/capture/listening.ts';
import type { Locale } from './locale.ts';

/** What the proxy says in an editor and in a terminal alike. */
export interface CaptureProxyWords extends ProxyWords {
  /** `host` is reached without TLS, as the person has accepted. */
  readonly plain: (host: string) => string;
}

/** What is said about the bot that is watched, in one language. */
export interface CaptureWords {
  /** Asked once, where the workspace names a Discord library. */
  readonly offer: (library: string) => string;
  readonly watch: string;
  readonly notNow: string;
  readonly untrusted: string;
  /** There is no folder on this machine, or none is open. */
  readonly noFolder: string;
  readonly failed: (reason: string) => string;
  readonly started: string;
  readonly stopped: string;
  /** The hook of neither language is part of this installation. */
  readonly noHook: string;
  readonly status: (processes: number) => string;
  readonly statusTooltip: (processes: number) => string;
  readonly stop: string;
  readonly stopDetail: string;
  readonly listTitle: string;
  readonly nobody: string;
  readonly nobodyDetail: string;
  /** A bot runs and is not in the list: why that may be. */
  readonly unheard: string;
  readonly unheardDetail: string;
  readonly process: (runtime: string, pid: number, requests: number, failures: number) => string;
  readonly dropped: (count: number) => string;
  /** In the log, once for each process: a line of its hook was passed over. `field`: what was wrong in it, or empty. */
  readonly skipped: (program: string, field: string) => string;
  /** Beside a terminal's mark. */
  readonly environment: string;
  /** The end of a diagnostic: how often this was seen, and of whom. */
  readonly seen: (count: number, program: string, request: string) => string;
  /** First lines of the request that is opened, as comments. */
  readonly draftNote: (program: string, place: string) => string;
  readonly bodyNote: string;
  readonly nothingCaptured: string;
  /** Of the proxy for bots in any language. */
  readonly proxy: CaptureProxyWords & {
    readonly name: string;
    readonly untrusted: string;
    readonly failed: (reason: string) => string;
    readonly portInUse: (port: number) => string;
    readonly badUpstream: string;
    readonly insecureUpstream: (origin: string) => string;
    readonly insecureDiscord: string;
    readonly unusableProxy: (reason: string) => string;
    readonly stopped: string;
    readonly status: (port: string) => string;
    readonly statusTooltip: string;
    readonly title: string;
    readonly leads: (host: string) => string;
    readonly promises: readonly string[];
    readonly libraries: string;
    readonly seen: string;
    readonly seenWhere: string;
  };
  /** Of a log of exchanges that is followed. */
  readonly log: {
    readonly untrusted: string;
    readonly chooseTitle: string;
    readonly follow: string;
    readonly notHere: string;
    readonly status: (name: string, exchanges: number) => string;
    readonly tooltip: string;
    /** The file is not there for now, as while it is rotated. */
    readonly waiting: (name: string) => string;
    readonly waitingTooltip: string;
    readonly lost: (name: string, reason: string) => string;
    readonly stopped: string;
  };
  /** Who made an exchange, for the runner. `place` is empty where nobody knows the line. */
  readonly madeBy: (program: string, pid: number, library: string, place: string, isWeak: boolean) => string;
}

/** Loads them when they are first needed. */
export async function loadCaptureWords(locale: Locale): Promise<CaptureWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/capture.ts')).captureWords;
    case 'ja':
      return (await import('./ja/capture.ts')).captureWords;
    default:
      return locale satisfies never;
  }
}
