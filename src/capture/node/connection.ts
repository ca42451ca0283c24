import { writeSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { CaptureEvent } from './events.ts';

/** How many UTF-16 units may wait for a slow reader; what comes then is dropped and counted. */
const longestBacklog = 1024 * 1024;

/** Longer lines are refused by the listener. UTF-16 units, for most of a line is ASCII. */
const longestLine = 200 * 1024;

/** One connection to the listener. It never holds up the program, keeps it alive, or throws. */
export class Connection {
  readonly #socket: Socket;
  /** Lines from before the connection stands, for then there is nothing to write to but the file descriptor. */
  #early: string[] | undefined;
  #earlyLength = 0;
  #dropped = 0;

  /** @param closed hears once that the connection is gone, or never came about. */
  constructor(address: string, hello: CaptureEvent, closed: () => void) {
    this.#early = [lineOf(hello)];
    // Loaded here: most programs of a terminal never come here, and each start would pay for it.
    const { connect } = require('node:net') as typeof import('node:net');
    this.#socket = connect(address)
      .on('connect', () => this.#opened())
      .on('drain', () => this.#tellDropped())
      .on('error', () => {})
      .once('close', closed)
      .unref();
    // The listener answers nothing; reading is how its end is noticed.
    this.#socket.resume();
  }

  /** Sends one event. False where it was dropped. */
  send(event: CaptureEvent): boolean {
    const line = lineOf(event);
    if (line.length > longestLine || this.#backlog > longestBacklog || this.#socket.destroyed) {
      this.#dropped++;
      return false;
    }
    if (this.#early === undefined) {
      this.#tellDropped();
      this.#socket.write(line);
    } else {
      this.#early.push(line);
      this.#earlyLength += line.length;
    }
    return true;
  }

  /** The process ends now: what waits for a connection that is about to stand is written to it at once. */
  flush(): void {
    const descriptor = (this.#socket as unknown as { _handle?: { fd?: number } })._handle?.fd;
    if (this.#early === undefined || descriptor === undefined || descriptor < 0) return;
    try {
      writeSync(descriptor, this.#early.join(''));
    } catch {
      // Nobody there, or too slow: the program ends all the same.
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  get #backlog(): number {
    return this.#early === undefined ? this.#socket.writableLength : this.#earlyLength;
  }

  #opened(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#socket.write(early.join(''));
    this.#tellDropped();
  }

  /** Tells how many events are missing, once there is room again. */
  #tellDropped(): void {
    if (this.#dropped === 0 || this.#backlog > longestBacklog / 2) return;
    this.#socket.write(lineOf({ t: 'dropped', count: this.#dropped }));
    this.#dropped = 0;
  }
}

function lineOf(event: CaptureEvent): string {
  return `${JSON.stringify(event)}\n`;
}
