import { amountOf, type FaultByAmount, type FaultTable } from './fault.ts';
import { codeAsText, withoutBody, wronglyCompressed, wrongType } from './quirks.ts';

const second = 1_000;

/** What becomes of an answer on its way, and ways that do not lead there at all. */
export const deliveryFaults = {
  slow: inSeconds(5, (delay) => ({ delivery: { kind: 'slow', delay } })),
  'slow-body': inSeconds(5, (duration) => ({ delivery: { kind: 'trickle', duration } })),
  silent: { delivery: { kind: 'silent' } },
  truncated: { delivery: { kind: 'truncated' } },
  reset: { delivery: { kind: 'reset' } },
  garbage: { delivery: { kind: 'garbage' } },
  'wrongly-compressed': { quirk: wronglyCompressed },
  'wrong-type': { quirk: wrongType },
  'no-body': { quirk: withoutBody },
  'code-as-text': { quirk: codeAsText },
  latency: inMilliseconds(150, (roundTrip) => ({ roundTrip })),
  jitter: inMilliseconds(100, (jitter) => ({ jitter })),
  'clock-skew': inSeconds(5, (skew) => ({ skew })),
  'unknown-name': { address: 'unknown-name' },
  'closed-port': { address: 'closed-port' },
  'not-tls': { address: 'not-tls' },
  'proxy-login': { address: 'proxy-login' },
} as const satisfies FaultTable;

function inMilliseconds(usual: number, make: (milliseconds: number) => ReturnType<FaultByAmount>): FaultByAmount {
  return (text) => {
    const amount = amountOf(text, usual);
    return amount === undefined ? undefined : make(amount);
  };
}

function inSeconds(usual: number, make: (milliseconds: number) => ReturnType<FaultByAmount>): FaultByAmount {
  return (text) => {
    const amount = amountOf(text, usual);
    return amount === undefined ? undefined : make(amount * second);
  };
}
