import { deepEqual, equal } from 'node:assert/strict';
import { errors } from 'undici';
import { transportCodeIn, transportMeaning } from '../../../src/core/diagnose/transportCode.ts';

describe('transport codes', () => {
  it("hold every code of undici's errors", () => {
    const codes = Object.values(errors as unknown as Record<string, new (...args: unknown[]) => { code?: unknown }>)
      .filter((value) => typeof value === 'function')
      .map((Error_) => new Error_('a', 500, {}).code)
      .filter((code) => typeof code === 'string' && code.startsWith('UND_ERR_'));
    const open = codes.filter((code) => transportMeaning(code as string) === undefined);
    // What a request over HTTP cannot meet: balanced pools, too many origins, WebSocket; and the mother of them all.
    const elsewhere = /^UND_ERR(?:_BPL_MISSING_UPSTREAM|_MAX_ORIGINS_REACHED|_WS_\w+|_INVALID_RETURN_VALUE)?$/;
    deepEqual(
      open.filter((code) => !elsewhere.test(code as string)),
      [],
    );
  });

  it('are read by their beginning where they are not listed', () => {
    equal(transportMeaning('HPE_SOMETHING_NEW')?.class, 'transport/protocol');
    equal(transportMeaning('ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR')?.class, 'transport/tls');
    equal(transportMeaning('NOTHING'), undefined);
  });

  it('are found in sentences', () => {
    equal(transportCodeIn('Error: getaddrinfo ENOTFOUND discord.com'), 'ENOTFOUND');
    equal(transportCodeIn('request failed, reason: connect ECONNREFUSED 127.0.0.1:80'), 'ECONNREFUSED');
    equal(transportCodeIn('EVERYTHING IS FINE'), undefined);
  });
});
