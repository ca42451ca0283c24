import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { decodeText } from '../../../src/core/decode/decodeText.ts';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';

const folder = 'test/fixtures/reports';

/** What a report means, by the facts that stand in it; null where it tells of no failure of Discord's. */
interface Expected {
  /** A class, several where the text leaves it open, or the close code of a socket. */
  readonly class: string | readonly string[];
  readonly code?: number | null;
  readonly by?: string;
  readonly frame?: { readonly file: string; readonly line: number };
  readonly fields?: readonly string[];
}

const expected: Readonly<Record<string, Expected | null>> = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'));
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace('.txt', ''));

describe('a pasted report', () => {
  it('has its meaning beside it', () => deepEqual(Object.keys(expected).sort(), reports.sort()));

  for (const name of reports) {
    it(`is understood: ${name}`, () => {
      const found = decodeText(readFileSync(`${folder}/${name}.txt`, 'utf8'));
      const wanted = expected[name];
      if (wanted === null || wanted === undefined) {
        equal(found, null);
        return;
      }
      ok(found);
      if (found.kind === 'realtime') {
        equal(`${found.scope}/${found.code}`, wanted.class);
        return;
      }
      const diagnosis = diagnose(found.pasted.exchange, found.pasted.surroundings);
      ok([wanted.class].flat().includes(diagnosis.class), diagnosis.class);
      equal(diagnosis.code, wanted.code);
      equal(found.by, wanted.by);
      const [frame] = found.frames;
      deepEqual(frame && { file: frame.file, line: frame.line }, wanted.frame);
      deepEqual(
        diagnosis.fields.map(({ path }) => path),
        wanted.fields ?? [],
      );
    });
  }

  it('claims no status that nobody wrote down', () => {
    const found = decodeText(readFileSync(`${folder}/seen-jda.txt`, 'utf8'));
    ok(found?.kind === 'exchange');
    const { evidence } = diagnose(found.pasted.exchange, found.pasted.surroundings);
    deepEqual(
      evidence.filter(({ fact }) => fact === 'status'),
      [],
    );
  });

  it('is read whatever is cut off or added', () => {
    let random = 7;
    const next = (limit: number) => {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      return random % limit;
    };
    for (const name of reports) {
      const text = readFileSync(`${folder}/${name}.txt`, 'utf8');
      for (let round = 0; round < 60; round++) {
        const at = next(text.length);
        decodeText(text.slice(0, at) + text.slice(at + next(30)));
        decodeText(text.slice(at) + text.slice(0, at));
      }
    }
  });
});

/** An expectation that leaves several answers open. */
type Open<T> = T | { readonly $anyOf: readonly T[] };

interface HeldOut {
  readonly class: string | readonly string[];
  readonly code?: Open<number | null>;
  readonly frame?: Open<Expected['frame'] | null>;
  readonly fields?: Open<readonly string[]>;
}

describe('a held-out report', () => {
  const apart = 'test/fixtures/apart/reports';
  const all: Readonly<Record<string, HeldOut | null>> = JSON.parse(readFileSync(`${apart}/expected.json`, 'utf8'));

  for (const [name, wanted] of Object.entries(all)) {
    it(`is understood: ${name}`, () => {
      const found = decodeText(readFileSync(`${apart}/${name}.txt`, 'utf8'));
      if (wanted === null) return equal(found, null);
      ok(found);
      if (found.kind === 'realtime') return ok([wanted.class].flat().includes(`${found.scope}/${found.code}`));
      const diagnosis = diagnose(found.pasted.exchange, found.pasted.surroundings);
      ok([wanted.class].flat().includes(diagnosis.class), diagnosis.class);
      oneOf(diagnosis.code, wanted.code);
      const [frame] = found.frames;
      oneOf(
        frame === undefined ? null : { file: frame.file.replace('file://', ''), line: frame.line },
        wanted.frame ?? null,
      );
      oneOf(diagnosis.fields.map(({ path }) => path).sort(), wanted.fields);
    });
  }
});

/** The order of a list is not claimed. */
function oneOf<T>(actual: T, wanted: Open<T> | undefined): void {
  if (wanted === undefined) return;
  const open = typeof wanted === 'object' && wanted !== null && '$anyOf' in wanted ? wanted.$anyOf : [wanted as T];
  const plain = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  ok(
    open.some((each) => plain(each) === plain(actual)),
    `${plain(actual)} is not ${plain(wanted)}`,
  );
}
