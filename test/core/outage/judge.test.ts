import { deepEqual, equal, ok } from 'node:assert/strict';
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

  it('keeps to what evidence can carry, however situations mix', () => {
    let state = 7;
    const dice = (sides: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state % sides;
    };
    const any = () => situations[dice(situations.length)]?.given ?? {};
    for (let mixed = 0; mixed < 2_000; mixed++) {
      const recent = Array.from({ length: 1 + dice(4) }, () => any().recent ?? []).flat();
      const { status } = caseOf(any());
      const given = caseOf({ recent, status, controls: caseOf(any()).controls });
      const { verdict, confidence, facts, steps, cause } = judgeOutage(given);
      const has = (kind: string) => facts.some(({ fact }) => fact === kind);
      const told = has('page-incident') || has('page-component');
      const what = `${mixed}: ${verdict} ${confidence} ${cause}`;
      ok(!(verdict === 'discord' && confidence === 'certain') || told, what);
      ok(verdict !== 'unclear' || confidence === 'possible', what);
      ok(
        !steps.includes('tell-users') ||
          (confidence !== 'possible' && verdict !== 'yours') ||
          cause === 'address-banned',
        what,
      );
      ok(cause !== 'address-banned' || steps.includes('stop-everything'), what);
      ok(steps.length > 0, what);
    }
  });

  it('reads a log of a hundred thousand exchanges', () => {
    const given = situations.flatMap(({ given: { recent = [] } }) => recent);
    const recent = Array.from({ length: 100_000 }, (_, index) => given[index % given.length]).filter(
      (one) => one !== undefined,
    );
    equal(judgeOutage(caseOf({ recent })).steps.length > 0, true);
  });
});
