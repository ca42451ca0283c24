import type { Fault } from './fault.ts';
import { afterHead, json, say, sayAndEnd } from './place.ts';

const body = '{"url":"wss://gateway.discord.example"}';
const cutShort = { codes: ['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'], phase: 'body' } as const;
/** undici names a contradiction of lengths where the head has one. */
const notHttp = {
  codes: ['HTTPParserError', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
  class: 'transport/protocol',
  cause: 'answer-not-http',
} as const;
const chunked = `HTTP/1.1 200 OK\r\n${json}Transfer-Encoding: chunked\r\n\r\n`;
const sized = (length: string) => `HTTP/1.1 200 OK\r\n${json}Content-Length: ${length}\r\n\r\n`;

/** Bodies whose length is not what was announced, and chunks that are none. */
export const lengthFaults: readonly Fault[] = [
  afterHead('ends before its length', sayAndEnd(sized('100'), body), { ...cutShort, class: 'transport/reset' }),
  afterHead('goes on after its length', say(sized('10'), body), {
    status: 200,
    class: 'transport/protocol',
    cause: 'answer-cut-short',
    text: body.slice(0, 10),
  }),
  afterHead('a whole second answer after the first', say(`${sized(String(body.length))}${body}`, `${sized('2')}{}`), {
    status: 200,
    class: 'success',
    text: body,
  }),
  afterHead(
    'two lengths that differ',
    say(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n${body}`),
    {
      ...notHttp,
      phase: 'headers',
    },
  ),
  afterHead('a length that is no number', say(sized('many'), body), { ...notHttp, phase: 'headers' }),
  afterHead('a negative length', say(sized('-1'), body), { ...notHttp, phase: 'headers' }),
  afterHead('a length beyond all numbers', say(sized('99999999999999999999'), body), { ...notHttp, phase: 'headers' }),
  afterHead(
    'both a length and chunks',
    say(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`),
    { ...notHttp, phase: 'headers' },
  ),
  afterHead('ends within a chunk', sayAndEnd(chunked, '50\r\n{"url":'), {
    codes: ['UND_ERR_SOCKET', 'HTTPParserError'],
    phase: 'body',
    class: 'transport/reset',
  }),
  afterHead('ends between two chunks', sayAndEnd(chunked, '5\r\n{"a":\r\n'), {
    codes: ['UND_ERR_SOCKET', 'HTTPParserError'],
    phase: 'body',
    class: 'transport/reset',
  }),
  afterHead('a chunk without a size', say(chunked, 'zz\r\nhello\r\n0\r\n\r\n'), { ...notHttp, phase: 'body' }),
  afterHead('a chunk longer than its size', say(chunked, '2\r\nhello\r\n0\r\n\r\n'), { ...notHttp, phase: 'body' }),
  afterHead('a chunk of more than all bytes', say(chunked, 'ffffffffffffffffff\r\nhello'), {
    ...notHttp,
    phase: 'body',
  }),
  afterHead('trailers that are none', say(chunked, '0\r\n\x00\x01\x02\r\n\r\n'), { ...notHttp, phase: 'body' }),
];
