import type { Socket } from 'node:net';
import type { Fault } from './fault.ts';
import { afterHead, json, pour, say, sayAndEnd } from './place.ts';

const tooLarge = {
  codes: ['UND_ERR_HEADERS_OVERFLOW'],
  phase: 'headers',
  class: 'transport/protocol',
  cause: 'answer-too-large',
} as const;
const notHttp = {
  codes: ['HTTPParserError'],
  phase: 'headers',
  class: 'transport/protocol',
  cause: 'answer-not-http',
} as const;
const body = '{"url":"wss://gateway.discord.example"}';
const endless = (start: string, piece: string) => (socket: Socket) => {
  socket.write(start, 'latin1');
  pour(socket, Buffer.from(piece.repeat(100), 'latin1'));
};

/** First lines and headers that no server should send. */
export const headFaults: readonly Fault[] = [
  afterHead('endless headers', endless('HTTP/1.1 200 OK\r\n', 'X-More: and more\r\n'), tooLarge),
  afterHead('one header without end', endless('HTTP/1.1 200 OK\r\nX-Long: ', 'y'.repeat(100)), tooLarge),
  afterHead('one header name without end', endless('HTTP/1.1 200 OK\r\nX-', 'y'.repeat(100)), tooLarge),
  afterHead(
    'ten thousand headers',
    say(
      `HTTP/1.1 200 OK\r\n${Array.from({ length: 10_000 }, (_, at) => `X-${at}: 1\r\n`).join('')}Content-Length: 2\r\n\r\n{}`,
    ),
    tooLarge,
  ),
  afterHead('a status line without end', endless('HTTP/1.1 200 ', 'OK'.repeat(50)), {
    codes: ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_HEADERS_OVERFLOW', 'TimeoutError'],
    phase: 'headers',
    class: 'transport/timeout',
  }),
  afterHead(
    'trailers without end',
    endless('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', 'X-More: 1\r\n'),
    {
      ...tooLarge,
      phase: 'body',
    },
  ),
  afterHead(
    'a chunk extension without end',
    endless('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=', 'y'),
    {
      codes: ['UND_ERR_BODY_TIMEOUT', 'TimeoutError'],
      phase: 'body',
      class: 'transport/timeout',
    },
  ),
  afterHead('not HTTP at all', say('SSH-2.0-OpenSSH_9.6\r\n'), notHttp),
  afterHead('a status that is no number', say('HTTP/1.1 OK 200\r\n\r\n'), notHttp),
  afterHead('a status of four digits', say('HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n'), notHttp),
  afterHead('a version that nobody speaks', say('HTTP/9.7 200 OK\r\nContent-Length: 0\r\n\r\n'), notHttp),
  afterHead('HTTP/0.9: a body and nothing else', sayAndEnd(body), notHttp),
  afterHead(
    'HTTP/2 without having been asked',
    say('\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80\0\x04\0\x01\0\0\0\x05\0\0\xff\xff\xff'),
    notHttp,
  ),
  afterHead(
    'HTTP/1.0 with a length',
    sayAndEnd(`HTTP/1.0 200 OK\r\n${json}Content-Length: ${body.length}\r\n\r\n${body}`),
    {
      status: 200,
      class: 'success',
      text: body,
    },
  ),
  afterHead('HTTP/1.0 without a length', sayAndEnd(`HTTP/1.0 200 OK\r\n${json}\r\n${body}`), {
    status: 200,
    class: 'success',
    text: body,
  }),
  afterHead('HTTP/1.0 without a length, cut off', sayAndEnd(`HTTP/1.0 200 OK\r\n${json}\r\n${body.slice(0, 20)}`), {
    status: 200,
    class: 'transport/protocol',
    cause: 'answer-cut-short',
  }),
  afterHead('a header without a colon', say('HTTP/1.1 200 OK\r\nContent-Length 2\r\n\r\n{}'), notHttp),
  afterHead('a zero byte in a header', say('HTTP/1.1 200 OK\r\nX-Zero: a\0b\r\nContent-Length: 2\r\n\r\n{}'), notHttp),
  afterHead(
    'headers folded over two lines',
    say('HTTP/1.1 200 OK\r\nX-Fold: a\r\n b\r\nContent-Length: 2\r\n\r\n{}'),
    notHttp,
  ),
  afterHead('lines that end without a carriage return', say(`HTTP/1.1 200 OK\nContent-Length: 2\n\n{}`), notHttp),
];
