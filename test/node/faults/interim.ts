import type { Fault } from './fault.ts';
import { afterHead, pour, say, sayAndReset } from './place.ts';

const answer = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';

/** Interim answers and changes of protocol. */
export const interimFaults: readonly Fault[] = [
  afterHead('103 early hints, then the answer', say('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', answer), {
    status: 200,
    class: 'success',
    text: '{}',
  }),
  afterHead('100 continue, then the answer', say('HTTP/1.1 100 Continue\r\n\r\n', answer), {
    status: 200,
    class: 'success',
    text: '{}',
  }),
  afterHead('a hundred interim answers, then the answer', say('HTTP/1.1 100 Continue\r\n\r\n'.repeat(100), answer), {
    status: 200,
    class: 'success',
    text: '{}',
  }),
  afterHead('100 continue, then nothing', say('HTTP/1.1 100 Continue\r\n\r\n'), {
    codes: ['UND_ERR_HEADERS_TIMEOUT'],
    phase: 'headers',
    class: 'transport/timeout',
  }),
  afterHead('103 early hints, then nothing', say('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), {
    codes: ['UND_ERR_HEADERS_TIMEOUT'],
    phase: 'headers',
    class: 'transport/timeout',
  }),
  afterHead(
    'interim answers without end',
    (socket) => pour(socket, Buffer.from('HTTP/1.1 102 Processing\r\n\r\n'.repeat(100))),
    {
      codes: ['UND_ERR_HEADERS_TIMEOUT'],
      phase: 'headers',
      class: 'transport/timeout',
    },
  ),
  afterHead('103 early hints, then a reset', sayAndReset('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), {
    codes: ['ECONNRESET'],
    phase: 'headers',
    class: 'transport/reset',
  }),
  afterHead(
    '101 switching protocols',
    say('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    {
      codes: ['UND_ERR_SOCKET', 'UND_ERR_NOT_SUPPORTED'],
      phase: 'headers',
      class: 'transport/protocol',
      cause: 'answer-not-http',
    },
  ),
];
