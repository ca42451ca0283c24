import { subscribe } from 'node:diagnostics_channel';
import { errorMonitor } from 'node:events';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { type Caller, callerOf } from './callSite.ts';
import { Exchange } from './exchange.ts';
import { type AgentPrototype, onHttpAgent } from './httpAgent.ts';
import { safely } from './safely.ts';
import type { Session } from './session.ts';

interface Published {
  readonly request: ClientRequest;
  readonly response?: IncomingMessage;
}

/** Versions without the channel `http.client.request.created`, which came with 22.12 and 23.2. */
const tellsTooLate = /^(?:1\d|2[01]|22\.(?:\d|1[01])|23\.[01])\./;

/** Hears of every request of `node:http` and `node:https`, by the channels that Node publishes on. */
export function watchHttp(session: Session): void {
  const callers = new WeakMap<ClientRequest, Caller>();
  const exchanges = new WeakMap<ClientRequest, Exchange>();

  // Node tells of a request when it is made, while the caller's stack stands; older ones only when it has a socket.
  const created = safely(({ request }: Published) => {
    if (!callers.has(request) && session.wants(hostOf(request))) callers.set(request, callerOf(request, created));
  });
  subscribe('http.client.request.created', created as (message: unknown) => void);
  if (tellsTooLate.test(process.versions.node)) {
    onHttpAgent(safely((agent) => watchAgent(agent, (request) => created({ request }))));
  }

  const started = safely(({ request }: Published) => {
    const host = hostOf(request);
    if (request.method === 'CONNECT' || !session.wants(host)) return;
    const wire = {
      method: request.method.toUpperCase(),
      origin: `${request.protocol}//${host}`,
      path: request.path,
      headers: request.getHeaders(),
      client: 'node:http',
    } as const;
    const exchange = new Exchange(session, wire, callers.get(request) ?? callerOf(wire, started));
    exchanges.set(request, exchange);
    request.once(
      errorMonitor,
      safely((error: Error) => (request.aborted ? exchange.cancelled() : exchange.failed(error))),
    );
    request.once(
      'close',
      safely(() => exchange.gone()),
    );
  });
  subscribe('http.client.request.start', started as (message: unknown) => void);

  subscribe(
    'http.client.response.finish',
    safely(({ request, response }: Published) => {
      const exchange = exchanges.get(request);
      if (exchange === undefined || response === undefined) return;
      if (exchange.answered(response.statusCode ?? 0, response.headers)) overhear(response, exchange);
    }) as (message: unknown) => void,
  );
}

/** Hears of requests as they ask their agent for a socket, which is where they are made. */
function watchAgent(agent: AgentPrototype, made: (request: ClientRequest) => void): void {
  const original = agent.addRequest;
  if (typeof original !== 'function') return;
  agent.addRequest = function addRequest(request, ...rest) {
    made(request);
    return original.call(this, request, ...rest);
  };
}

/** Hears the body of one answer as it is handed to the program. */
function overhear(response: IncomingMessage, exchange: Exchange): void {
  const push = response.push;
  const take = safely((chunk: unknown) => {
    if (chunk === null) exchange.finish(true);
    else if (chunk instanceof Uint8Array) exchange.received(chunk);
  });
  response.push = function (this: IncomingMessage, ...args: Parameters<typeof push>) {
    take(args[0]);
    return push.apply(this, args);
  };
}

/** `host` or `host:port`: the Host header says it as a URL would, without the usual port. */
function hostOf(request: ClientRequest): string {
  return String(request.getHeader('host') ?? request.host).toLowerCase();
}
