import type { Fault } from './fault.ts';
import { afterHead, eachHead, json, place, say, sceneAt } from './place.ts';

const answer = `HTTP/1.1 200 OK\r\n${json}Content-Length: 2\r\n\r\n{}`;

/** Answers with a body where there can be none, and redirects. */
export const bodylessFaults: readonly Fault[] = [
  afterHead('204 with a body', say('HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello'), {
    status: 204,
    class: 'success',
    text: '',
  }),
  afterHead('304 with a body', say('HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello'), {
    status: 304,
    class: 'success',
    text: '',
  }),
  afterHead(
    'HEAD with a body',
    say(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello`),
    {
      status: 200,
      class: 'success',
      text: '',
    },
    { method: 'HEAD' },
  ),
  {
    name: 'a body after 204 is not the next answer',
    start: async () =>
      sceneAt(
        await place(
          eachHead((socket, count) =>
            socket.write(
              count === 1
                ? 'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'
                : answer,
            ),
          ),
        ),
        { before: 1 },
      ),
    requests: 2,
    // The first request leaves a connection that nobody can trust: the second goes by another one.
    expected: { status: 204, class: 'success' },
  },
  afterHead(
    'a redirect to itself',
    say('HTTP/1.1 302 Found\r\nLocation: /api/v10/gateway\r\nContent-Length: 0\r\n\r\n'),
    {
      status: 302,
      class: 'missing/route',
      cause: 'redirected',
    },
  ),
  afterHead(
    'a redirect to another host',
    say('HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:9/login\r\nContent-Length: 0\r\n\r\n'),
    {
      status: 307,
      class: 'edge/middlebox',
      cause: 'captive-portal',
    },
  ),
  afterHead('a redirect to nowhere', say('HTTP/1.1 301 Moved Permanently\r\nContent-Length: 0\r\n\r\n'), {
    status: 301,
    class: 'unknown/code',
  }),
  afterHead(
    'a redirect to a file',
    say('HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n'),
    {
      status: 302,
      class: 'edge/middlebox',
    },
  ),
];
