import { AsyncResource } from 'node:async_hooks';
import { monotonic, startedAt } from './clock.ts';
import { Connection } from './connection.ts';
import type { CaptureEvent } from './events.ts';
import { safely } from './safely.ts';
import { readSettings, type Settings, stampOf } from './settings.ts';
import { threadId } from './thread.ts';

/** How often the settings file is looked at while requests are made, in ms. */
const lookEveryMs = 1000;

/** UTF-16 units of a path in the first line. */
const longestPath = 4096;

/** How long to leave a listener alone that went away or never was there: doubled each time, in ms. */
const rest = { first: 1000, last: 30_000 };

/** A connection that lasted this long was a good one, in ms. */
const lastingMs = 5000;

/**
 * The listener that the settings file names, for as long as both last. Everything happens when a request is made:
 * no timer runs, and a program that never talks to Discord never connects.
 */
export class Session {
  readonly #file: string;
  /** The context of the program's start, so that no request's context lives as long as the connection. */
  readonly #root = new AsyncResource('TRACECORD', { triggerAsyncId: 0 });
  readonly #quiet: () => void;
  #settings: Settings | undefined;
  #connection: Connection | undefined;
  #connectedAt = 0;
  #lookedAt = 0;
  #restMs = 0;
  #restUntil = 0;

  /** @param quiet hears that nobody listens any more. */
  constructor(file: string, quiet: () => void) {
    this.#file = file;
    this.#quiet = quiet;
  }

  /** Whether a request that is made now may be heard of. */
  get listening(): boolean {
    return this.#settings !== undefined || monotonic() >= this.#restUntil;
  }

  /** Whether the listener wants to know of requests to this `host` or `host:port`. */
  wants(host: string): boolean {
    const now = monotonic();
    if (this.#settings !== undefined && now - this.#lookedAt > lookEveryMs) {
      this.#lookedAt = now;
      if (stampOf(this.#file) !== this.#settings.stamp) this.#leave();
    }
    if (this.#settings === undefined) {
      if (now < this.#restUntil) return false;
      this.#settings = readSettings(this.#file);
      this.#lookedAt = now;
      if (this.#settings === undefined) this.#takeRest();
    }
    return this.#settings?.hosts.has(host) ?? false;
  }

  /** Sends an event, over a new connection if need be: soon, or at once if it is `urgent`. False where it was dropped. */
  send(event: CaptureEvent, urgent = false): boolean {
    if (this.#connection === undefined) {
      if (this.#settings === undefined) return false;
      this.#connection = this.#root.runInAsyncScope(connected, undefined, this.#settings, (gone: Connection) =>
        this.#lost(gone),
      );
      this.#connectedAt = monotonic();
    }
    return this.#connection.send(event, urgent);
  }

  /** To be called when the process ends. */
  flush(): void {
    this.#connection?.flush();
  }

  /** Another file is in its place, or none: what it said is no longer true. */
  #leave(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#settings = undefined;
    this.#restMs = 0;
    connection?.close();
  }

  #lost(gone: Connection): void {
    if (gone !== this.#connection) return;
    this.#connection = undefined;
    this.#settings = undefined;
    if (monotonic() - this.#connectedAt > lastingMs) this.#restMs = 0;
    this.#takeRest();
  }

  #takeRest(): void {
    this.#restMs = Math.min(Math.max(this.#restMs * 2, rest.first), rest.last);
    this.#restUntil = monotonic() + this.#restMs;
    this.#quiet();
  }
}

function connected({ address, secret }: Settings, lost: (gone: Connection) => void): Connection {
  const connection: Connection = new Connection(
    address,
    {
      v: 1,
      t: 'hello',
      secret,
      pid: process.pid,
      thread: threadId(),
      runtime: `node ${process.versions.node}`,
      program: (process.argv[1] ?? '').slice(0, longestPath),
      cwd: workingFolder(),
      started: startedAt,
    },
    () => lost(connection),
  );
  return connection;
}

/** Empty where it was deleted under the program. */
function workingFolder(): string {
  let folder = '';
  safely(() => {
    folder = process.cwd().slice(0, longestPath);
  })();
  return folder;
}
