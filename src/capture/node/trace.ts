import { safely } from './safely.ts';

/** How deep a stack is looked at where a request is made: undici's own part of it is 25 frames. */
const deepest = 64;

/** A stack that is looked into only when it is asked for: most never are. */
export interface Trace {
  readonly stack?: unknown;
}

/** One frame, also of the runtime. */
export interface TracedFrame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly name: string | undefined;
  /** It does not run: it waits for what does. */
  readonly isWaiting: boolean;
}

type Formatter = (error: Error, sites: NodeJS.CallSite[]) => unknown;

/** What Node itself sets from 20.20 on; another one is a source-map library's and maps better than we could. */
const formatterAtStart: unknown = Error.prepareStackTrace;

/** Keeps the stack from above `hidden` on, `depth` frames of it. */
export function traceAbove(hidden: (...args: never[]) => unknown, depth = deepest): Trace {
  const trace: Trace = {};
  const limit = Error.stackTraceLimit;
  // Frozen or not there, it stays as it is: a shorter stack is better than none.
  Reflect.set(Error, 'stackTraceLimit', depth);
  Error.captureStackTrace(trace, hidden);
  Reflect.set(Error, 'stackTraceLimit', limit);
  return trace;
}

/** The frames of a stack, nearest first, mapped to their sources by whoever maps stacks in this program. */
export function tracedFrames(trace: Trace): readonly TracedFrame[] {
  const formatter = Error.prepareStackTrace as Formatter | undefined;
  const isForeign = typeof formatter === 'function' && formatter !== formatterAtStart;
  if (!isForeign && isMapping()) return framesOfText(trace);
  let frames: readonly TracedFrame[] = [];
  const collect: Formatter = (error, sites) => {
    let text: unknown;
    if (isForeign) {
      safely(() => {
        text = formatter(error, sites);
      })();
    }
    frames = typeof text === 'string' ? text.split('\n').flatMap(frameOfLine) : sites.map(frameOfSite);
    return '';
  };
  // Where it is frozen, the text is all there is.
  if (!Reflect.set(Error, 'prepareStackTrace', collect)) return framesOfText(trace);
  try {
    void trace.stack;
  } finally {
    Reflect.set(Error, 'prepareStackTrace', formatter);
  }
  return frames;
}

function framesOfText({ stack }: Trace): readonly TracedFrame[] {
  return String(stack ?? '')
    .split('\n')
    .flatMap(frameOfLine);
}

/** Whether Node maps stacks itself, which it does only in text. Before 20.7 it does not say so. */
function isMapping(): boolean {
  return (process as { sourceMapsEnabled?: boolean }).sourceMapsEnabled ?? true;
}

function frameOfSite(site: NodeJS.CallSite): TracedFrame {
  const file = site.getFileName() ?? '';
  // Nobody is told of the runtime's frames, and the rest of what is asked here costs.
  if (file.startsWith('node:')) return { file, line: 0, column: 0, name: undefined, isWaiting: false };
  const called = site.getFunctionName();
  const type = called === null || site.isToplevel() ? null : site.getTypeName();
  return {
    file,
    line: site.getLineNumber() ?? 0,
    column: site.getColumnNumber() ?? 0,
    name: called === null ? undefined : type === null || called.startsWith(type) ? called : `${type}.${called}`,
    isWaiting: (site as { isAsync?: () => boolean }).isAsync?.() ?? false,
  };
}

function frameOfLine(line: string): TracedFrame[] {
  const match = /^ {4}at (async )?(?:(.*) \()?(.+?):(\d+):(\d+)\)?$/.exec(line);
  if (match === null) return [];
  const [, waiting, name, file = '', row, column] = match;
  return [{ file, line: Number(row), column: Number(column), name, isWaiting: waiting !== undefined }];
}
