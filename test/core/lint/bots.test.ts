/** The held-out bots of `fixtures/apart/lint`: nothing is said of the clean ones, and the mistakes of the others are found. */
import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../../src/cli/commandLine.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import type { Finding, RuleId } from '../../../src/core/lint/finding.ts';
import { lint } from '../../../src/core/lint/lint.ts';
import { floors } from './botFloors.ts';

const folder = 'test/fixtures/apart/lint';

interface Mistake {
  readonly rule: RuleId;
  /** What is wrong, and the how-manieth time (from 1) that text stands in the file. */
  readonly text: string;
  readonly occurrence: number;
}

async function findingsIn(file: string): Promise<{ text: string; findings: readonly Finding[] }> {
  const text = readFileSync(file, 'utf8');
  const language = languageOf(file, undefined);
  return { text, findings: lint({ text, language, ...(await extract(text, language)) }) };
}

/** Lines that a place covers, from 0. */
function linesOf(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length - 1;
  return [lineAt(start), lineAt(end)];
}

function placeOf(text: string, { text: wrong, occurrence }: Mistake): readonly [number, number] {
  let at = -1;
  for (let count = 0; count < occurrence; count++) at = text.indexOf(wrong, at + 1);
  ok(at >= 0, wrong);
  return [at, at + wrong.length];
}

function isFound(text: string, mistake: Mistake, findings: readonly Finding[]): boolean {
  const [first, last] = linesOf(text, placeOf(text, mistake));
  return findings.some(({ facts, span }) => {
    const [from, to] = linesOf(text, span);
    return facts.rule === mistake.rule && from <= last && first <= to;
  });
}

describe('bots written by somebody who has not seen the rules', () => {
  it('are left alone where they are right', async function () {
    this.timeout(60_000);
    const said: string[] = [];
    const entries = readdirSync(join(folder, 'clean'), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = join(entry.parentPath, entry.name);
      const { text, findings } = await findingsIn(file);
      for (const { facts, span } of findings) said.push(`${file}:${linesOf(text, span)[0] + 1} ${facts.rule}`);
    }
    deepEqual(said, []);
  });

  it('have their mistakes found, no fewer than before', async function () {
    this.timeout(60_000);
    const expected: Record<string, Mistake[]> = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    const found = new Map<string, [found: number, all: number]>();
    for (const [name, mistakes] of Object.entries(expected)) {
      const { text, findings } = await findingsIn(join(folder, 'dirty', name));
      for (const mistake of mistakes) {
        const [before, all] = found.get(mistake.rule) ?? [0, 0];
        found.set(mistake.rule, [before + (isFound(text, mistake, findings) ? 1 : 0), all + 1]);
      }
    }
    const counts = Object.fromEntries([...found].sort().map(([rule, [count, all]]) => [rule, `${count} of ${all}`]));
    console.table(counts);
    deepEqual(counts, floors);
  });
});
