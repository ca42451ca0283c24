import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a call of the built command line has said. */
export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A call of the command line. */
export interface Call {
  readonly args: readonly string[];
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What is done while a command runs that ends only when it is interrupted. `head`: what it has said so far. */
  readonly meanwhile?: (head: string) => Promise<void>;
}

/** Runs the built command line; a command that runs until it is interrupted is interrupted. */
export async function tracecord({ args, input = '', env = {}, cwd = '.', meanwhile }: Call): Promise<Said> {
  const child = spawn(process.execPath, [resolve('dist/cli.mjs'), ...args], {
    cwd,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...env },
  });
  let head = '';
  let isUp = false;
  const listen = (chunk: Buffer) => {
    head += chunk;
    if (isUp || !head.includes('Ctrl+C')) return;
    isUp = true;
    void (meanwhile?.(head) ?? Promise.resolve()).finally(() => child.kill('SIGINT'));
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, stdout, stderr };
}

/** Does the same with each of a list, few at a time, and gives what came of it in the order of the list. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as Item);
  };
  await Promise.all([worker(), worker(), worker()]);
  return results;
}
