import { deepEqual, ok } from 'node:assert/strict';
import { extractHttp } from '../../../src/core/extract/http.ts';
import { extractShell } from '../../../src/core/extract/shell.ts';
import { foundIn, halfWrittenRequests, keyOf } from './halfWritten.ts';

const documents = await halfWrittenRequests();

describe('half-written requests', () => {
  it('keep every part that is complete, at its place', () => {
    const lost: string[] = [];
    let count = 0;
    for (const { text, begin, read, parts } of documents) {
      for (let length = begin + 1; length < text.length; length++) {
        const complete = parts.filter(({ from }) => from <= length);
        if (complete.length === 0) continue;
        count += complete.length;
        const found = foundIn(read, text.slice(0, length));
        for (const { name, span } of complete) {
          if (!found.has(keyOf(name, span))) lost.push(`${keyOf(name, span)} of ${text.slice(0, length)}`);
        }
      }
    }
    ok(count > 50_000, String(count));
    deepEqual(lost.slice(0, 40), []);
  }).timeout(20_000);
});

describe('tangled requests', () => {
  it('are read to the end in time that grows with their length', () => {
    for (const piece of pieces) {
      for (const extract of [extractShell, extractHttp]) {
        extract(`curl https://discord.com/api/v10/x -d ${piece.repeat(20_000)}`);
        extract(piece.repeat(20_000));
        extract(`POST https://discord.com/api/v10/x\n\n${piece.repeat(20_000)}`);
      }
    }
  }).timeout(20_000);
});

const pieces = [
  ...['$(', '`a ', '"$(', '${a:-', '((', 'a=(', '<<A ', 'a|', '<(', '{{', "$'\\x", '[{"a":', '{,', '-F a=b;type='],
];
