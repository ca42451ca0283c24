import { deepEqual, equal } from 'node:assert/strict';
import { type LineRange, shiftRange } from '../../../src/core/editing/shiftRange.ts';

function range(startLine: number, start: number, endLine: number, end: number): LineRange {
  return { start: { line: startLine, character: start }, end: { line: endLine, character: end } };
}

/** Puts `text` in place of a range of `before`, as an editor does. */
function changed(before: string, { start, end }: LineRange, text: string): string {
  const offset = ({ line, character }: LineRange['start']) =>
    before.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  return before.slice(0, offset(start)) + text + before.slice(offset(end));
}

function textIn(text: string, { start, end }: LineRange): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.character) ?? '';
  lines[0] = lines[0]?.slice(start.character) ?? '';
  return lines.join('\n');
}

describe('a range and a change', () => {
  const text = 'one two three\nfour five six\nseven';
  const five = range(1, 5, 1, 9);
  const changes: readonly (readonly [LineRange, string])[] = [
    [range(0, 0, 0, 0), 'a\nb\n'],
    [range(0, 4, 0, 7), ''],
    [range(0, 8, 1, 0), ''],
    [range(0, 0, 1, 5), 'x'],
    [range(1, 0, 1, 4), 'fourteen'],
    [range(1, 5, 1, 5), 'new\n'],
    [range(1, 9, 1, 9), '!'],
    [range(1, 10, 2, 2), 'end'],
  ];

  it('go together: the same text stays underlined', () => {
    for (const [place, inserted] of changes) {
      const shifted = shiftRange(five, { range: place, text: inserted });
      equal(textIn(changed(text, place, inserted), shifted ?? range(0, 0, 0, 0)), 'five', JSON.stringify(place));
    }
  });

  it('part where the change is in it', () => {
    for (const place of [range(1, 6, 1, 6), range(1, 5, 1, 6), range(0, 0, 2, 0), range(1, 8, 1, 12)])
      equal(shiftRange(five, { range: place, text: '' }), null, JSON.stringify(place));
    deepEqual(shiftRange(five, { range: range(2, 0, 2, 5), text: 'eight' }), five);
  });
});
