import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One line of a watched process, as it came. */
export type Line = Readonly<Record<string, unknown>> & { readonly t: string };

/** A listener for tests: it takes what the protocol says and keeps it. */
export interface CaptureListener {
  /** What a watched process finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly config: string;
  /** Everything that came, in the order of coming; also the bytes, for what must not be in them. */
  readonly lines: Line[];
  raw(): string;
  /** Resolves when every connection has ended. */
  idle(): Promise<void>;
  /** Stops to listen, and closes what is connected; the file stays. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** Begins to listen to requests to these hosts (`name` or `name:port`). */
export async function listen(hosts: readonly string[], said: Record<string, unknown> = {}): Promise<CaptureListener> {
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-capture-'));
  const address = join(folder, 's');
  const secret = randomBytes(24).toString('hex');
  const lines: Line[] = [];
  const open = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let raw = '';
  const server = createServer((socket) => {
    open.add(socket);
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      raw += piece;
      const pieces = (rest + piece).split('\n');
      rest = pieces.pop() ?? '';
      for (const one of pieces) {
        const line = JSON.parse(one) as Line;
        if (line.t === 'hello' && line.secret !== secret) return socket.destroy();
        lines.push(line);
      }
      return undefined;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      open.delete(socket);
      if (open.size === 0) for (const done of waiting.splice(0)) done();
    });
  });
  await new Promise<void>((resolve) => server.listen(address, resolve));
  const leave = async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  const config = join(folder, 'capture.json');
  writeFileSync(config, JSON.stringify({ v: 1, address, secret, hosts, bodies: false, ...said }), { mode: 0o600 });
  return {
    environment: { TRACECORD_CAPTURE: config },
    config,
    lines,
    raw: () => raw,
    idle: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    leave,
    close: async () => {
      await leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
