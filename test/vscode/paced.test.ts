import { deepEqual, equal } from 'node:assert/strict';
import { Paced } from '../../src/vscode/paced.ts';

describe('what is done at a pace', () => {
  /** A clock that goes on only when it is told to. */
  function paced() {
    const waits: number[] = [];
    let acts = 0;
    let next: (() => void) | undefined;
    const pace = new Paced(
      () => {
        acts += 1;
      },
      (act, milliseconds) => {
        waits.push(milliseconds);
        next = act;
        return () => {
          next = undefined;
        };
      },
    );
    const pass = () => {
      const act = next;
      next = undefined;
      act?.();
    };
    return { pace, waits, pass, acts: () => acts, isIdle: () => next === undefined };
  }

  it('is done at once after a rest, and once for all that is asked meanwhile', () => {
    const { pace, pass, acts, isIdle } = paced();
    pace.ask();
    equal(acts(), 1);
    pace.ask();
    pace.ask();
    equal(acts(), 1);
    pass();
    equal(acts(), 2);
    pass();
    deepEqual([acts(), isIdle()], [2, true]);
    pace.ask();
    equal(acts(), 3);
  });

  it('is done ever less often while the asking goes on, and as often as before after a rest', () => {
    const { pace, waits, pass } = paced();
    for (let time = 0; time < 7; time += 1) {
      pace.ask();
      pass();
    }
    deepEqual(waits, [250, 250, 250, 250, 250, 250, 250]);
    waits.length = 0;
    pace.ask();
    for (let time = 0; time < 6; time += 1) {
      pace.ask();
      pass();
    }
    deepEqual(waits, [250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  it('leaves nothing behind', () => {
    const { pace, isIdle } = paced();
    pace.ask();
    pace.dispose();
    equal(isIdle(), true);
  });
});
