import { deepEqual, equal } from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { writeText } from '../../../src/core/request/text.ts';

const url = 'https://discord.com/api/v10/channels/1/messages';

async function only(text: string): Promise<Draft> {
  const { drafts } = await extract(text, 'javascript');
  equal(drafts.length, 1);
  return drafts[0] as Draft;
}

async function addressOf(text: string): Promise<string> {
  return writeText((await only(text)).url.text);
}

describe('a JavaScript name whose value depends on when code runs', () => {
  it('is left to run time where another function gives it a value', async () => {
    const text = `let id = '1';\nfunction choose(next) {\n  id = next;\n}\nfunction send() {\n  return fetch(\`https://discord.com/api/v10/channels/\${id}\`);\n}`;
    equal(await addressOf(text), 'https://discord.com/api/v10/channels/{id}');
  });

  it('is left to run time where it gets another value behind the function that uses it', async () => {
    const text = `let id = '1';\nconst send = () => fetch(\`https://discord.com/api/v10/channels/\${id}\`);\nawait send();\nid = '2';\nawait send();`;
    equal(await addressOf(text), 'https://discord.com/api/v10/channels/{id}');
  });

  it('is left to run time where the next turn of a loop has another', async () => {
    const text = `let after = '0';\nfor (;;) {\n  const page = await fetch(\`https://discord.com/api/v10/guilds/1/members?after=\${after}\`);\n  after = page.last;\n}`;
    equal(await addressOf(text), 'https://discord.com/api/v10/guilds/1/members?after={after}');
  });

  it('keeps its value where others of the same name change', async () => {
    const text = `let id = '1';\nfunction other(id) {\n  id = '2';\n}\nfunction third() {\n  let id = '3';\n  id = '4';\n}\nfunction send() {\n  return fetch(\`https://discord.com/api/v10/channels/\${id}\`);\n}`;
    equal(await addressOf(text), 'https://discord.com/api/v10/channels/1');
  });

  it('keeps its value where it changes at the top, after a request at the top', async () => {
    const text = `let id = '1';\nawait fetch(\`https://discord.com/api/v10/channels/\${id}\`);\nid = '2';`;
    equal(await addressOf(text), 'https://discord.com/api/v10/channels/1');
  });
});

describe('what a condition decides that only run time knows', () => {
  it('is a value to fill in', async () => {
    const text = `async function send(body, reason) {\n  const headers = { A: '1' };\n  const data = { content: 'c' };\n  if (reason) headers['X-Audit-Log-Reason'] = reason;\n  if (body.loud) data.tts = true;\n  await fetch('${url}', { method: 'POST', headers, body: JSON.stringify(data) });\n}`;
    const draft = await only(text);
    deepEqual(
      draft.headers.map(({ name, value }) => [name, writeText(value.text)]),
      [
        ['A', '1'],
        ['X-Audit-Log-Reason', '{reason}'],
      ],
    );
    equal(writeText(draft.body?.text ?? []), '{"content":"c","tts":{true}}');
  });

  it('stops a request where nobody knows how many parts there are', async () => {
    const text = `const form = new FormData();\nform.append('content', 'c');\nfor (const file of files) form.append(file.name, file);\nawait fetch('${url}', { method: 'POST', body: form });`;
    equal((await only(text)).problem?.code, 'unreadable-body');
  });

  it('stops a request that something else changes before it goes out', async () => {
    const text = `import axios from 'axios';\naxios.interceptors.request.use((config) => sign(config));\nawait axios.get('${url}');`;
    equal((await only(text)).problem?.code, 'unsupported-option');
  });

  it('does not take an older variable of the environment for one that comes between', async () => {
    const text = `const id = process.env.A ?? process.env.B ?? '3';\nawait fetch('https://discord.com/api/v10/channels/' + id);`;
    const [, hole] = (await only(text)).url.text;
    equal(typeof hole === 'string' ? hole : hole?.source.kind, 'environment');
    equal(typeof hole === 'object' && hole.source.kind === 'environment' ? hole.source.fallback : '', undefined);
  });
});
