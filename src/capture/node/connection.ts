import { writeSync } from 'node:fs';
import type { Socket } from 'node:net';
import { later } from './clock.ts';
import type { CaptureEvent } from './events.ts';

/** How many UTF-16 units may wait for a slow reader; what comes then is dropped and counted. */
const longestBacklog = 1024 * 1024;

/** Bytes of UTF-8: longer lines are refused by the listener. */
const longestLine = 256 * 1024;

/**
 * How long a line may wait for more to be written with it, in ms: each write costs as much as all the rest. What went
 * wrong is written at once. A pipe of Windows cannot be written to at the end of a process, so nothing waits for it.
 */
const patienceMs = process.platform === 'win32' ? 0 : 20;

/** One connection to the listener. It never holds up the program, keeps it alive, or throws. */
export class Connection {
  readonly #socket: Socket;
  /** Lines that are not written yet. */
  #waiting: string[] = [];
  #waitingLength = 0;
  #isOpen = false;
  #dropped = 0;

  /** @param closed hears once that the connection is gone, or never came about. */
  constructor(address: string, hello: CaptureEvent, closed: () => void) {
    this.#waiting.push(lineOf(hello));
    // Loaded here: most programs of a terminal never come here, and each start would pay for it.
    const { connect } = require('node:net') as typeof import('node:net');
    this.#socket = connect(address)
      .on('connect', () => this.#opened())
      .on('drain', () => this.#write())
      .on('error', () => {})
      .once('close', closed)
      .unref();
    // The listener answers nothing; reading is how its end is noticed.
    this.#socket.resume();
  }

  /** Sends one event: soon, or at once if it is `urgent`. False where it was dropped. */
  send(event: CaptureEvent, urgent: boolean): boolean {
    const line = lineOf(event);
    if (isTooLong(line) || this.#backlog > longestBacklog || this.#socket.destroyed) {
      this.#dropped++;
      return false;
    }
    this.#waiting.push(line);
    this.#waitingLength += line.length;
    if (urgent || patienceMs === 0) this.#write();
    else if (this.#waiting.length === 1) later(() => this.#write(), patienceMs);
    return true;
  }

  /** The process ends now: what waits is written past the loop that no longer runs. */
  flush(): void {
    const descriptor = (this.#socket as unknown as { _handle?: { fd?: number } })._handle?.fd;
    // What the socket itself holds back for a slow reader comes before it, and is lost.
    if (descriptor === undefined || descriptor < 0 || this.#socket.writableLength > 0) return;
    try {
      writeSync(descriptor, this.#waiting.join(''));
    } catch {
      // Nobody there, or too slow: the program ends all the same.
    }
    this.#waiting = [];
  }

  close(): void {
    this.#socket.destroy();
  }

  /** UTF-16 units that are not with the system yet. */
  get #backlog(): number {
    return this.#waitingLength + this.#socket.writableLength;
  }

  #opened(): void {
    this.#isOpen = true;
    this.#write();
  }

  #write(): void {
    if (!this.#isOpen || this.#socket.destroyed) return;
    if (this.#dropped > 0 && this.#backlog < longestBacklog / 2) {
      this.#waiting.push(lineOf({ t: 'dropped', count: this.#dropped }));
      this.#dropped = 0;
    }
    if (this.#waiting.length === 0) return;
    this.#socket.write(this.#waiting.join(''));
    this.#waiting = [];
    this.#waitingLength = 0;
  }
}

function isTooLong(line: string): boolean {
  // A UTF-16 unit has at most three bytes.
  return line.length * 3 > longestLine && Buffer.byteLength(line) > longestLine;
}

function lineOf(event: CaptureEvent): string {
  return `${JSON.stringify(event)}\n`;
}
