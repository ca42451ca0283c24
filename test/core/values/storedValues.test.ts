import { deepEqual } from 'node:assert/strict';
import { readRecents, readRemembered } from '../../../src/core/values/storedValues.ts';

const odd = [undefined, null, 'text', 5, {}, { length: 1 }, [null, 1, 'x', [], {}]];

describe('stored values', () => {
  it('are read as they were written', () => {
    const kept = [{ name: 'CHANNEL', value: '1', realm: 'discord', of: 'channel', label: '#general' }];
    deepEqual(readRemembered(kept), kept);
    const recent = [{ id: '1', name: '#general', of: 'channel', realm: 'sandbox', within: '2' }];
    deepEqual(readRecents(recent), recent);
  });

  it('of another form are left out, and the rest stays', () => {
    for (const stored of odd) deepEqual([readRemembered(stored), readRecents(stored)], [[], []]);
    const good = { name: 'A', value: 'x' };
    deepEqual(readRemembered([{ name: 'A', value: { v2: true } }, good, { ...good, label: 5 }, { value: 'x' }]), [
      good,
    ]);
  });
});
