import { equal } from 'node:assert/strict';
import { asBelow, LineHistory } from '../../../src/core/capture/lineHistory.ts';
import type { LineChange, LineRange } from '../../../src/core/editing/shiftRange.ts';

function range(startLine: number, start: number, endLine: number, end: number): LineRange {
  return { start: { line: startLine, character: start }, end: { line: endLine, character: end } };
}

/** A document that is edited, and the history of it, as an editor tells it. */
class Edited {
  text: string;
  readonly history = new LineHistory();
  now = 0;

  constructor(text: string) {
    this.text = text;
  }

  edit(place: LineRange, text: string): void {
    const lines = this.text.split('\n');
    const offset = ({ line, character }: LineRange['start']) =>
      lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
    this.text = this.text.slice(0, offset(place.start)) + text + this.text.slice(offset(place.end));
    this.now += 1;
    const change: LineChange = { range: place, text };
    this.history.add(
      this.now,
      asBelow(change, (line) => this.text.split('\n')[line] ?? ''),
    );
  }

  /** The text that stands now where `line` stood at a moment. */
  lineOf(line: number, moment: number): string | undefined {
    const now = this.history.lineNow(line, moment);
    return now === null ? undefined : this.text.split('\n')[now];
  }
}

describe('a line of a text that is edited', () => {
  it('is found where it stands now', () => {
    const edited = new Edited('a\nb\ncall()\nd');
    edited.edit(range(0, 0, 0, 0), 'x\ny\n');
    equal(edited.lineOf(2, 0), 'call()');
    edited.edit(range(4, 6, 4, 6), '\n// after');
    equal(edited.lineOf(2, 0), 'call()');
    edited.edit(range(3, 1, 3, 1), '\r\n  new'.replace('\r', ''));
    equal(edited.lineOf(2, 0), 'call()');
    edited.edit(range(0, 0, 2, 0), '');
    equal(edited.lineOf(2, 0), 'call()');
    // A bot that began after the first edits has other lines.
    equal(edited.lineOf(4, 1), 'call()');
  });

  it('is lost when it was edited itself, for who ran the old one', () => {
    const edited = new Edited('a\ncall()\nc');
    edited.edit(range(1, 5, 1, 5), '1');
    equal(edited.lineOf(1, 0), undefined);
    equal(edited.lineOf(1, 1), 'call(1)');
    edited.edit(range(1, 2, 1, 2), '\n');
    equal(edited.lineOf(1, 1), undefined);
    edited.edit(range(0, 0, 3, 0), '');
    equal(edited.lineOf(0, 0), undefined);
  });

  it('is not guessed at once its changes are forgotten', () => {
    const edited = new Edited('call()');
    for (let index = 0; index < 2001; index++) edited.edit(range(0, 0, 0, 0), '\n');
    equal(edited.lineOf(0, 0), undefined);
    equal(edited.lineOf(1500, 1500), 'call()');
  });
});
