import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTls, type TlsOptions } from 'node:tls';
import type { Asked, Fault, Scene } from './fault.ts';

/** A bare server on loopback that knows which of its connections are open. */
export interface Place {
  readonly port: number;
  readonly origin: string;
  open(): number;
  requests(): number;
  countRequest(): void;
  readOn(): void;
  close(): Promise<void>;
}

/** Listens on loopback, with TLS where `tls` is given. `server` may be made elsewhere. */
export async function place(accept: (socket: Socket, place: Place) => void, tls?: TlsOptions): Promise<Place> {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server: Server =
    tls === undefined
      ? createServer({ allowHalfOpen: true }, (socket) => accept(socket, made))
      : createTls(tls, (socket) => accept(socket, made));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    // The other side ends its half first where it gave up: then nothing is left to say.
    if (tls === undefined) socket.once('end', () => socket.end());
  });
  // Who breaks a handshake off is no business of the server's.
  server.on('tlsClientError', () => {});
  server.on('secureConnection', (socket: Socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const made: Place = {
    port,
    origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    open: () => sockets.size,
    requests: () => requests,
    countRequest: () => {
      requests++;
    },
    readOn: () => {
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return made;
}

/** Calls `answer` for the head of each request that comes on a connection; `count` begins at 1. */
export function eachHead(answer: (socket: Socket, count: number, head: string) => void) {
  return (socket: Socket, { countRequest }: Place): void => {
    let received = '';
    let count = 0;
    socket.on('data', (piece: Buffer) => {
      received += piece.toString('latin1');
      const end = received.indexOf('\r\n\r\n');
      if (end < 0 || !/^[A-Z]+ \/[^\r]* HTTP\/1\.1\r\n/.test(received)) return;
      countRequest();
      count++;
      const head = received.slice(0, end);
      received = '';
      answer(socket, count, head);
    });
  };
}

/** Where the requests of these tests go. */
export const path = '/api/v10/gateway';

/** A scene at one place. */
export function sceneAt(at: Place, asked: Partial<Asked> = {}): Scene {
  return { ...at, asked: { url: at.origin + path, ...asked } };
}

/** A fault of a server that hears a request's head and then does as told. */
export function afterHead(
  name: string,
  answer: (socket: Socket) => void,
  expected: Fault['expected'],
  asked: Partial<Asked> = {},
): Fault {
  return { name, expected, start: async () => sceneAt(await place(eachHead(answer)), asked) };
}

/** Sends text and then nothing more: the connection stays open. */
export function say(...pieces: readonly string[]): (socket: Socket) => void {
  return (socket) => {
    for (const piece of pieces) socket.write(piece, 'latin1');
  };
}

/** Sends text and ends the connection in good order. */
export function sayAndEnd(...pieces: readonly string[]): (socket: Socket) => void {
  return (socket) => socket.end(pieces.join(''), 'latin1');
}

/** Sends text and breaks the connection off a moment later, so that the text has arrived. */
export function sayAndReset(...pieces: readonly string[]): (socket: Socket) => void {
  return (socket) => {
    socket.write(pieces.join(''), 'latin1');
    setTimeout(() => socket.resetAndDestroy(), 30);
  };
}

/** Sends one byte after the other, ten a second, for as long as anybody listens. */
export function drip(start: string, endless: string): (socket: Socket) => void {
  return (socket) => {
    if (start !== '') socket.write(start);
    let at = 0;
    const timer = setInterval(() => socket.write(endless[at++ % endless.length] ?? ' '), 100);
    socket.once('close', () => clearInterval(timer));
  };
}

/** Sends the same piece over and over, as fast as it is taken, `times` times at most. */
export function pour(socket: Socket, piece: Buffer, times = Number.POSITIVE_INFINITY, last?: Buffer): void {
  let sent = 0;
  const write = () => {
    while (sent < times && !socket.destroyed) {
      sent++;
      if (socket.write(piece)) continue;
      socket.once('drain', write);
      return;
    }
    if (last !== undefined && !socket.destroyed) socket.write(last);
  };
  write();
}

/** Headers of an answer in JSON. */
export const json = 'Content-Type: application/json\r\n';
