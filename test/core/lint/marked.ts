import { deepEqual, equal } from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import type { Finding, RuleId, Severity } from '../../../src/core/lint/finding.ts';
import { lint, type SeverityChoice } from '../../../src/core/lint/lint.ts';

/** A snippet in which `«…»` marks the ranges that are expected. */
export interface Marked {
  readonly text: string;
  /** Half-open UTF-16 ranges of what was marked, in order. */
  readonly spans: readonly (readonly [number, number])[];
}

/** Takes the marks out. */
export function readMarks(marked: string): Marked {
  const spans: [number, number][] = [];
  let text = '';
  for (const piece of marked.split(/(«|»)/)) {
    if (piece === '«') spans.push([text.length, text.length]);
    else if (piece === '»') (spans.at(-1) ?? [0, 0])[1] = text.length;
    else text += piece;
  }
  return { text, spans };
}

/** The marked snippets in which a rule found what it should, each once, with their languages. */
const positives = new Map<RuleId, Map<string, string>>();

/** Notes a snippet whose every mark was found by the rule. */
export function countPositive(rule: RuleId, language: string, marked: string): void {
  const snippets = positives.get(rule) ?? new Map<string, string>();
  positives.set(rule, snippets.set(marked, language));
}

/** The languages of the snippets that were noted for a rule. */
export function positivesOf(rule: RuleId): readonly string[] {
  return [...(positives.get(rule)?.values() ?? [])];
}

/** What is found in a text, in order. */
export async function findingsIn(
  language: string,
  text: string,
  choice: SeverityChoice = {},
  all = false,
): Promise<Finding[]> {
  return lint({ text, language, ...(await extract(text, language)) }, { severities: choice, all });
}

/** A snippet in a language; what it should be told is marked. */
export type Case = readonly [language: string, marked: string];

/** A rule that would be heard first where another speaks of the same range is silenced. */
function alone(rule: RuleId): SeverityChoice {
  return rule === 'user-agent/missing' ? {} : { 'user-agent/missing': 'off' };
}

/** The marked places are what the rule finds, with that severity, and nothing else is found by it. */
export function finds(rule: RuleId, severity: Severity, cases: readonly Case[]): void {
  for (const [language, marked] of cases) {
    it(`${rule} (${severity}) in ${language}: ${marked.replaceAll('\n', ' ').slice(0, 90)}`, async () => {
      const { text, spans } = readMarks(marked);
      equal(spans.length > 0, true);
      const found = await findingsIn(language, text, alone(rule), true);
      deepEqual(
        found.filter(({ facts }) => facts.rule === rule).map((finding) => [finding.severity, finding.span]),
        spans.map((span) => [severity, span]),
      );
      countPositive(rule, language, marked);
    });
  }
}

/** The rule has nothing to say, also where somebody asks for all rules. */
export function passes(rule: RuleId, cases: readonly Case[]): void {
  for (const [language, text] of cases) {
    it(`${rule} says nothing in ${language}: ${text.replaceAll('\n', ' ').slice(0, 90)}`, async () => {
      const found = await findingsIn(language, text, alone(rule), true);
      deepEqual(
        found.filter(({ facts }) => facts.rule === rule),
        [],
      );
    });
  }
}

/** A bot token of the real shape, made here so that no scanner finds one in the file. */
export const botToken = [
  Buffer.from('123456789012345678').toString('base64url'),
  'GaBcDe',
  `${'x'.repeat(34)}TAIL`,
].join('.');
