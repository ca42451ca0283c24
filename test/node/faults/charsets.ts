import type { Fault } from './fault.ts';
import { afterHead } from './place.ts';

const body = (type: string, bytes: Buffer | string) => {
  const content = Buffer.from(bytes as string);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${content.length}\r\n\r\n`;
  return (socket: { write(bytes: Buffer): void }) => socket.write(Buffer.concat([Buffer.from(head), content]));
};
const value = '{"name":"Größe"}';

/** Bodies that are not what their type says. */
export const charsetFaults: readonly Fault[] = [
  afterHead('UTF-16 that calls itself UTF-8', body('application/json; charset=utf-8', Buffer.from(value, 'utf16le')), {
    status: 200,
    class: 'success',
    text: '',
  }),
  afterHead('UTF-8 that calls itself UTF-16', body('application/json; charset=utf-16le', value), {
    status: 200,
    class: 'success',
  }),
  afterHead('Latin-1 that calls itself UTF-8', body('application/json', Buffer.from(value, 'latin1')), {
    status: 200,
    class: 'success',
    text: '{"name":"Gr\uFFFD\uFFFDe"}',
  }),
  afterHead(
    'bytes that are no UTF-8',
    body('text/plain', Buffer.from([0x61, 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x62])),
    {
      status: 200,
      class: 'success',
      text: /^a\uFFFD+b$/,
    },
  ),
  afterHead('a byte order mark', body('application/json', `\uFEFF${value}`), {
    status: 200,
    class: 'success',
    text: value,
  }),
  afterHead('a charset that nobody knows', body('application/json; charset=klingon', value), {
    status: 200,
    class: 'success',
    text: value,
  }),
  afterHead('a page that calls itself JSON', body('application/json', '<!doctype html><title>Log in</title>'), {
    status: 200,
    class: 'edge/middlebox',
  }),
  afterHead('JSON that calls itself a page', body('text/html', value), { status: 200, class: 'success', text: value }),
  afterHead('JSON that breaks off', body('application/json', value.slice(0, 10)), {
    status: 200,
    class: 'transport/protocol',
    cause: 'answer-cut-short',
  }),
  afterHead('zero bytes in JSON', body('application/json', '{"name":"a\0b"}'), {
    status: 200,
    class: 'success',
    text: '',
  }),
  afterHead('JSON of ten thousand levels', body('application/json', `${'['.repeat(10_000)}${']'.repeat(10_000)}`), {
    status: 200,
    class: 'success',
    text: /^\[{10000}\]{10000}$/,
  }),
];
