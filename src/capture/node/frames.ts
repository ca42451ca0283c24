import type { Frame } from './events.ts';
import { type Trace, type TracedFrame, tracedFiles, tracedFrames } from './trace.ts';

/** How many frames an event carries, if the program itself is among them: undici 6 alone may have as many before it. */
const usualFrames = 16;

/** UTF-16 units of a function's name, and of a path: what is longer would not be read. */
const longestName = 400;
const longestPath = 4096;

/** What a stack says of the program itself. */
export interface Stack {
  /** Nearest first, without the runtime's frames and ours. */
  readonly frames: readonly Frame[];
  /** `calling`: code of the program is being run; `waiting`: some only waits for what is being run; else neither. */
  readonly program: 'calling' | 'waiting' | undefined;
  /** The runtime's own `fetch` is in it. */
  readonly isFetch: boolean;
}

/** Where the runtime's own `fetch` is: since Node 20, and in 18. */
const globalFetch = /^node:internal.(?:bootstrap.web|process.pre_execution)/;

const stacks = new WeakMap<Trace, Stack>();

/** Reads a stack, once. */
export function readStack(trace: Trace): Stack {
  const known = stacks.get(trace);
  if (known !== undefined) return known;
  const frames: Frame[] = [];
  let program: Stack['program'];
  let isFetch = false;
  for (const traced of tracedFrames(trace)) {
    if (globalFetch.test(traced.file)) isFetch = true;
    if (!isTold(traced)) continue;
    const { file, line, column, isWaiting } = traced;
    const name = traced.name?.slice(0, longestName);
    frames.push(
      name === undefined || name.includes('<anonymous>') ? { file, line, column } : { file, line, column, name },
    );
    if (!isInPackage(file)) program ??= isWaiting ? 'waiting' : 'calling';
    if (frames.length >= usualFrames && program !== undefined) break;
  }
  const stack = { frames, program, isFetch };
  stacks.set(trace, stack);
  return stack;
}

/** Where Node enters the course of a call that began earlier: what stands beyond it on the stack has nothing to do with it. */
const entrance = /^node:.*async_(?:hooks|local_storage|context)/;

/** The files of what runs since the course that it is in was entered, nearest first. What only waits does not run. */
export function* runningFiles(trace: Trace): Generator<string> {
  for (const file of tracedFiles(trace)) {
    if (entrance.test(file)) return;
    if (isFile(file)) yield file;
  }
}

/** Whether a file is of a package, not of the program itself. */
export function isInPackage(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

/** A file of somebody's, and a place in it. */
function isTold({ file, line, column }: TracedFrame): boolean {
  return line >= 1 && column >= 1 && file.length <= longestPath && isFile(file);
}

/** Neither the runtime's nor ours. */
function isFile(file: string): boolean {
  return file !== __filename && /^(?:\/|[A-Za-z]:[\\/]|\\\\|file:)/.test(file);
}
