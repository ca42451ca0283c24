import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Situation } from '../../core/buckets/virtual/situations.ts';

/** What the server counted. */
export interface Counted {
  /** Requests that arrived. */
  readonly sent: number;
  /** 429s that it answered with, also where they were nobody's fault. */
  readonly refused: number;
  /** Milliseconds between the first arrival and the last success that was handed out. */
  readonly span: number;
}

/** A server that stands for Discord in one situation, half a round trip away. */
export interface LimitServer {
  readonly origin: string;
  readonly counted: () => Counted;
  readonly close: () => void;
}

/** Starts one on a free port of this machine. */
export async function startLimitServer({ begin, roundTrip }: Situation): Promise<LimitServer> {
  const answer = begin();
  let [sent, refused, first, last] = [0, 0, 0, 0];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    await elapse(roundTrip / 2);
    const { method = 'GET', url = '/' } = request;
    const path = new URL(url, 'http://localhost').pathname.replace(/^\/api\/v\d+/, '');
    const body = Buffer.concat(pieces).toString();
    if (++sent === 1) first = performance.now();
    const given = answer({ method, path, body }, performance.timeOrigin + performance.now());
    if (given?.status === 429) refused += 1;
    if (given?.status === 200) last = performance.now();
    await elapse(roundTrip / 2);
    if (given === null) request.socket.destroy();
    else response.writeHead(given.status, { via: '1.1 google', ...given.headers }).end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counted: () => ({ sent, refused, span: last - first }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function elapse(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
