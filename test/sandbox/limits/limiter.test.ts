import assert from 'node:assert/strict';
import { everyPermission } from '../../../src/core/discord/permission.ts';
import { Limiter } from '../../../src/sandbox/limits/limiter.ts';
import { limits } from '../../../src/sandbox/limits/rules.ts';
import type { Call } from '../../../src/sandbox/operation.ts';
import { seedWorld } from '../../../src/sandbox/world/seedWorld.ts';
import { start } from '../ask.ts';

describe('the buckets of a sandbox', () => {
  const world = seedWorld(7, start);

  function call(major: string, now: number): Call {
    const route = 'POST /channels/{channel_id}/messages';
    const around = { origin: '', query: new URLSearchParams(), body: undefined, files: [], auditReason: null };
    const whose = { caller: 'bot', grant: null, authorization: undefined, ceiling: everyPermission } as const;
    return { ...around, ...whose, world, now, params: {}, route, major };
  }

  it('are forgotten once they are full again, so that memory stays flat', () => {
    const limiter = new Limiter(7);
    for (let index = 0; index < 12_000; index++) {
      limiter.check(call(String(index), start + index * 20), limits.messageCreate, false, undefined);
    }
    assert.ok(limiter.size < 5_000, `${limiter.size}`);
  });

  it('are kept as long as something is missing in them', () => {
    const limiter = new Limiter(7);
    const lasting = { kind: 'fixed', limit: 1, window: 86_400_000, name: 'lasting' } as const;
    limiter.check(call('here', start), lasting, true, undefined);
    for (let index = 0; index < 5_000; index++) {
      limiter.check(call(String(index), start + index * 1000), limits.messageCreate, true, undefined);
    }
    const { refused } = limiter.check(call('here', start + 5_000_000), lasting, true, undefined);
    assert.deepEqual(refused, { scope: 'user', retryAfter: 81_400_000 });
  });
});
