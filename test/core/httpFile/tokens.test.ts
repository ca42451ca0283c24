import { deepEqual, ok } from 'node:assert/strict';
import { httpTokens } from '../../../src/core/httpFile/tokens.ts';
import { sample } from './httpFileFixtures.ts';

function tokensOf(text: string): string[] {
  return httpTokens(text).map(({ span, type }) => `${type} ${text.slice(...span)}`);
}

describe('the tokens of an .http file', () => {
  it('tell method, URL, variables and version apart', () => {
    deepEqual(tokensOf('GET {{api}}/users/{{id}}?a=1 HTTP/1.1'), [
      'keyword GET',
      'variable {{api}}',
      'string /users/',
      'variable {{id}}',
      'string ?a=1',
      'keyword HTTP/1.1',
    ]);
  });

  it('know headers, bodies, definitions, comments and separators', () => {
    const text = '### Title\n@id = 1{{x}}\n# @name a\nPOST /a\n  ?b=c\nX-A : b {{c}}\n// no\n\n{"d": "{{e}}"}\n';
    deepEqual(tokensOf(text), [
      'comment ### Title',
      'variable @id',
      'string 1',
      'variable {{x}}',
      'comment # @name a',
      'keyword POST',
      'string /a',
      'string ?b=c',
      'property X-A',
      'string b ',
      'variable {{c}}',
      'comment // no',
      'variable {{e}}',
    ]);
  });

  it('know curl', () => {
    deepEqual(tokensOf('curl https://discord.com/{{a}}'), ['keyword curl', 'variable {{a}}']);
  });

  it('stand in order, do not overlap and stay on their lines', () => {
    for (const text of [sample, sample.replaceAll('\n', '\r\n'), `\uFEFF${sample}`, 'GET ', '@a', '###']) {
      let at = 0;
      for (const { span } of httpTokens(text)) {
        ok(at <= span[0] && span[0] < span[1] && span[1] <= text.length);
        ok(!/[\r\n]/.test(text.slice(...span)));
        at = span[1];
      }
    }
  });
});
