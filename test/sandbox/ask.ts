import { request } from 'node:http';
import type { SandboxClock } from '../../src/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';

/** 2026-11-20T12:00:00Z, where tests begin. */
export const start = Date.UTC(2026, 10, 20, 12);

/** The User-Agent that Discord asks for. */
export const goodAgent = 'DiscordBot (https://example.com, 1.0)';

/** A browser's User-Agent. */
export const browserAgent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

/** Time that passes only when a test says so. */
export class TestClock implements SandboxClock {
  time = start;
  /** Milliseconds that were waited for. */
  readonly delays: number[] = [];

  now(): number {
    return this.time;
  }

  async delay(milliseconds: number): Promise<void> {
    this.delays.push(milliseconds);
    this.time += milliseconds;
  }

  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}

/** What came back over the socket. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The body as JSON, loosely typed: tests say what they expect. */
  // biome-ignore lint/suspicious/noExplicitAny: bodies of answers are looked into at will
  readonly json: any;
}

/** What is sent; a `json` body sets its Content-Type. An undefined header is not sent. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly json?: unknown;
  readonly body?: string | Buffer;
}

/** A sandbox in virtual time and a plain HTTP client for it. */
export class Asker {
  readonly clock: TestClock;
  readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox, clock: TestClock) {
    this.sandbox = sandbox;
    this.clock = clock;
  }

  static async start(scenario = 'none'): Promise<Asker> {
    const clock = new TestClock();
    return new Asker(await startSandbox({ port: 0, seed: 7, clock, scenario }), clock);
  }

  /** Sends `GET /path` and the like below `/api/v10`; paths below `/api`, `/sandbox` and `/status` are taken whole. */
  ask(line: string, sent: Sent = {}): Promise<Reply> {
    const [method = 'GET', path = '/'] = line.split(' ');
    const whole = /^\/(api|sandbox|status)(\/|$)/.test(path) ? path : `/api/v10${path}`;
    const headers = {
      authorization: `Bot ${this.sandbox.token}`,
      'user-agent': goodAgent,
      ...(sent.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...sent.headers,
    };
    const body = sent.json === undefined ? sent.body : JSON.stringify(sent.json);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return fetchPlain(this.sandbox.url + whole, method, { ...headers, ...length }, body);
  }

  /** Sends the same several times, one after the other. */
  async repeat(times: number, line: string, sent: Sent = {}): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (let time = 0; time < times; time++) replies.push(await this.ask(line, sent));
    return replies;
  }
}

function fetchPlain(
  url: string,
  method: string,
  headers: Readonly<Record<string, string | undefined>>,
  body: string | Buffer | undefined,
): Promise<Reply> {
  const set = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers: Object.fromEntries(set), agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = response.headers['content-type']?.startsWith('application/json');
        const json = isJson === true && text !== '' ? JSON.parse(text) : undefined;
        resolve({ status: response.statusCode ?? 0, headers: flat(response.headers), text, json });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));
}
