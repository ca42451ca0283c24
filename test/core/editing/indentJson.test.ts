import assert from 'node:assert/strict';
import { indentJson } from '../../../src/core/editing/indentJson.ts';

describe('readable JSON', () => {
  it('is what JSON.stringify writes with two blanks', () => {
    const value = { a: [1, -2.5e3, { b: [] }], c: {}, 'quote " and \\ back': 'x: {y}, [z]', d: null, e: [true, false] };
    assert.equal(indentJson(JSON.stringify(value)), `\n${JSON.stringify(value, null, 2)}`.trimStart());
  });

  it('keeps every digit of a number beyond 2^53', () => {
    assert.equal(indentJson('{"id":1234567890123456789}'), '{\n  "id": 1234567890123456789\n}');
  });
});
