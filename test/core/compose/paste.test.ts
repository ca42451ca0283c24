import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { compose } from '../../../src/core/compose/compose.ts';
import { type PastePlace, type PasteResult, paste } from '../../../src/core/compose/paste.ts';
import { extract } from '../../../src/core/extract/extract.ts';

const curl = `curl 'https://discord.com/api/v10/channels/1/messages' -H 'Authorization: Bot secret-of-the-bot' -H 'Content-Type: application/json' --data-raw '{"content":"it'\\''s"}'`;
const entry = {
  request: {
    method: 'PATCH',
    url: 'https://discord.com/api/v10/channels/1',
    httpVersion: 'HTTP/2',
    headers: [
      { name: ':authority', value: 'discord.com' },
      { name: 'Content-Length', value: '12' },
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Authorization', value: 'Bot secret-of-the-bot' },
    ],
    queryString: [],
    postData: { mimeType: 'application/json', text: '{"name":"x"}' },
  },
};

function at(language: string, before = '', after = ''): PastePlace {
  return { language, before, after };
}

function textOf(result: PasteResult): string {
  equal(result.kind, 'pasted');
  return result.kind === 'pasted' ? result.text : '';
}

describe('paste', () => {
  for (const [language, start] of Object.entries({
    http: /^POST https:\/\/discord\.com/,
    shellscript: /^curl /,
    typescript: /^const response = await fetch\(/,
    javascriptreact: /^const response = await fetch\(/,
    python: /^import os\n\nimport requests\n/,
    go: /^package main\n/,
    rust: /^\/\/ Cargo\.toml: reqwest/,
  })) {
    it(`writes a curl command in ${language}, without its token`, async () => {
      const text = textOf(await paste(curl, at(language)));
      match(text, start);
      match(text, /DISCORD_TOKEN/);
      ok(!text.includes('secret-of-the-bot'));
    });
  }

  for (const [title, source] of Object.entries({
    'a whole archive': { log: { version: '1.2', entries: [entry] } },
    'an archive with other names first': { comment: 'x', log: { pages: [], entries: [entry] } },
    'a list of entries': [entry],
    'an entry': entry,
    'the request of an entry': entry.request,
  })) {
    it(`reads ${title}, without what the connection adds`, async () => {
      const text = textOf(await paste(JSON.stringify(source, null, 2), at('http')));
      deepEqual(text.split('\n'), [
        'PATCH https://discord.com/api/v10/channels/1',
        'Content-Type: application/json',
        'Authorization: Bot {{$processEnv DISCORD_TOKEN}}',
        '',
        '{"name":"x"}',
      ]);
    });
  }

  it('reads an archive of ours', async () => {
    const [draft] = (await extract(curl, 'shellscript')).drafts;
    ok(draft);
    equal(textOf(await paste(compose(draft, 'har'), at('shellscript'))).includes('it'), true);
  });

  it('looks past what a terminal shows before a command', async () => {
    match(textOf(await paste(`$ ${curl}\n`, at('python'))), /requests\.post/);
  });

  it('keeps requests of an .http file apart', async () => {
    const place = at(
      'http',
      'GET https://discord.com/api/v10/gateway',
      '\nGET https://discord.com/api/v10/users/@me\n',
    );
    const text = place.before + textOf(await paste(curl, place)) + place.after;
    const { drafts } = await extract(text, 'http');
    deepEqual(
      drafts.map((draft) => draft.method.text.join('')),
      ['GET', 'POST', 'GET'],
    );
    equal(textOf(await paste(curl, at('http', 'GET x\n\n###\n'))).startsWith('POST'), true);
  });

  it('indents as the line of the cursor', async () => {
    const text = textOf(await paste(curl, at('python', 'def send():\n    ')));
    match(text, /\n {4}response = requests\.post\(\n {8}"https/);
    ok(!/ \n/.test(text));
  });

  it('says what could not be read', async () => {
    const result = await paste(`${curl} --aws-sigv4 aws:amz`, at('http'));
    equal(result.kind, 'pasted');
    if (result.kind !== 'pasted') return;
    deepEqual(
      result.unread.map((problem) => problem.code),
      ['unsupported-option'],
    );
  });

  it('pastes several requests where they can follow each other, else the first', async () => {
    const two = 'curl https://discord.com/api/v10/gateway --next https://discord.com/api/v10/users/@me';
    equal((await extract(textOf(await paste(two, at('http'))), 'http')).drafts.length, 2);
    const result = await paste(two, at('typescript'));
    equal(result.kind === 'pasted' && result.more, 1);
  });

  it('says where there is nothing to paste, or nowhere to paste it', async () => {
    for (const source of [
      '',
      'hello',
      '{"a":1}',
      '[1, null]',
      '{"log":{}}',
      'curl https://example.com',
      '{"url":"https://example.com"}',
    ]) {
      deepEqual(await paste(source, at('http')), { kind: 'nothing' }, source);
    }
    deepEqual(await paste(curl, at('plaintext')), { kind: 'no-dialect', language: 'plaintext' });
    deepEqual(await paste(curl, at('constructor')), { kind: 'no-dialect', language: 'constructor' });
  });
});
