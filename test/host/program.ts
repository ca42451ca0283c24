import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/** A program that this process started, with everything it starts in turn. */
export interface Program {
  readonly pid: number;
  /** Exit status; 128 + the signal's number where a signal ended it. */
  readonly exited: Promise<number>;
  /** What it wrote so far, standard output and error as they came. */
  output(): string;
  /** Waits for the first line that matches; rejects with the output when the program ends or the time (ms) is up first. */
  line(pattern: RegExp, timeoutMs: number): Promise<RegExpMatchArray>;
  /** Ends the program and all its descendants; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Where and how a program runs. */
export interface ProgramOptions {
  readonly cwd?: string;
  /** Whole environment; this process' own where absent. */
  readonly env?: NodeJS.ProcessEnv;
  /** Called with each piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
}

const running = new Map<number, ChildProcess>();
/** Time that a program gets between the polite signal and the hard one, in ms. */
const graceMs = 2500;

/** Starts a program as the leader of its own process group. Throws (through `exited`) when it cannot be started. */
export function startProgram(file: string, args: readonly string[], options: ProgramOptions = {}): Program {
  watchForTheEnd();
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let text = '';
  const listeners = new Set<() => void>();
  const hear = (piece: string) => {
    text += piece;
    options.onOutput?.(piece);
    for (const listener of listeners) listener();
  };
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  const pid = child.pid ?? 0;
  if (pid > 0) running.set(pid, child);
  let ended = false;
  const exited = new Promise<number>((resolve) => {
    const end = (status: number) => {
      if (ended) return;
      ended = true;
      running.delete(pid);
      resolve(status);
      for (const listener of listeners) listener();
    };
    child.once('error', (error) => {
      hear(`${error.message}\n`);
      end(127);
    });
    const status = (code: number | null, signal: NodeJS.Signals | null) =>
      code ?? 128 + (signal ? constants.signals[signal] : 0);
    child.once('close', (code, signal) => end(status(code, signal)));
    // A descendant that left the group may hold the pipes open: then its output is not waited for.
    child.once('exit', (code, signal) => setTimeout(() => end(status(code, signal)), 1000).unref());
  });
  return {
    pid,
    exited,
    output: () => text,
    line: (pattern, timeoutMs) =>
      new Promise((resolve, reject) => {
        const finish = (act: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          act();
        };
        const look = () => {
          const match = text
            .split('\n')
            .map((line) => line.match(pattern))
            .find((found) => found !== null);
          if (match) finish(() => resolve(match));
          else if (ended) finish(() => reject(new Error(`${file} ended before it printed ${pattern}:\n${text}`)));
        };
        const timer = setTimeout(
          () => finish(() => reject(new Error(`${file} did not print ${pattern} within ${timeoutMs} ms:\n${text}`))),
          timeoutMs,
        );
        listeners.add(look);
        look();
      }),
    stop: async () => {
      if (pid === 0) return;
      signalGroup(pid, 'SIGTERM');
      const hard = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
      await exited;
      clearTimeout(hard);
      // Descendants outlive a leader that ended by itself.
      signalGroup(pid, 'SIGKILL');
    },
  };
}

/** Runs a program to its end. Rejects with its output when it fails or takes longer than `timeoutMs`. */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: ProgramOptions & { readonly timeoutMs: number },
): Promise<string> {
  const program = startProgram(file, args, options);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void program.stop();
  }, options.timeoutMs);
  const status = await program.exited;
  clearTimeout(timer);
  if (timedOut) throw new Error(`${file} took longer than ${options.timeoutMs / 1000} s:\n${program.output()}`);
  if (status !== 0) throw new Error(`${file} ended with status ${status}:\n${program.output()}`);
  return program.output();
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

let watching = false;
let endingSince: number | undefined;
let signalStatus: number | undefined;

const cleanUps = new Set<() => void>();

/** Runs `cleanUp` when this process ends, by a signal or by itself: for what is not in a group that it started. */
export function beforeTheEnd(cleanUp: () => void): void {
  watchForTheEnd();
  cleanUps.add(cleanUp);
}

function cleanUp(): void {
  for (const act of cleanUps) act();
  cleanUps.clear();
}

/** Whether a signal is ending this process: what ends now does so because of it. */
export function isEnding(): boolean {
  return endingSince !== undefined;
}

/** Sets the exit status of this process when a signal ends it; 128 + the signal's number unless set. */
export function setSignalStatus(status: number): void {
  signalStatus = status;
}

/** Whatever ends this process ends what it started: a signal politely, a second one or anything else at once. */
export function watchForTheEnd(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    cleanUp();
    for (const pid of running.keys()) signalGroup(pid, 'SIGKILL');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const exit = () => process.exit(signalStatus ?? 128 + constants.signals[signal]);
      // npm and the shell may deliver one Ctrl+C twice.
      if (endingSince !== undefined && Date.now() - endingSince > 1000) exit();
      if (endingSince !== undefined) return;
      endingSince = Date.now();
      cleanUp();
      const all = [...running.values()].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const pid of running.keys()) signalGroup(pid, 'SIGTERM');
      const late = new Promise((resolve) => setTimeout(resolve, graceMs));
      void Promise.race([Promise.all(all), late]).then(exit);
    });
  }
}
