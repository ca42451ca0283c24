import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { snippetsOf } from '../../extract/executedCode.ts';
import { bodyFindingsIn } from './cases.ts';

/**
 * What stands in the snippets that were written to test the reading of code, and would be refused: nobody wrote them for
 * these rules. Everything else in them is fine, and nothing is said of it.
 */
const wrong: Readonly<Record<string, string>> = {
  // a reply needs the message that it is for
  'fetchEnvironment.js': 'body/limit message_reference',
  'fetchObjectBody.js': 'body/type ',
  'fetchPrettyJson.js': 'body/type components',
  // undefined in a list is null
  'fetchUndefinedKeys.js': 'body/type embeds[0], body/type embeds[1]',
  // names of users have at least two characters
  'gotExtend.ts': 'body/limit username',
  'superagentForm.cjs': 'body/limit username',
  'sessionBases.py': 'body/limit username',
  // `body` instead of `json`, without a header
  'kyBasic.js': 'body/content-type text/plain;charset=UTF-8',
  'requestsBytes.py': 'body/type ',
  'requestsDumps.py': 'body/type embeds[0], body/type embeds[1]',
  // an event elsewhere needs an end
  'event.py': 'body/limit ',
};

const languages: Readonly<Record<string, string>> = {
  js: 'javascript',
  ts: 'typescript',
  py: 'python',
  sh: 'shellscript',
};

/** Files that somebody else wrote without having seen the code. */
function apart(): { name: string; text: string; language: string }[] {
  const folder = 'test/fixtures/apart/extract';
  return readdirSync(folder).flatMap((name) => {
    const language = languages[name.split('.').at(-1) ?? ''];
    return language === undefined ? [] : [{ name, text: readFileSync(`${folder}/${name}`, 'utf8'), language }];
  });
}

describe('body rules on code that was written for something else', () => {
  const files = [...['javascript', 'python', 'components'].flatMap((folder) => snippetsOf(folder)), ...apart()];

  it('say what is wrong there, and nothing else', async () => {
    assert.equal(files.length >= 100, true, `${files.length} files`);
    const found: Record<string, string> = {};
    for (const { name, text, language } of files) {
      const findings = (await bodyFindingsIn(language, text)).map(
        ({ facts }) => `${facts.rule} ${'path' in facts ? facts.path : 'sent' in facts ? facts.sent : ''}`,
      );
      if (findings.length > 0) found[name] = findings.join(', ');
    }
    assert.deepEqual(found, wrong);
  });
});
