import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { removeTemporaryFolder, temporaryFolder } from '../host/temporary.ts';
import { type BotOptions, removeBots, startBot, writeBot } from './bots.ts';
import { type Line, Listener } from './listener.ts';
import { type LocalApi, openLocalApi } from './localApi.ts';

/** An API, a listener, and bots between them, for the tests of one suite. */
export class Watched {
  api!: LocalApi;
  listener!: Listener;
  readonly folder: string = temporaryFolder('capture-watched');

  /** The hosts that bots here talk to. */
  get hosts(): string[] {
    return [...[this.api.plain, this.api.secure].map(({ origin }) => new URL(origin).host), 'discord.com'];
  }

  async open(): Promise<void> {
    this.api = await openLocalApi();
    this.listener = await Listener.open(this.folder, 'listener', this.hosts);
  }

  async close(): Promise<void> {
    await Promise.all([this.listener.close(), this.api.close()]);
    assert.deepEqual(this.listener.faults, []);
  }

  remove(): void {
    removeBots();
    removeTemporaryFolder(this.folder);
  }

  /** Starts a program, whose text or whose fixture's name it gets. */
  start(name: string, text?: string, options: BotOptions = {}) {
    const file = writeBot(name, text);
    const environment = {
      API: this.api.plain.origin,
      TLS_PORT: String(this.api.secure.port),
      ...options.environment,
    };
    return { file, bot: startBot(file, { capture: this.listener.file, ...options, environment }) };
  }

  /** Runs a program to its end. */
  async run(name: string, text?: string, options: BotOptions = {}): Promise<Ran> {
    const { file, bot } = this.start(name, text, options);
    const status = await bot.exited;
    await this.listener.settled();
    return { file, status, output: bot.output() };
  }
}

/** What became of a program. */
export interface Ran {
  readonly file: string;
  readonly status: number;
  readonly output: string;
}

/** The text of an answer's body. */
export function bodyText({ body }: Line): string {
  const bytes = Buffer.from(body.base64, 'base64');
  return (body.encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}
