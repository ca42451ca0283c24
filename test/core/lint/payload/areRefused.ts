import { deepEqual } from 'node:assert/strict';
import { findingsIn, readMarks } from '../marked.ts';
import { told } from './told.ts';

/** A snippet with marks, and what is told at each of them. */
export type Refused = readonly [marked: string, ...found: string[]];

/** One test for each snippet: what is marked is told, and nothing else. `whole` puts the imports around a snippet. */
export function areRefused(language: string, refused: readonly Refused[], whole: (marked: string) => string): void {
  for (const [marked, ...found] of refused) {
    const name = marked.replace(/x{20,}/g, 'x…').replace(/\s+/g, ' ');
    it(name.slice(0, 150), async () => {
      const { text, spans } = readMarks(whole(marked));
      const findings = await findingsIn(language, text);
      deepEqual(
        findings.map((finding) => [told(finding), text.slice(...finding.span), finding.span]),
        found.map((rule, index) => [rule, text.slice(...(spans[index] ?? [0, 0])), spans[index]]),
      );
    });
  }
}
