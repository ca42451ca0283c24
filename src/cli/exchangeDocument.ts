import type { Exchange } from '../core/exchange.ts';
import { show } from '../core/request/seal.ts';

/** An exchange in the form that `tracecord diagnose` and `tracecord buckets` read, without secrets. */
export function exchangeDocument({ wire, outcome, timings }: Exchange) {
  return {
    request: {
      method: wire.method,
      url: show(wire.url),
      headers: wire.headers.map(({ name, value }) => [name, show(value)]),
      body: wire.body?.kind === 'text' ? show(wire.body.text) : null,
    },
    ...(outcome.kind === 'answer'
      ? { response: { status: outcome.status, headers: outcome.headers, body: outcome.body.text } }
      : {
          failure: {
            code: outcome.code,
            message: outcome.message,
            ...(outcome.cause ? { cause: outcome.cause } : {}),
          },
        }),
    timings,
  };
}
