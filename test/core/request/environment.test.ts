import assert from 'node:assert/strict';
import { parseEnvironment } from '../../../src/core/request/environment.ts';

function assertEnvironment(text: string, expected: Record<string, string>): void {
  assert.deepEqual(Object.fromEntries(parseEnvironment(text)), expected);
}

describe('an environment file', () => {
  it('gives names and values', () => assertEnvironment('A=1\nB = two words \n', { A: '1', B: 'two words' }));
  it('accepts export, CRLF and a byte order mark', () =>
    assertEnvironment('\uFEFFexport A=1\r\n  export  B=2\r\n', { A: '1', B: '2' }));
  it('keeps what quotes protect', () =>
    assertEnvironment(`A='# no comment'\nB="line\\none"\nC="say \\"hi\\""`, {
      A: '# no comment',
      B: 'line\none',
      C: 'say "hi"',
    }));
  it('ends an unquoted value at a comment, but not at a # inside a word', () =>
    assertEnvironment('A=x # note\nB=x#y\nC=# empty', { A: 'x', B: 'x#y', C: '' }));
  it('takes the last of two', () => assertEnvironment('A=1\nA=2', { A: '2' }));
  it('passes over lines that say nothing', () => assertEnvironment('# comment\n\nnonsense\n=x\nA=', { A: '' }));
});
