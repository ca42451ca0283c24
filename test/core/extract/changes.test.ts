import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import { writeText } from '../../../src/core/request/text.ts';

const message = 'https://discord.com/api/v10/channels/1/messages';

/** The body of the only request; a hole stands as `{expression}`. */
async function bodyOf(setup: string, value: string, language = 'javascript'): Promise<string> {
  const call =
    language === 'python'
      ? `import requests\n${setup}\nrequests.post("${message}", json={"a": ${value}})`
      : `${setup}\nfetch('${message}', { method: 'POST', body: JSON.stringify({ a: ${value} }) });`;
  const { drafts } = await extract(call, language);
  assert.equal(drafts.length, 1, call);
  return writeText(drafts[0]?.body?.text ?? []);
}

describe('a value that was changed in a way that nobody follows', () => {
  const changes: readonly (readonly [name: string, setup: string, value: string, language?: string])[] = [
    ['splice', 'const list = [1, 2];\nlist.splice(0, 1);', 'list'],
    ['pop', 'const list = [1, 2];\nlist.pop();', 'list'],
    ['sort', 'const list = [2, 1];\nlist.sort();', 'list'],
    ['++', 'let count = 1;\ncount++;', 'count'],
    ['-- in front', 'let count = 1;\n--count;', 'count'],
    ['-=', 'let count = 1;\ncount -= 1;', 'count'],
    ['an assignment in a one-line if', 'let name = "a";\nif (process.argv[2]) name = "b";', 'name'],
    ['reverse', 'items = [1, 2]\nitems.reverse()', 'items', 'python'],
    ['remove', 'items = [1, 2]\nitems.remove(1)', 'items', 'python'],
    ['-= in Python', 'count = 1\ncount -= 1', 'count', 'python'],
    ['an assignment in a one-line if of Python', 'import sys\nname = "a"\nif sys.argv: name = "b"', 'name', 'python'],
    ['a member of an Enum', 'class Kind(Enum):\n    A = 1', 'Kind.A', 'python'],
  ];
  for (const [name, setup, value, language] of changes) {
    it(`is left to run time: ${name}`, async () => {
      assert.match(
        await bodyOf(setup, value, language),
        new RegExp(`^\\{"a": ?\\{${value.replace('.', '\\.')}\\}\\}$`),
      );
    });
  }

  it('is left to run time inside what holds it', async () => {
    assert.equal(
      await bodyOf('const held = { list: [1, 2], b: 1 };\nheld.list.shift();', 'held'),
      '{"a":{"list":{[1, 2]},"b":1}}',
    );
  });
});

describe('a parameter with a default', () => {
  for (const head of ['({ name = "a" })', '(name = "a")']) {
    it(`is not its default: ${head}`, async () => {
      const text = `const f = ${head} => {\n  fetch('${message}', { method: 'POST', body: JSON.stringify({ a: name }) });\n};`;
      const [draft] = (await extract(text, 'javascript')).drafts;
      assert.equal(writeText(draft?.body?.text ?? []), '{"a":{name}}');
    });
  }
});

describe('a query that only run time knows', () => {
  it('is a value to fill in', async () => {
    const python = `import requests\ndef find(options):\n    requests.get("${message}", params=options)`;
    const [draft] = (await extract(python, 'python')).drafts;
    assert.equal(writeText(draft?.url.text ?? []), `${message}?{options}`);
  });
});

describe('the address of a webhook client', () => {
  it('stays what only run time knows', async () => {
    const text = `import { WebhookClient } from 'discord.js';\nconst hook = new WebhookClient({ url: process.env.WEBHOOK_URL });\nhook.send('hi');`;
    const [draft] = (await extract(text, 'javascript')).drafts;
    assert.equal(writeText(draft?.url.text ?? []), '{process.env.WEBHOOK_URL}?wait=true');
  });

  it('does not make a request of files, which are not followed', async () => {
    const text = `import { WebhookClient } from 'discord.js';\nconst hook = new WebhookClient({ id: '1', token: 'fake-token' });\nhook.send({ files: ['a.png'] });`;
    const [draft] = (await extract(text, 'javascript')).drafts;
    assert.equal(draft?.problem?.code, 'unsupported-option');
  });
});
