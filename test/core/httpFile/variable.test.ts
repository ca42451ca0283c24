import { deepEqual, equal, ok } from 'node:assert/strict';
import { shownValue, unknownHoles, variableAt } from '../../../src/core/httpFile/variable.ts';
import { atCursor, sample } from './httpFileFixtures.ts';

const environment: Readonly<Record<string, string>> = {
  DISCORD_TOKEN: 'not-a-real-token-of-env',
  greeting: 'Hello',
  host: 'https://example.com',
};

function look(marked: string) {
  const { text, offset } = atCursor(marked);
  const variable = variableAt(text, offset);
  if (variable === null) return null;
  const values = (hole: { source: { kind: string; name?: string } }) => environment[hole.source.name ?? ''];
  return {
    at: text.slice(...variable.span),
    line: variable.definition && text.slice(0, variable.definition.from).split('\n').length,
    shown: shownValue(variable, values),
    unknown: unknownHoles(variable, values).map(({ expression }) => expression),
  };
}

describe('a variable of an .http file', () => {
  it('has the value that the file gives it, variables in it filled in', () => {
    deepEqual(look('@a = 1\n@b = {{a}}/2\nGET /users/{{|b}}\n'), { at: '{{b}}', line: 2, shown: '1/2', unknown: [] });
  });

  it('takes the definition above its use before the one below it', () => {
    equal(look('@a = 1\nGET /{{a|}}\n###\n@a = 2\n')?.shown, '1');
    equal(look('GET /{{|a}}\n###\n@a = 2\n')?.shown, '2');
  });

  it('is found on its definition too', () => {
    deepEqual(look('@us|er = 1\n'), { at: 'user', line: 1, shown: '1', unknown: [] });
  });

  it('comes from outside of the file, or is asked for', () => {
    deepEqual(look('GET /{{gree|ting}}\n'), { at: '{{greeting}}', line: null, shown: 'Hello', unknown: [] });
    deepEqual(look('GET /{{no|body}}\n'), { at: '{{nobody}}', line: null, shown: '{{nobody}}', unknown: ['nobody'] });
    equal(look('@a = {{host}}/x\nGET {{|a}}\n')?.shown, 'https://example.com/x');
  });

  it('is masked where its name says secret', () => {
    equal(look('GET /\nAuthorization: Bot {{$dotenv DISCORD_|TOKEN}}\n')?.shown, '••••-env');
    equal(look('@apiKey = 123\nGET /{{api|Key}}\n')?.shown, '••••');
  });

  it('is masked where a credential is made of it, whatever its name', () => {
    equal(look('@mine = some-long-made-up-thing\nGET /\nAuthorization: Bot {{mi|ne}}\n')?.shown, '••••hing');
    equal(look('@a = some-long-made-up-thing\n@b = Bot {{a}}\nGET /{{|a}}\n')?.shown, '••••hing');
    equal(look('@b = Bot {{a}}\n@a = some-long-made-up-thing\nGET /{{|b}}\n')?.shown, 'Bot ••••hing');
    equal(look('@w = some-long-made-up-thing\nPOST /api/webhooks/1/{{|w}}\n')?.shown, '••••hing');
    equal(
      look("@w = some-long-made-up-thing\ncurl -H 'Authorization: {{|w}}' https://discord.com/api\n")?.shown,
      '••••hing',
    );
  });

  it('is masked where it is another secret of the environment', () => {
    equal(look('@some_key = some-long-made-up-thing\nGET /{{some|_key}}\n')?.shown, '••••hing');
    equal(look('@db = db://me:hunter2@host/x\nGET /{{d|b}}\n')?.shown, 'db://me:••••@host/x');
  });

  it('is masked within another that is no secret', () => {
    equal(look('@url = /x/{{DISCORD_TOKEN}}\nGET {{|url}}\n')?.shown, '/x/••••-env');
  });

  it('is none where nothing is referred to', () => {
    for (const marked of ['GET /us|ers', '|', '{{a}} |', '@a = b|']) equal(look(marked), null);
  });

  it('may be made of itself', () => {
    ok(look('@a = {{b}}\n@b = {{a}}\nGET {{|a}}\n'));
  });

  it('never shows a secret of the sample', () => {
    for (let offset = 0; offset < sample.length; offset++) {
      const variable = variableAt(sample, offset);
      if (variable !== null) ok(!shownValue(variable, () => undefined).includes('not-a-real'));
    }
  });
});
