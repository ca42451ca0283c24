import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';

/** A place in a file as VS Code counts: line and column from 1. */
export interface SamplePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where `text` begins in a file of the sample workspace; after `anchor`, where that is given. Throws if it is not there. */
export async function placeOf(file: string, text: string, anchor = ''): Promise<SamplePlace> {
  const whole = await readFile(join(checkout, 'test/sample', file), 'utf8');
  const from = whole.indexOf(anchor);
  const at = from < 0 ? -1 : whole.indexOf(text, from);
  if (at < 0) throw new Error(`${file} does not say ${text} after ${anchor}.`);
  const before = whole.slice(0, at).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
