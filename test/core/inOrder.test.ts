import { deepEqual } from 'node:assert/strict';
import { inOrder, type StepEnd } from '../../src/core/inOrder.ts';

async function carryOut(ends: readonly StepEnd[], stopsOnFailure: boolean, from = 0) {
  const taken: number[] = [];
  const step = async (index: number): Promise<StepEnd> => {
    taken.push(index);
    return ends[index] ?? 'refused';
  };
  const end = await inOrder({ count: ends.length, from, stopsOnFailure, step }, new AbortController().signal);
  return { end, taken };
}

describe('requests in a row', () => {
  it('go one after the other', async () => {
    const { end, taken } = await carryOut(['succeeded', 'succeeded', 'succeeded'], true);
    deepEqual([end, taken], [{ kind: 'finished', failed: 0 }, [0, 1, 2]]);
  });

  it('stop at the first that fails', async () => {
    const { end, taken } = await carryOut(['succeeded', 'failed', 'succeeded'], true);
    deepEqual([end, taken], [{ kind: 'stopped', at: 1 }, [0, 1]]);
  });

  it('go on where a person wants it, or behind the one that failed', async () => {
    deepEqual((await carryOut(['failed', 'failed', 'succeeded'], false)).end, { kind: 'finished', failed: 2 });
    deepEqual((await carryOut(['succeeded', 'failed', 'succeeded'], true, 2)).taken, [2]);
  });

  it('stop in any case where one is refused or not wanted', async () => {
    deepEqual((await carryOut(['refused', 'succeeded'], false)).end, { kind: 'stopped', at: 0 });
    deepEqual((await carryOut(['succeeded', 'cancelled'], false)).end, { kind: 'cancelled', sent: 1 });
  });

  it('end at once when they are called off, even while one never ends', async () => {
    const cancel = new AbortController();
    const step = (index: number): Promise<StepEnd> =>
      index === 1 ? new Promise(() => queueMicrotask(() => cancel.abort())) : Promise.resolve('succeeded');
    deepEqual(await inOrder({ count: 3, from: 0, stopsOnFailure: true, step }, cancel.signal), {
      kind: 'cancelled',
      sent: 1,
    });
  });
});
