import assert from 'node:assert/strict';
import { shiftSpan, type TextChange } from '../../../src/core/editing/shiftSpan.ts';

/** Makes the change in a real string and says where the marked text went. */
function afterEdit(text: string, marked: string, change: TextChange): string | null {
  const start = text.indexOf(marked);
  const after = text.slice(0, change.offset) + '+'.repeat(change.inserted) + text.slice(change.offset + change.length);
  const span = shiftSpan([start, start + marked.length], change);
  return span === null ? null : after.slice(...span);
}

describe('a range of a document', () => {
  const text = 'before [marked] after';

  it('stays on its text when lines are inserted or removed above it', () => {
    assert.equal(afterEdit(text, '[marked]', { offset: 0, length: 0, inserted: 5 }), '[marked]');
    assert.equal(afterEdit(text, '[marked]', { offset: 0, length: 6, inserted: 0 }), '[marked]');
    assert.equal(afterEdit(text, '[marked]', { offset: 7, length: 0, inserted: 3 }), '[marked]');
  });

  it('stays where it is when something changes below it', () => {
    assert.equal(afterEdit(text, '[marked]', { offset: 15, length: 0, inserted: 4 }), '[marked]');
    assert.equal(afterEdit(text, '[marked]', { offset: 16, length: 2, inserted: 9 }), '[marked]');
  });

  it('is gone when the text in it is edited', () => {
    assert.equal(afterEdit(text, '[marked]', { offset: 9, length: 0, inserted: 1 }), null);
    assert.equal(afterEdit(text, '[marked]', { offset: 14, length: 3, inserted: 0 }), null);
    assert.equal(afterEdit(text, '[marked]', { offset: 5, length: 12, inserted: 0 }), null);
  });
});
