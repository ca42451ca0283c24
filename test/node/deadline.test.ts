import { equal } from 'node:assert/strict';
import { once } from 'node:events';
import { Deadline } from '../../src/node/deadline.ts';

/** With which code a deadline ended what it was for. */
const codeOf = ({ signal }: Deadline) => signal.aborted && (signal.reason as NodeJS.ErrnoException).code;

describe('a deadline', () => {
  it('ends after its time, in its own words', async () => {
    const deadline = new Deadline(1, new AbortController().signal);
    if (!deadline.signal.aborted) await once(deadline.signal, 'abort');
    equal(codeOf(deadline), 'TimeoutError');
  });

  it('ends when it is called off, also before it began', () => {
    const cancel = new AbortController();
    const deadline = new Deadline(60_000, cancel.signal);
    equal(codeOf(deadline), false);
    cancel.abort();
    equal(codeOf(deadline), 'UND_ERR_ABORTED');
    deadline.release();
    const late = new Deadline(60_000, cancel.signal);
    equal(codeOf(late), 'UND_ERR_ABORTED');
    late.release();
  });

  it('ends nothing once it is released, and keeps no process alive', () => {
    const cancel = new AbortController();
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const deadline = new Deadline(60_000, cancel.signal);
    equal(timers(), before + 1);
    deadline.release();
    equal(timers(), before);
    cancel.abort();
    equal(codeOf(deadline), false);
  });
});
