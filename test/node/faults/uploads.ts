import type { Fault } from './fault.ts';
import { afterHead, eachHead, json, place, sceneAt } from './place.ts';

const answer = (status: string, connection = '') =>
  `HTTP/1.1 ${status}\r\n${json}${connection}Content-Length: 2\r\n\r\n{}`;
const upload = { method: 'POST', bodyBytes: 8 * 1024 * 1024 } as const;

/** Servers that answer, close or stall while a body is on its way. */
export const uploadFaults: readonly Fault[] = [
  afterHead(
    'answers early and closes while the body is on its way',
    (socket) => {
      socket.removeAllListeners('data');
      socket.pause();
      socket.end(answer('413 Payload Too Large', 'Connection: close\r\n'));
    },
    { status: 413, class: 'validation/size' },
    upload,
  ),
  afterHead(
    'answers early and resets while the body is on its way',
    (socket) => {
      socket.removeAllListeners('data');
      socket.pause();
      socket.write(answer('413 Payload Too Large', 'Connection: close\r\n'));
      setTimeout(() => socket.resetAndDestroy(), 100);
    },
    { status: 413, class: 'validation/size' },
    upload,
  ),
  afterHead(
    'answers early and reads on',
    (socket) => socket.write(answer('200 OK')),
    { status: 200, class: 'success' },
    upload,
  ),
  afterHead(
    'resets while the body is on its way',
    (socket) => {
      socket.removeAllListeners('data');
      socket.pause();
      setTimeout(() => socket.resetAndDestroy(), 50);
    },
    { codes: ['ECONNRESET', 'EPIPE'], phase: 'headers', class: 'transport/reset' },
    upload,
  ),
  afterHead(
    'stops reading while the body is on its way',
    (socket) => {
      socket.removeAllListeners('data');
      socket.pause();
    },
    { codes: ['UND_ERR_HEADERS_TIMEOUT', 'TimeoutError'], phase: 'headers', class: 'transport/timeout' },
    upload,
  ),
  {
    name: 'reset after the body of the request',
    start: async () =>
      sceneAt(
        await place((socket, at) => {
          eachHead(() => {})(socket, at);
          let bytes = 0;
          socket.on('data', (piece) => {
            bytes += piece.length;
            if (bytes >= 10_000) socket.resetAndDestroy();
          });
        }),
        { method: 'POST', bodyBytes: 10_000 },
      ),
    expected: { codes: ['ECONNRESET', 'EPIPE'], phase: 'headers', class: 'transport/reset' },
  },
];

/** Kept-alive connections that end just when the next request is on its way. */
export const keptAliveFaults: readonly Fault[] = (['POST', 'GET', 'PUT'] as const).map((method) => ({
  name: `a kept connection closes as ${method} arrives`,
  start: async () => {
    let heads = 0;
    const at = await place(
      eachHead((socket) => {
        heads++;
        if (heads === 1) socket.write(answer('200 OK'));
        else socket.end();
      }),
    );
    return sceneAt(at, { method, before: 1, ...(method === 'GET' ? {} : { bodyBytes: 100 }) });
  },
  // Whether it was carried out nobody knows: the person decides, also for what could be repeated.
  requests: 2,
  expected: { codes: ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'], phase: 'headers', class: 'transport/reset' },
}));

/** A connection that was closed while nothing went over it is replaced without a word. */
export const idleFaults: readonly Fault[] = [
  {
    name: 'a kept connection closes while nothing goes over it',
    start: async () =>
      sceneAt(
        await place(
          // It says that it stays open, and ends in the same breath.
          eachHead((socket) => socket.end(answer('200 OK'))),
        ),
        { method: 'POST', bodyBytes: 100, before: 1 },
      ),
    requests: 2,
    expected: { status: 200, class: 'success' },
  },
];
