import assert from 'node:assert/strict';
import { isQuoted } from '../../../src/core/extract/quotedCode.ts';

/** Cuts the line at the call. */
function assertQuoted(line: string, expected: boolean): void {
  const at = line.indexOf('fetch(');
  assert.equal(isQuoted(line.slice(0, at), line.slice(at)), expected, line);
}

describe('a call in a line', () => {
  it('is an example where a string is around it', () => {
    for (const line of [
      'x = "fetch(\'u\')"',
      "const s = `await fetch('u')`;",
      "a('it', \"fetch('u')\")",
      'f"say {name}: fetch(1)"',
      "b = 'don\\'t fetch(1)'",
    ]) {
      assertQuoted(line, true);
    }
  });

  it('runs elsewhere, also in what a template or an f-string fills in', () => {
    for (const line of [
      "await fetch('u');",
      "say('x', await fetch('u'))",
      '`${await fetch(1)}`',
      'f"{fetch(1)}"',
      "text.replace(/'/g, '').then(() => fetch('u'))",
      "'it is open; fetch(1)",
    ]) {
      assertQuoted(line, false);
    }
  });
});
