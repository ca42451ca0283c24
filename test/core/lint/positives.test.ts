import { deepEqual, ok } from 'node:assert/strict';
import type { RuleId } from '../../../src/core/lint/finding.ts';
import { rules } from '../../../src/core/lint/lint.ts';
// The snippets are counted as they are found: what is imported here runs before what follows.
import './body/between.test.ts';
import './body/limits.test.ts';
import './body/sending.test.ts';
import './body/types.test.ts';
import './languages.test.ts';
import './lateAcknowledge.test.ts';
import './requestRules.test.ts';
import './retryLibraries.test.ts';
import './retryRules.test.ts';
import './rules.test.ts';
import { positivesOf } from './marked.ts';

describe('the snippets in which the rules find something, with its exact range', () => {
  const ids = Object.keys(rules) as RuleId[];

  it('are printed by rule', () => {
    for (const rule of ids) {
      const languages = positivesOf(rule);
      console.log(
        `      ${rule.padEnd(26)} ${String(languages.length).padStart(4)}  ${[...new Set(languages)].sort().join(', ')}`,
      );
    }
  });

  it('are at least five for every rule', () => {
    deepEqual(
      ids.filter((rule) => positivesOf(rule).length < 5),
      [],
    );
  });

  it('are at least 200, those of limits apart', () => {
    const all = ids.filter((rule) => rule !== 'body/limit').flatMap((rule) => positivesOf(rule));
    ok(all.length >= 200, `${all.length} snippets`);
  });
});
