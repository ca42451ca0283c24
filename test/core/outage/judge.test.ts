import { deepEqual, ok } from 'node:assert/strict';
import { judgeOutage } from '../../../src/core/outage/judge.ts';
import { outageSteps } from '../../../src/core/outage/outage.ts';
import { caseOf } from './situation.ts';
import { situations } from './situations.ts';

describe('whose fault it is', () => {
  for (const { name, given, allowed, says = [], steps = [], not = [] } of situations) {
    it(name, () => {
      const { verdict, confidence, cause, unproven, steps: done } = judgeOutage(caseOf(given));
      ok(
        allowed.includes(`${verdict} ${confidence}`),
        `${verdict} ${confidence} (${cause}) is not among: ${allowed.join(', ')}`,
      );
      deepEqual(
        says.filter((id) => !unproven.includes(id)),
        [],
        `${cause} does not say`,
      );
      deepEqual(
        steps.filter((id) => !done.includes(id)),
        [],
        `${cause} lacks steps`,
      );
      deepEqual(
        not.filter((id) => done.includes(id)),
        [],
        `${cause} has steps that harm`,
      );
    });
  }

  it('is asked of at least forty situations, each of which allows less than everything', () => {
    ok(situations.length >= 40, `${situations.length}`);
    ok(situations.every(({ allowed }) => allowed.length > 0 && allowed.length <= 2));
    console.log(`      ${situations.length} situations`);
  });

  it('does not depend on the order in which exchanges are given', () => {
    for (const { name, given } of situations) {
      const straight = judgeOutage(caseOf(given));
      const { recent = [] } = given;
      const turned = judgeOutage(caseOf({ ...given, recent: [...recent].reverse() }));
      deepEqual(
        [turned.verdict, turned.confidence, turned.cause],
        [straight.verdict, straight.confidence, straight.cause],
        name,
      );
    }
  });

  it('grows no surer of Discord by a page that could not be read', () => {
    const sureness = { possible: 0, likely: 1, certain: 2 } as const;
    const forDiscord = (given: Parameters<typeof caseOf>[0]) => {
      const { verdict, confidence } = judgeOutage(caseOf(given));
      return verdict === 'discord' ? sureness[confidence] : -1;
    };
    for (const { name, given } of situations) {
      const blind = { ...given, status: { kind: 'unread', reason: 'off' } } as const;
      ok(forDiscord(blind) <= forDiscord(given), name);
    }
  });

  it('does every step of a runbook somewhere, and none twice in one', () => {
    const used = new Set<string>();
    for (const { name, given } of situations) {
      const { steps } = judgeOutage(caseOf(given));
      deepEqual(steps.length, new Set(steps).size, name);
      for (const step of steps) used.add(step);
    }
    deepEqual(
      Object.keys(outageSteps).filter((step) => !used.has(step)),
      [],
    );
  });
});
