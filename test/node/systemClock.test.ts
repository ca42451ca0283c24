import { ok } from 'node:assert/strict';
import { systemClock } from '../../src/node/systemClock.ts';

describe("this machine's clock", () => {
  it('waits', async () => {
    const started = systemClock.monotonic();
    await systemClock.delay(30, new AbortController().signal);
    ok(systemClock.monotonic() - started >= 28);
  });

  it('stops waiting when called off, and does not begin when called off before', async () => {
    const started = systemClock.monotonic();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    await systemClock.delay(60_000, controller.signal);
    await systemClock.delay(60_000, AbortSignal.abort());
    ok(systemClock.monotonic() - started < 5_000);
  });
});
