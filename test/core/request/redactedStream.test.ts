import { equal, ok } from 'node:assert/strict';
import { RedactedStream } from '../../../src/core/request/redactedStream.ts';
import { redact } from '../../../src/core/request/redaction.ts';

function stream(text: string, pieceLength: number): { text: string; pieces: number } {
  const redacted = new RedactedStream((piece) => piece.replaceAll('known-secret-of-length', '••••ngth'));
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += pieceLength) {
    const piece = redacted.push(text.slice(start, start + pieceLength));
    if (piece !== '') pieces.push(piece);
  }
  return { text: pieces.join('') + redacted.end(), pieces: pieces.length };
}

describe('a redacted stream', () => {
  const secret = `${'s'.repeat(56)}TAIL`;
  const rows = Array.from({ length: 5000 }, (_, id) => ({ id, token: secret, b: 'known-secret-of-length' }));
  const json = JSON.stringify(rows);
  const expected = redact(json.replaceAll('known-secret-of-length', '••••ngth'));

  for (const length of [7, 1000, 16_384, 65_536, 1_000_000]) {
    it(`gives what redacting the whole gives, in pieces of ${length}`, () => {
      const { text, pieces } = stream(json, length);
      equal(text, expected);
      ok(length > 65_536 || pieces > 2, 'it holds everything back');
    });
  }

  it('holds back little where there is neither comma nor line break', () => {
    const text = `${'x'.repeat(300_000)}"token":"${secret}"${'y'.repeat(300_000)}`;
    const { text: redacted, pieces } = stream(text, 10_000);
    equal(redacted, text.replace(secret, '••••TAIL'));
    ok(pieces > 5);
  });
});
