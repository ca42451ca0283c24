import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type SandboxClock, systemClock } from './clock.ts';
import { deliver } from './deliver.ts';
import { LocalDiscord } from './localDiscord.ts';
import { addressOf, type ClientAddress, refuseTunnel } from './misaddressed.ts';
import { badRequestPage } from './pages.ts';
import { faultOf, healthy } from './scenarios.ts';
import { readState } from './world/state.ts';
import type { World } from './world/world.ts';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Decides the token and everything else that looks random, so that runs repeat. */
  readonly seed: number;
  readonly clock?: SandboxClock;
  /** One or several, as `faultOf` reads them. */
  readonly scenario?: string;
  /** What `exportState` gave, to begin with; without it the sandbox begins as seeded. */
  readonly state?: string;
  /** Called after each answer. What it gets holds no secret. */
  readonly onRequest?: (record: SandboxRecord) => void;
}

/** What is told of a request that was answered. */
export interface SandboxRecord {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  /** The route with its parameters unfilled; null where none was reached. */
  readonly route: string | null;
  /** 0 if the connection was reset. */
  readonly status: number;
}

/** A local Discord that runs. */
export interface Sandbox {
  /** For example `http://127.0.0.1:4321`. */
  readonly url: string;
  /** Where the API begins: `url` and `/api/v10`. */
  readonly apiBase: string;
  /** The bot's token, without `Bot `. */
  readonly token: string;
  /** The application's client secret; its client id is `sandboxIds.application`. */
  readonly clientSecret: string;
  /** What exists in it now. */
  readonly world: World;
  readonly scenario: string;
  /** Where a client has to send now: `url`, unless the scenario is about not reaching it. */
  readonly address: ClientAddress;
  /** @throws UnknownScenario */
  setScenario(text: string): void;
  /** Begins again as it did. */
  reset(): void;
  /** Everything that exists, as text to keep. */
  exportState(): string;
  /** @throws UnusableState */
  importState(text: string): void;
  /** Ends it and every connection to it. */
  close(): Promise<void>;
}

/** Bytes of a body beyond which it is refused. Source: developers/resources/message#create-message-limitations */
const largestRequest = 25 * 1024 * 1024;

/**
 * Starts a local Discord on 127.0.0.1; nothing else can reach it, and it reaches nothing.
 *
 * @throws Error with `code` `EADDRINUSE` if the port is taken
 * @throws UnknownScenario
 * @throws UnusableState
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock = systemClock, scenario = healthy, state } = options;
  faultOf(scenario);
  if (state !== undefined) readState(state, clock.now());
  const server = createServer();
  const sockets = openSockets(server);
  const url = `http://127.0.0.1:${await listen(server, options.port)}`;
  const now = () => clock.now();
  const pass = clock.pass?.bind(clock);
  const steered = pass === undefined ? {} : { pass };
  const discord = new LocalDiscord({ seed: options.seed, now, scenario, origin: url, ...steered });
  if (state !== undefined) discord.importState(state);

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const at = clock.now();
    const { method = 'GET', url: target = '/', headers } = request;
    const serve = async (body: Buffer | null) => {
      const asked = { method, target, headers, body };
      const transit = () => discord.transit(asked);
      await elapse(clock, transit());
      const answer = discord.answer(asked);
      options.onRequest?.({ at, method, route: answer.route ?? null, status: answer.status });
      await elapse(clock, transit());
      await deliver(answer, request, response, clock);
    };
    // Whoever cannot be answered is hung up on; the others must not suffer from it.
    read(request, (body) => serve(body).catch(() => request.socket.destroy()));
  });
  server.on('connect', (_, socket) => refuseTunnel(socket));
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end(`HTTP/1.1 400 Bad Request\r\n${unreadableHeaders}\r\n\r\n${badRequestPage.body}`);
  });
  server.on('upgrade', (_, socket) => socket.destroy());

  return {
    url,
    apiBase: `${url}/api/v10`,
    get token() {
      return discord.world.token;
    },
    get clientSecret() {
      return discord.world.authorizations.clientSecret;
    },
    get world() {
      return discord.world;
    },
    get scenario() {
      return discord.scenario;
    },
    get address() {
      return addressOf(discord.fault.address, url);
    },
    setScenario: (text) => discord.setScenario(text),
    reset: () => discord.reset(),
    exportState: () => discord.exportState(),
    importState: (text) => discord.importState(text),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Cloudflare answers what it cannot read by itself. */
const unreadableHeaders = [
  'content-type: text/html',
  'server: cloudflare',
  'x-sandbox: 1',
  `content-length: ${badRequestPage.body.length}`,
  'connection: close',
].join('\r\n');

/** The sockets that are open, also those that speak no HTTP any more, which the server itself does not end. */
function openSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

/** Lets time pass, without leaving the turn where there is none. */
async function elapse(clock: SandboxClock, milliseconds: number): Promise<void> {
  if (milliseconds > 0) await clock.delay(milliseconds);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const { code } = error;
      const message = `Port ${port} is in use. Stop the program that uses it, or start the sandbox on another port (0 takes any free one).`;
      reject(code === 'EADDRINUSE' ? Object.assign(new Error(message, { cause: error }), { code }) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** The whole body; null if it is too large. A client that goes away is never answered. */
function read(request: IncomingMessage, done: (body: Buffer | null) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= largestRequest) chunks.push(chunk);
  });
  request.on('error', () => {});
  request.on('end', () => done(size > largestRequest ? null : Buffer.concat(chunks)));
}
