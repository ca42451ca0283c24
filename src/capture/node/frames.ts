import type { Frame } from './events.ts';
import { safely } from './safely.ts';

/** How many frames an event carries. */
const mostFrames = 16;

/** How deep a stack is looked at where a request is made: undici's own part of it is 25 frames. */
const deepest = 64;

/** A stack that is made into text only when it is asked for: most never are. */
export interface Trace {
  readonly stack?: string;
}

type Formatter = (error: Error, sites: NodeJS.CallSite[]) => unknown;

/** What Node itself sets from 20.20 on; another one is a source-map library's and maps better than we could. */
const formatterAtStart: unknown = Error.prepareStackTrace;

/** Keeps the stack from above `hidden` on, `depth` frames of it. */
export function traceAbove(hidden: (...args: never[]) => unknown, depth = deepest): Trace {
  const trace: Trace = {};
  const limit = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = depth;
  } catch {
    // Frozen: a shorter stack is better than none.
  }
  Error.captureStackTrace(trace, hidden);
  try {
    Error.stackTraceLimit = limit;
  } catch {}
  return trace;
}

/** The text of a stack, mapped by whoever maps stacks in this program, whatever else it makes of them. */
export function textOf(trace: Trace): string {
  const formatter = Error.prepareStackTrace as Formatter | undefined;
  if (typeof formatter !== 'function' || formatter === formatterAtStart) return String(trace.stack ?? '');
  Error.prepareStackTrace = (error: Error, sites: NodeJS.CallSite[]) => {
    let text: unknown;
    safely(() => {
      text = formatter(error, sites);
    })();
    return typeof text === 'string' ? text : sites.map((site) => `    at ${site}`).join('\n');
  };
  try {
    return String(trace.stack ?? '');
  } finally {
    Error.prepareStackTrace = formatter as typeof Error.prepareStackTrace;
  }
}

/** What a stack says of the program itself. */
export interface Stack {
  /** Nearest first, without the runtime's frames and ours. */
  readonly frames: readonly Frame[];
  /** `calling`: code of the program is being run; `waiting`: some only waits for what is being run; else neither. */
  readonly program: 'calling' | 'waiting' | undefined;
}

/** Reads a stack. */
export function readStack(trace: Trace): Stack {
  const frames: Frame[] = [];
  let program: Stack['program'];
  for (const line of textOf(trace).split('\n')) {
    const frame = frameOf(line);
    if (frame === undefined) continue;
    frames.push(frame);
    if (!isInPackage(frame)) program ??= line.startsWith('    at async ') ? 'waiting' : 'calling';
    if (frames.length === mostFrames) break;
  }
  return { frames, program };
}

function isInPackage({ file }: Frame): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

function frameOf(line: string): Frame | undefined {
  const match = /^ {4}at (?:async )?(?:(.*) \()?(.+?):(\d+):(\d+)\)?$/.exec(line);
  if (match === null) return undefined;
  const [, name, file, row, column] = match as unknown as [string, string | undefined, string, string, string];
  if (file === __filename || !/^(?:\/|[A-Za-z]:[\\/]|\\\\|file:)/.test(file)) return undefined;
  const place = { file, line: Number(row), column: Number(column) };
  return name === undefined || name.includes('<anonymous>') ? place : { ...place, name };
}
