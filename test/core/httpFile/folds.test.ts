import { deepEqual } from 'node:assert/strict';
import { httpFolds } from '../../../src/core/httpFile/folds.ts';
import { sample } from './httpFileFixtures.ts';

function foldsOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return httpFolds(text).map(({ kind, first, last }) => `${kind}: ${lines[first]} … ${lines[last]}`);
}

describe('what can be folded in an .http file', () => {
  it('is each request, its body, and comments over several lines', () => {
    deepEqual(foldsOf(sample), [
      'comment: # Notes on the file … # over two lines',
      'request: ### Who am I? … Authorization: {{auth}}',
      'request: ### Send … %}',
      'body: { … }',
      "request: ### …   -H 'Authorization: Bot {{other}}'",
    ]);
  });

  it('begins with the comments right above where no separator stands', () => {
    deepEqual(foldsOf('# one\n\n# @name two\nGET /users/@me\nAccept: */*\n'), ['request: # @name two … Accept: */*']);
  });

  it('leaves single lines alone', () => {
    deepEqual(foldsOf('GET https://discord.com/api/v10/gateway\n'), []);
    deepEqual(foldsOf('# one\n'), []);
    deepEqual(foldsOf(''), []);
  });

  it('is the same with CRLF', () => {
    deepEqual(httpFolds(sample.replaceAll('\n', '\r\n')), httpFolds(sample));
  });
});
