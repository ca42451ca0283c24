import type { AnswerBody } from '../exchange.ts';
import type { CaptureEvent, CaptureFrame, CaptureHello, EndEvent } from './captureEvent.ts';

/** A process of a bot (or a thread of one) that tells what it sends. */
export interface WatchedProcess {
  /** Tells it from all others of this window. */
  readonly key: string;
  readonly hello: Omit<CaptureHello, 'secret'>;
  /** Since when its code can be what it is, milliseconds since the epoch: when it began, or when it first spoke. */
  readonly since: number;
}

/** Who hears of processes and of what they send. */
export interface CaptureHearer {
  joined(process: WatchedProcess): void;
  /** The next event of the process is read when this has settled. */
  heard(process: WatchedProcess, event: CaptureEvent): Promise<void> | void;
  left(process: WatchedProcess): void;
  /** A line of the process was passed over. `field`: the first that was not as it should be, empty for the whole line. */
  skipped(process: WatchedProcess, field: string): void;
}

/** Where the bots of a window find their listener. */
export interface ListenerOptions {
  /** Absolute path of the file that tells its address; written for the person alone, and deleted at the end. */
  readonly configFile: string;
  /** Hosts, with ports where they have one, whose requests are told. */
  readonly hosts: readonly string[];
  readonly hearer: CaptureHearer;
}

/** A listener that runs. */
export interface CaptureListener {
  /** Tells of requests to these hosts from now on; a process hears of it when it begins. */
  allow(hosts: readonly string[]): Promise<void>;
  /** Ends every connection and deletes the file. */
  stop(): Promise<void>;
}

/** Starts a listener. Rejects where the file or the socket cannot be made. */
export type StartListener = (options: ListenerOptions) => Promise<CaptureListener>;

/** A frame where the person wrote it, with the moment at which that text was compiled where it was. */
export interface SourceFrame {
  readonly frame: CaptureFrame;
  /** Milliseconds since the epoch. */
  readonly builtAt?: number;
  /**
   * The frame is in what a compiler or a bundler has written: of something that is not the person's (`foreign`), or of
   * what no source map tells (`unmapped`).
   */
  readonly made?: 'foreign' | 'unmapped';
  /** The file that a foreign frame comes from. */
  readonly source?: string;
}

/** Finds what the person wrote behind a compiled frame; the frame itself where no source map leads there. */
export type ToSource = (frame: CaptureFrame) => Promise<SourceFrame>;

/** Decodes the body of a captured answer; null where none came along. */
export type DecodeBody = (end: EndEvent) => Promise<AnswerBody | null>;

/** From where to where the hooks of bots are copied: absolute paths of folders. */
export interface HookPlaces {
  readonly shipped: string;
  readonly kept: string;
  /** Whether copies that nobody has used for long may be emptied: not while a shell may name one of them. */
  readonly mayEmpty: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Where the hooks of bots are, absolute; undefined for a language whose hook is not part of this installation. */
export interface HookFiles {
  /** The file that Node loads first. */
  readonly node?: string;
  /** The folder in which Python finds its hook. */
  readonly python?: string;
  /** Says that they are in use still. `at`: milliseconds since the epoch. */
  renew(at: number): Promise<void>;
}

/** Copies the hooks to where no update deletes them. Rejects where that cannot be written. */
export type CopyHooks = (places: HookPlaces) => Promise<HookFiles>;

/** What the watching of bots asks of the machine. */
export interface CapturePorts {
  readonly copyHooks: CopyHooks;
  readonly startListener: StartListener;
  readonly toSource: ToSource;
  readonly decodeBody: DecodeBody;
}

/** What a bot reads in the answers that are the proxy's own. */
export interface ProxyWords {
  readonly unreachable: (host: string, code: string) => string;
  readonly notHere: string;
  /** Why a request was not handed on that has these headers of Discord's own client beside a bare token. */
  readonly userToken: (headers: string) => string;
}

/** What a person decides about a proxy, and who hears of what passes it. */
export interface ProxyOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Where everything goes: Discord, or the rate-limit proxy of a fleet that the person named. An origin. */
  readonly upstream: string;
  /** The part of its address that nobody can guess, see `isProxyKey`; made anew where it is absent. */
  readonly key?: string;
  readonly hear: (event: CaptureEvent) => void;
  readonly words: ProxyWords;
}

/** Whether a text can be the part of a proxy's address that nobody can guess: 16 to 128 letters, digits, `-` and `_`. */
export function isProxyKey(text: string): boolean {
  return /^[\w-]{16,128}$/.test(text);
}

/** A proxy that runs. */
export interface CaptureProxy {
  /** What a bot takes instead of `https://discord.com/api`. Whoever knows it may use the proxy. */
  readonly api: string;
  close(): Promise<void>;
}

/** Starts a proxy on this machine. Rejects where the port is in use (`EADDRINUSE`). */
export type StartProxy = (options: ProxyOptions) => Promise<CaptureProxy>;

/**
 * Follows a log of exchanges, one a line. `hear` gets the events of each line, none where it is something else; `lost` the
 * error that ended the following; `waits` whether the file is not there for now, as while it is rotated.
 */
export type FollowLog = (
  path: string,
  hear: (events: readonly CaptureEvent[]) => Promise<void>,
  lost: (error: Error) => void,
  waits?: (isWaiting: boolean) => void,
) => { stop(): void };
