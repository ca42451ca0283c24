import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SandboxClock } from './clock.ts';
import type { WireAnswer } from './localDiscord.ts';

/** What a server of another kind says when it is spoken to. */
const notHttp = 'SSH-2.0-OpenSSH_9.2\r\n';

/** Pieces in which a body trickles. */
const pieces = 10;

/** Milliseconds after which even a client without a time-out is let go. */
const longestSilence = 600_000;

/** Brings an answer to the client, in whatever way it is to come. */
export async function deliver(
  { delivery, status, headers, body }: WireAnswer,
  request: IncomingMessage,
  response: ServerResponse,
  clock: SandboxClock,
): Promise<void> {
  const length = Buffer.byteLength(body);
  const whole = status === 204 ? headers : { ...headers, 'content-length': length };
  switch (delivery.kind) {
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'garbage':
      request.socket.end(notHttp);
      return;
    case 'silent':
      await clock.delay(longestSilence);
      request.socket.destroy();
      return;
    case 'truncated':
      response.writeHead(status, { ...headers, 'content-length': length + 1 });
      response.write(body.slice(0, Math.floor(body.length / 2)), () => request.socket.destroy());
      return;
    case 'trickle':
      response.writeHead(status, whole);
      response.flushHeaders();
      await trickle(Buffer.from(body), response, clock, delivery.duration);
      return;
    case 'slow':
      await clock.delay(delivery.delay);
      break;
    case 'whole':
      break;
    default:
      delivery satisfies never;
  }
  response.writeHead(status, whole);
  response.end(body);
}

async function trickle(body: Buffer, response: ServerResponse, clock: SandboxClock, duration: number): Promise<void> {
  const size = Math.ceil(body.length / pieces);
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    await clock.delay(duration / pieces);
    response.write(body.subarray(start, start + size));
  }
  response.end();
}
