import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';

/** What the file says that tells a bot where its listener is. */
export interface ToldConfig {
  readonly v: number;
  readonly address: string;
  readonly secret: string;
  readonly hosts: readonly string[];
  readonly bodies: boolean;
}

export async function toldConfig(file: string): Promise<ToldConfig> {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** A stand-in for a hook: connects as one and writes what it is given. */
export class Emitter {
  readonly socket: Socket;
  readonly #ended: Promise<unknown>;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => {});
    // Nothing is ever said to a hook, but only who reads hears of the end.
    socket.resume();
    this.#ended = once(socket, 'close');
  }

  static async connect(address: string): Promise<Emitter> {
    const socket = connect(address);
    await once(socket, 'connect');
    return new Emitter(socket);
  }

  say(...lines: readonly unknown[]): void {
    for (const line of lines) this.socket.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  }

  hello(secret: string, more: Readonly<Record<string, unknown>> = {}): void {
    const program = '/w/bot.js';
    this.say({ v: 1, t: 'hello', secret, pid: 7, thread: 0, runtime: 'node 22.1.0', program, cwd: '/w', ...more });
  }

  /** Resolves when the listener has cut it off. */
  async cutOff(): Promise<void> {
    await this.#ended;
  }

  end(): void {
    this.socket.end();
  }
}
