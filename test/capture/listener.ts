import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { readEvent, readHello } from '../../src/core/capture/captureEvent.ts';

/** A line of the stream, as JSON gives it. */
// biome-ignore lint/suspicious/noExplicitAny: what a line may hold is what the tests are about
export type Line = Record<string, any>;

/** What one connection said. */
export interface Stream {
  readonly hello: Line;
  readonly lines: Line[];
  ended: boolean;
}

/** Names that a line of each kind may have, beside those that it must. */
const contract: Readonly<Record<string, { must: readonly string[]; may: readonly string[] }>> = {
  hello: { must: ['v', 't', 'secret', 'pid', 'thread', 'runtime', 'program', 'cwd'], may: ['started'] },
  sent: { must: ['t', 'id', 'at', 'method', 'url', 'library', 'auth'], may: ['site', 'userAgent'] },
  answered: { must: ['t', 'id', 'after', 'status', 'headers'], may: ['body'] },
  failed: { must: ['t', 'id', 'after', 'code', 'message'], may: [] },
  cancelled: { must: ['t', 'id', 'after'], may: [] },
  dropped: { must: ['t', 'count'], may: [] },
};

const allowedHeaders =
  /^(?:x-ratelimit-[a-z-]+|retry-after|content-type|content-encoding|content-length|date|via|server|cf-ray)$/;

/** Listens as the extension does, and holds every line against the contract. */
export class Listener {
  /** The settings file that a hook is given. */
  readonly file: string;
  readonly address: string;
  readonly secret = randomBytes(24).toString('hex');
  readonly streams: Stream[] = [];
  /** Everything that came, as text. */
  text = '';
  /** What broke the contract. */
  readonly faults: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(folder: string, name: string) {
    this.file = join(folder, `${name}.json`);
    this.address = join(folder, `${name}.sock`);
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async open(folder: string, name: string, hosts: readonly string[]): Promise<Listener> {
    const listener = new Listener(folder, name);
    listener.#server.listen(listener.address);
    await once(listener.#server, 'listening');
    listener.writeFile(listener.file, hosts);
    return listener;
  }

  /** Writes a settings file whole, also in the place of another. */
  writeFile(file: string, hosts: readonly string[], secret = this.secret): void {
    const settings = { v: 1, address: this.address, secret, hosts, bodies: false };
    writeFileSync(`${file}.new`, JSON.stringify(settings), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  /** All lines but hellos. */
  get lines(): Line[] {
    return this.streams.flatMap((stream) => stream.lines);
  }

  /** Requests with what became of them. */
  get exchanges(): { sent: Line; end: Line | undefined }[] {
    const { lines } = this;
    const ends = new Map(lines.filter(({ t }) => t !== 'sent' && t !== 'dropped').map((line) => [line.id, line]));
    return lines.filter(({ t }) => t === 'sent').map((sent) => ({ sent, end: ends.get(sent.id) }));
  }

  /** Resolves when the programs have ended and all that they wrote is read. */
  async settled(): Promise<void> {
    while (this.#sockets.size > 0) await once([...this.#sockets][0]!, 'close');
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.file, { force: true });
  }

  #accept(socket: Socket): void {
    let rest = '';
    let stream: Stream | undefined;
    this.#sockets.add(socket);
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    socket.on('data', (text: string) => {
      this.text += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        try {
          const event = checked(line);
          if (stream === undefined) {
            assert.equal(event.t, 'hello');
            if (event.secret !== this.secret) return socket.destroy();
            stream = { hello: event, lines: [], ended: false };
            this.streams.push(stream);
          } else {
            assert.notEqual(event.t, 'hello');
            stream.lines.push(event);
          }
        } catch (error) {
          this.faults.push(`${error instanceof Error ? error.message : error}\n${line.slice(0, 500)}`);
        }
      }
    });
    socket.once('close', () => {
      this.#sockets.delete(socket);
      if (stream) stream.ended = true;
    });
  }
}

/** Reads a line and holds it against the contract. */
function checked(line: string): Line {
  assert.ok(Buffer.byteLength(line) <= 256 * 1024, 'a line of at most 256 KiB');
  const event = JSON.parse(line) as Line;
  const read = event.t === 'hello' ? readHello(line) : readEvent(line);
  assert.notEqual(read.kind, 'bad', `a line that the extension reads: ${JSON.stringify(read)}`);
  const names = contract[event.t];
  assert.ok(names, `a known kind: ${event.t}`);
  for (const name of names.must) assert.ok(name in event, `${event.t} has ${name}`);
  for (const name of Object.keys(event))
    assert.ok([...names.must, ...names.may].includes(name), `${event.t} has ${name}`);
  if ('id' in event) assert.match(event.id, /^\d+\.\d+\.\d+$/);
  if ('after' in event) assert.ok(event.after >= 0);
  for (const [name] of event.headers ?? []) assert.match(name, allowedHeaders);
  if (event.body) assert.ok(Buffer.from(event.body.base64, 'base64').length <= 64 * 1024 && event.status >= 400);
  for (const frame of event.site?.frames ?? []) {
    // Python knows columns since 3.11, and tells those of the program's own files.
    assert.ok(frame.line >= 1 && (frame.column >= 1 || (frame.column === undefined && /\.py$/.test(frame.file))));
    assert.match(frame.file, /^(?:\/|file:\/\/\/)/);
    assert.doesNotMatch(frame.file, /hook\.cjs$|tracecord_capture/);
  }
  if (event.auth) {
    assert.match(event.auth.prefix, /^(?:Bot|Bearer|none|other)$/);
    assert.match(event.auth.fingerprint ?? 'none', /^.{4}$/);
  }
  return event;
}
