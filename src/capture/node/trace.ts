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

type Formatter = (error: object, sites: unknown[]) => unknown;

/** The formatter that was looked at last: most programs have one for all of their life. */
let judged: { readonly formatter: Formatter; readonly isOfNode: boolean } | undefined;

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

/**
 * The frames of a stack, nearest first, mapped to their sources by whoever maps stacks in this program. They are looked
 * into one by one, as far as somebody asks.
 */
export function* tracedFrames(trace: Trace): Generator<TracedFrame> {
  const formatter = currentFormatter();
  const library = formatter !== undefined && !isOfNode(formatter) ? formatter : undefined;
  const sites = library === undefined && isMapping() ? undefined : sitesOf(trace);
  if (sites === undefined) {
    yield* framesOfText(String(trace.stack ?? ''));
    return;
  }
  let text: unknown;
  // A source-map library's maps better than we could.
  safely(() => {
    text = library?.(trace, sites);
  })();
  if (typeof text === 'string') yield* framesOfText(text);
  else for (const site of sites) yield frameOfSite(site);
}

/** The files of what runs in a stack, nearest first, as they were loaded: no map is asked. */
export function* tracedFiles(trace: Trace): Generator<string> {
  for (const site of sitesOf(trace) ?? []) {
    if (isWaiting(site)) return;
    yield site.getFileName() ?? '';
  }
}

function isWaiting(site: NodeJS.CallSite): boolean {
  return (site as { isAsync?: () => boolean }).isAsync?.() ?? false;
}

function currentFormatter(): Formatter | undefined {
  const formatter: unknown = Error.prepareStackTrace;
  return typeof formatter === 'function' ? (formatter as Formatter) : undefined;
}

/** The call sites of a stack, which gives them once. `undefined` where nobody may ask for them: its text is all there is. */
function sitesOf(trace: Trace): NodeJS.CallSite[] | undefined {
  const formatter = Error.prepareStackTrace;
  let sites: NodeJS.CallSite[] = [];
  const collect = (_: unknown, found: NodeJS.CallSite[]) => {
    sites = found;
    return '';
  };
  if (!Reflect.set(Error, 'prepareStackTrace', collect)) return undefined;
  try {
    void trace.stack;
  } finally {
    Reflect.set(Error, 'prepareStackTrace', formatter);
  }
  return sites;
}

/** Node sets a formatter itself, from 20.20 on, which maps nothing. A library may have set another before we came. */
function isOfNode(formatter: Formatter): boolean {
  if (judged?.formatter !== formatter) judged = { formatter, isOfNode: isRunByNode(formatter) };
  return judged.isOfNode;
}

/** Whether only Node's own files stand between a formatter's call and what it does with a call site. */
function isRunByNode(formatter: Formatter): boolean {
  let callers: readonly NodeJS.CallSite[] = [];
  const site = {
    toString(): string {
      const all = sitesOf(traceAbove(site.toString)) ?? [];
      callers = all.slice(
        0,
        all.findIndex((caller) => caller.getFileName() === __filename),
      );
      return '';
    },
  };
  // A library asks for more than a text, and fails.
  safely(() => void formatter({}, [site]))();
  const files = callers.filter((caller) => !isBuiltIn(caller)).map((caller) => caller.getFileName() ?? '');
  return files.length > 0 && files.every((file) => file.startsWith('node:'));
}

/** A function of the language itself, such as `Array.prototype.join`. */
function isBuiltIn(site: NodeJS.CallSite): boolean {
  return site.getFileName() == null && !site.isEval();
}

function framesOfText(text: string): readonly TracedFrame[] {
  return text.split('\n').flatMap(frameOfLine);
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
    isWaiting: isWaiting(site),
  };
}

function frameOfLine(line: string): TracedFrame[] {
  const match = /^ {4}at (async )?(?:(.*) \()?(.+?):(\d+):(\d+)\)?$/.exec(line);
  if (match === null) return [];
  const [, waiting, name, file = '', row, column] = match;
  return [{ file, line: Number(row), column: Number(column), name, isWaiting: waiting !== undefined }];
}
