import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Fault, Scene } from './fault.ts';
import { afterHead, json, path, place, say, sayAndEnd, sayAndReset, sceneAt } from './place.ts';

const reset = (phase: 'tls' | 'headers' | 'body') =>
  ({ codes: ['ECONNRESET', 'EPIPE'], phase, class: 'transport/reset' }) as const;
const closed = (phase: 'headers' | 'body') => ({ codes: ['UND_ERR_SOCKET'], phase, class: 'transport/reset' }) as const;
const head = `HTTP/1.1 200 OK\r\n${json}Content-Length: 100\r\n\r\n`;

/** Nobody listens at this port any more. */
async function deserted(): Promise<Scene> {
  const at = await place(() => {});
  await at.close();
  return { ...sceneAt(at), close: async () => {} };
}

/** A process that listens and never accepts: its queue is full, so that the next connection gets no answer at all. */
async function fullQueue(): Promise<Scene> {
  const script = `
    const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      require('node:fs').writeSync(1, server.address().port + '\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const listener = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(listener.stdout, 'data')) as [Buffer];
  const port = Number(line.toString());
  const fillers = Array.from({ length: 6 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  // The kernel answers those that fit at once.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return {
    asked: { url: `http://127.0.0.1:${port}${path}` },
    open: () => 0,
    requests: () => 0,
    readOn: () => {},
    close: async () => {
      for (const filler of fillers) filler.destroy();
      listener.kill('SIGKILL');
      await once(listener, 'close');
    },
  };
}

const onAccept = (act: (socket: Socket) => void) => async () => sceneAt(await place(act));
const onHello = (act: (socket: Socket) => void) => async () => {
  const at = await place((socket) => socket.once('data', () => act(socket)));
  return sceneAt(at, { url: `https://127.0.0.1:${at.port}${path}` });
};

/** Connections that are refused, reset, closed or left hanging, phase by phase. */
export const connectingFaults: readonly Fault[] = [
  {
    name: 'refused',
    start: deserted,
    expected: { codes: ['ECONNREFUSED'], phase: 'connect', class: 'transport/refused', cause: 'connection-refused' },
  },
  {
    name: 'stalls before it accepts',
    start: fullQueue,
    impossible: () => (process.platform === 'linux' ? undefined : 'other systems take more into their queue'),
    expected: {
      codes: ['UND_ERR_CONNECT_TIMEOUT'],
      phase: 'connect',
      class: 'transport/timeout',
      cause: 'connect-timeout',
    },
  },
  {
    name: 'reset when accepted',
    start: onAccept((socket) => socket.resetAndDestroy()),
    expected: {
      codes: ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'],
      phase: ['connect', 'request', 'headers'],
      class: 'transport/reset',
    },
  },
  {
    name: 'closed when accepted',
    start: onAccept((socket) => socket.end()),
    expected: {
      codes: ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'],
      phase: ['connect', 'request', 'headers'],
      class: 'transport/reset',
    },
  },
  {
    name: 'reset in the TLS handshake',
    start: onHello((socket) => socket.resetAndDestroy()),
    expected: { ...reset('tls'), cause: 'reset-in-handshake' },
  },
  {
    name: 'closed in the TLS handshake',
    start: onHello((socket) => socket.end()),
    expected: { ...reset('tls'), cause: 'reset-in-handshake' },
  },
  {
    name: 'stalls in the TLS handshake',
    start: onHello(() => {}),
    expected: { codes: ['UND_ERR_CONNECT_TIMEOUT'], phase: 'tls', class: 'transport/timeout' },
  },
  afterHead('reset after the head of the request', (socket) => socket.resetAndDestroy(), reset('headers')),
  afterHead('closed after the head of the request', (socket) => socket.end(), {
    ...closed('headers'),
    cause: 'closed-by-server',
  }),
  afterHead('stalls after the head of the request', () => {}, {
    codes: ['UND_ERR_HEADERS_TIMEOUT'],
    phase: 'headers',
    class: 'transport/timeout',
    cause: 'headers-timeout',
  }),
  afterHead('reset within the status line', sayAndReset('HTTP/1.1 20'), reset('headers')),
  afterHead('closed within the status line', sayAndEnd('HTTP/1.1 20'), {
    ...closed('headers'),
    codes: ['UND_ERR_SOCKET', 'HTTPParserError', 'HPE_INVALID_EOF_STATE'],
  }),
  afterHead('stalls within the status line', say('HTTP/1.1 20'), {
    codes: ['UND_ERR_HEADERS_TIMEOUT'],
    phase: 'headers',
    class: 'transport/timeout',
  }),
  afterHead('reset within the headers', sayAndReset('HTTP/1.1 200 OK\r\nContent-Ty'), reset('headers')),
  afterHead('closed within the headers', sayAndEnd('HTTP/1.1 200 OK\r\nContent-Ty'), {
    ...closed('headers'),
    codes: ['UND_ERR_SOCKET', 'HTTPParserError', 'HPE_INVALID_EOF_STATE'],
  }),
  afterHead('stalls within the headers', say('HTTP/1.1 200 OK\r\nContent-Ty'), {
    codes: ['UND_ERR_HEADERS_TIMEOUT'],
    phase: 'headers',
    class: 'transport/timeout',
  }),
  afterHead('reset within the body', sayAndReset(head, '{"url"'), reset('body')),
  afterHead('stalls within the body', say(head, '{"url"'), {
    codes: ['UND_ERR_BODY_TIMEOUT'],
    phase: 'body',
    class: 'transport/timeout',
    cause: 'body-timeout',
  }),
  afterHead('stalls before the body', say(head), {
    codes: ['UND_ERR_BODY_TIMEOUT'],
    phase: 'body',
    class: 'transport/timeout',
  }),
];
