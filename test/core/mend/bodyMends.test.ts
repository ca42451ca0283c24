import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import type { MendId } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { clientDefaults } from '../../../src/core/request/clientDefaults.ts';
import { type Draft, headerPart } from '../../../src/core/request/draft.ts';
import { literalOf, writeText } from '../../../src/core/request/text.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../../sandbox/ask.ts';
import { bodyFindingsIn } from '../lint/body/cases.ts';

const api = 'https://discord.com/api/v10';
const messages = `${api}/channels/${ids.text}/messages`;
const long = 'x'.repeat(2100);
const clipped = 'x'.repeat(2000);
const reply = (id: string) => `{ content: 'x', message_reference: { message_id: ${id} } }`;
const json = `'Content-Type': 'application/json'`;
const axios = `import axios from 'axios';\n`;
const fetched = (body: string) => `fetch('${messages}', { method: 'POST', headers: { ${json} }, body: ${body} });\n`;

interface Mended {
  readonly id: MendId;
  readonly language: string;
  readonly before: string;
  readonly after: string;
  /** Why nothing is sent before it is mended; absent: Discord refuses it. */
  readonly unsent?: string;
}

const fields = (count: number) => Array.from({ length: count }, (_, index) => `{ "name": "n${index}", "value": "v" }`);

const mended: readonly Mended[] = [
  // clip-to-limit
  {
    id: 'clip-to-limit',
    language: 'http',
    before: `POST ${messages}\nContent-Type: application/json\n\n{ "content": "${long}" }\n`,
    after: `POST ${messages}\nContent-Type: application/json\n\n{ "content": "${clipped}" }\n`,
  },
  {
    id: 'clip-to-limit',
    language: 'shellscript',
    before: `curl --json '{"content": "${long}"}' ${messages}\n`,
    after: `curl --json '{"content": "${clipped}"}' ${messages}\n`,
  },
  {
    id: 'clip-to-limit',
    language: 'javascript',
    before: fetched(`JSON.stringify({ content: '${long}' })`),
    after: fetched(`JSON.stringify({ content: '${clipped}' })`),
  },
  {
    id: 'clip-to-limit',
    language: 'typescript',
    before: `const content = \`${long}\`;\n${fetched('JSON.stringify({ content })')}`,
    after: `const content = \`${clipped}\`;\n${fetched('JSON.stringify({ content })')}`,
  },
  {
    id: 'clip-to-limit',
    language: 'javascript',
    before: fetched(`'{"content": "${long}"}'`),
    after: fetched(`'{"content": "${clipped}"}'`),
  },
  {
    id: 'clip-to-limit',
    language: 'python',
    before: `import requests\nrequests.post("${messages}", json={"content": """${long}"""})\n`,
    after: `import requests\nrequests.post("${messages}", json={"content": """${clipped}"""})\n`,
  },
  {
    id: 'clip-to-limit',
    language: 'http',
    before: `POST ${messages}\nContent-Type: application/json\n\n{ "embeds": [{ "fields": [${fields(27).join(', ')}] }] }\n`,
    after: `POST ${messages}\nContent-Type: application/json\n\n{ "embeds": [{ "fields": [${fields(25).join(', ')}] }] }\n`,
  },
  {
    id: 'clip-to-limit',
    language: 'javascript',
    before: `${axios}axios.post('${messages}', { embeds: [\n${'  { title: "t" },\n'.repeat(11)}] });\n`,
    after: `${axios}axios.post('${messages}', { embeds: [\n${'  { title: "t" },\n'.repeat(10)}] });\n`,
  },
  // escapes count as what they stand for
  {
    id: 'clip-to-limit',
    language: 'http',
    before: `POST ${messages}\nContent-Type: application/json\n\n{ "content": "${'\\u00e9\\"'.repeat(1001)}" }\n`,
    after: `POST ${messages}\nContent-Type: application/json\n\n{ "content": "${'\\u00e9\\"'.repeat(1000)}" }\n`,
  },
  {
    id: 'clip-to-limit',
    language: 'javascript',
    before: fetched(`JSON.stringify({ content: '${'😀\\u{1F600}\\uD83D\\uDE00'.repeat(667)}' })`),
    after: fetched(`JSON.stringify({ content: '${'😀\\u{1F600}\\uD83D\\uDE00'.repeat(666)}😀\\u{1F600}' })`),
  },
  // send-id-as-string
  {
    id: 'send-id-as-string',
    language: 'javascript',
    before: `${axios}axios.post('${messages}', ${reply(ids.memberMessage)});\n`,
    after: `${axios}axios.post('${messages}', ${reply(`'${ids.memberMessage}'`)});\n`,
  },
  {
    id: 'send-id-as-string',
    language: 'typescript',
    before: `${axios}const ID = ${ids.memberMessage};\naxios.post('${messages}', ${reply('ID')});\n`,
    after: `${axios}const ID = '${ids.memberMessage}';\naxios.post('${messages}', ${reply('ID')});\n`,
  },
  {
    id: 'send-id-as-string',
    language: 'javascript',
    before: `${axios}axios.post('${messages}', ${reply(`${ids.memberMessage}n`)});\n`,
    after: `${axios}axios.post('${messages}', ${reply(`'${ids.memberMessage}'`)});\n`,
    unsent: 'JSON.stringify throws',
  },
  // add-content-type
  {
    id: 'add-content-type',
    language: 'javascript',
    before: `fetch('${messages}', { method: 'POST', body: JSON.stringify({ content: 'x' }) });\n`,
    after: `fetch('${messages}', { method: 'POST', headers: { ${json} }, body: JSON.stringify({ content: 'x' }) });\n`,
  },
  {
    id: 'add-content-type',
    language: 'javascript',
    before: `fetch('${messages}', {\n  method: 'POST',\n  headers: { Accept: '*/*' },\n  body: JSON.stringify({ content: 'x' }),\n});\n`,
    after: `fetch('${messages}', {\n  method: 'POST',\n  headers: { ${json}, Accept: '*/*' },\n  body: JSON.stringify({ content: 'x' }),\n});\n`,
  },
  {
    id: 'add-content-type',
    language: 'javascript',
    before: `fetch('${messages}', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{"content": "x"}' });\n`,
    after: `fetch('${messages}', { method: 'POST', headers: { ${json} }, body: '{"content": "x"}' });\n`,
  },
  {
    id: 'add-content-type',
    language: 'typescript',
    before: `import { request } from 'undici';\nrequest('${messages}', { method: 'POST', body: JSON.stringify({ content: 'x' }) });\n`,
    after: `import { request } from 'undici';\nrequest('${messages}', { method: 'POST', headers: { ${json} }, body: JSON.stringify({ content: 'x' }) });\n`,
  },
  {
    id: 'add-content-type',
    language: 'python',
    before: `import json, requests\nrequests.post("${messages}", data=json.dumps({"content": "x"}))\n`,
    after: `import json, requests\nrequests.post("${messages}", headers={"Content-Type": "application/json"}, data=json.dumps({"content": "x"}))\n`,
  },
  {
    id: 'add-content-type',
    language: 'python',
    before: `import json, requests\nrequests.post("${messages}", data=json.dumps({"content": "x"}), headers={"Accept": "*/*"})\n`,
    after: `import json, requests\nrequests.post("${messages}", data=json.dumps({"content": "x"}), headers={"Content-Type": "application/json", "Accept": "*/*"})\n`,
  },
  {
    id: 'add-content-type',
    language: 'shellscript',
    before: `curl ${messages} -d '{"content": "x"}'\n`,
    after: `curl -H 'Content-Type: application/json' ${messages} -d '{"content": "x"}'\n`,
  },
  {
    id: 'add-content-type',
    language: 'http',
    before: `POST ${messages}\nContent-Type: text/plain\n\n{ "content": "x" }\n`,
    after: `POST ${messages}\nContent-Type: application/json\n\n{ "content": "x" }\n`,
  },
  {
    id: 'add-content-type',
    language: 'powershell',
    before: `Invoke-RestMethod ${messages} -Method Post -UserAgent x -Body '{"content": "x"}'\n`,
    after: `Invoke-RestMethod -ContentType 'application/json' ${messages} -Method Post -UserAgent x -Body '{"content": "x"}'\n`,
  },
  // rename-to-embeds: without it the message is empty
  {
    id: 'rename-to-embeds',
    language: 'http',
    before: `POST ${messages}\nContent-Type: application/json\n\n{ "embed": { "title": "t" } }\n`,
    after: `POST ${messages}\nContent-Type: application/json\n\n{ "embeds": [{ "title": "t" }] }\n`,
  },
  {
    id: 'rename-to-embeds',
    language: 'javascript',
    before: `${axios}axios.post('${messages}', { embed: { title: 't' } });\n`,
    after: `${axios}axios.post('${messages}', { embeds: [{ title: 't' }] });\n`,
  },
  {
    id: 'rename-to-embeds',
    language: 'javascript',
    before: `${axios}const embed = { title: 't' };\naxios.post('${messages}', { embed });\n`,
    after: `${axios}const embed = { title: 't' };\naxios.post('${messages}', { embeds: [embed] });\n`,
  },
  {
    id: 'rename-to-embeds',
    language: 'javascript',
    before: `${axios}const card = { title: 't' };\naxios.post('${messages}', { 'embed': card });\n`,
    after: `${axios}const card = { title: 't' };\naxios.post('${messages}', { 'embeds': [card] });\n`,
  },
  {
    id: 'rename-to-embeds',
    language: 'javascript',
    before: `${axios}axios.post('${messages}', { embed: [{ title: 't' }] });\n`,
    after: `${axios}axios.post('${messages}', { embeds: [{ title: 't' }] });\n`,
  },
  {
    id: 'rename-to-embeds',
    language: 'python',
    before: `import requests\nrequests.post("${messages}", json={"embed": {"title": "t"}})\n`,
    after: `import requests\nrequests.post("${messages}", json={"embeds": [{"title": "t"}]})\n`,
  },
  {
    id: 'rename-to-embeds',
    language: 'shellscript',
    before: `curl --json '{"embed": {"title": "t"}}' ${messages}\n`,
    after: `curl --json '{"embeds": [{"title": "t"}]}' ${messages}\n`,
  },
  // encode-emoji
  {
    id: 'encode-emoji',
    language: 'python',
    before: `import urllib.request\nurllib.request.urlopen(urllib.request.Request("${messages}/${ids.memberMessage}/reactions/👍/@me", method="PUT"))\n`,
    after: `import urllib.request\nurllib.request.urlopen(urllib.request.Request("${messages}/${ids.memberMessage}/reactions/%F0%9F%91%8D/@me", method="PUT"))\n`,
    unsent: 'urllib throws a UnicodeEncodeError',
  },
  {
    id: 'encode-emoji',
    language: 'javascript',
    before: `fetch('${messages}/${ids.memberMessage}/reactions/#️⃣/@me', { method: 'PUT' });\n`,
    after: `fetch('${messages}/${ids.memberMessage}/reactions/%23%EF%B8%8F%E2%83%A3/@me', { method: 'PUT' });\n`,
  },
  // rename-key
  {
    id: 'rename-key',
    language: 'javascript',
    before: `${axios}axios.post('${messages}', { content: 'x', components: [{ type: 1, components: [{ type: 2, style: 1, label: 'l', 'customId': 'c' }] }] });\n`,
    after: `${axios}axios.post('${messages}', { content: 'x', components: [{ type: 1, components: [{ type: 2, style: 1, label: 'l', 'custom_id': 'c' }] }] });\n`,
  },
  {
    id: 'rename-key',
    language: 'python',
    before: `import requests\nrequests.post("${messages}", json={"content": "x", "allowedMentions": {"parse": []}})\n`,
    after: `import requests\nrequests.post("${messages}", json={"content": "x", "allowed_mentions": {"parse": []}})\n`,
    unsent: 'it is passed over, so that everybody is pinged',
  },
  // stringify-body
  {
    id: 'stringify-body',
    language: 'typescript',
    before: fetched(`{ content: 'x' }`),
    after: fetched(`JSON.stringify({ content: 'x' })`),
  },
  // encode-reason
  {
    id: 'encode-reason',
    language: 'javascript',
    before: `fetch('${api}/channels/${ids.text}', { method: 'PATCH', headers: { ${json}, 'X-Audit-Log-Reason': '名前を変更' }, body: JSON.stringify({ name: 'x' }) });\n`,
    after: `fetch('${api}/channels/${ids.text}', { method: 'PATCH', headers: { ${json}, 'X-Audit-Log-Reason': '%E5%90%8D%E5%89%8D%E3%82%92%E5%A4%89%E6%9B%B4' }, body: JSON.stringify({ name: 'x' }) });\n`,
    unsent: 'fetch throws a TypeError at characters beyond U+00FF',
  },
  {
    id: 'encode-reason',
    language: 'python',
    before: `import requests\nreason = "50 % größer"\nrequests.patch("${api}/channels/${ids.text}", json={"name": "x"}, headers={"X-Audit-Log-Reason": reason})\n`,
    after: `import requests\nreason = "50%20%25%20gr%C3%B6%C3%9Fer"\nrequests.patch("${api}/channels/${ids.text}", json={"name": "x"}, headers={"X-Audit-Log-Reason": reason})\n`,
    unsent: 'it arrives garbled',
  },
  {
    id: 'encode-reason',
    language: 'shellscript',
    before: `curl -X PATCH ${api}/channels/${ids.text} -H 'X-Audit-Log-Reason: %E5%90%8D前' --json '{"name": "x"}'\n`,
    after: `curl -X PATCH ${api}/channels/${ids.text} -H 'X-Audit-Log-Reason: %E5%90%8D%E5%89%8D' --json '{"name": "x"}'\n`,
    unsent: 'it arrives garbled',
  },
];

describe('mends of bodies', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  /** Sends what the text would send, without what is wrong about the credential. */
  async function status(draft: Draft): Promise<number> {
    asker.sandbox.reset();
    const path = new URL(writeText(draft.url.text)).pathname.replace('/api/v10', '');
    const body = draft.body === null ? undefined : literalOf(draft.body.text);
    const method = writeText(draft.method.text);
    const defaults = clientDefaults(draft.client, { method, secure: true, body: draft.body, boundary: 'b' });
    const written = headerPart(draft, 'content-type')?.value.text;
    const type =
      written === undefined
        ? defaults.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
        : writeText(written);
    const headers = type === undefined ? {} : { 'content-type': type };
    const reply = await asker.ask(`${method} ${path}`, { headers, ...(body === undefined ? {} : { body }) });
    return reply.status;
  }

  for (const { id, language, before, after, unsent } of mended) {
    it(`${id} in ${language}: ${before.replaceAll(long, 'x…').slice(0, 160)}`, async () => {
      const [draft] = (await extract(before, language)).drafts;
      assert.ok(draft);
      const finding = (await bodyFindingsIn(language, before)).find(({ mends }) => mends.includes(id));
      assert.ok(finding, 'nothing offers it');
      const edits = mend(id, { text: before, draft, project: {}, span: finding.span });
      assert.ok(edits);
      assert.equal(applyEdits(before, edits), after);
      assert.deepEqual(mend(id, { text: before, draft, project: {} }), edits, 'for the whole request');
      const [then, ...more] = (await extract(after, language)).drafts;
      assert.ok(then !== undefined && more.length === 0 && then.problem === undefined);
      assert.equal(mend(id, { text: after, draft: then, project: {} }), null, 'a second time');
      assert.deepEqual(await bodyFindingsIn(language, after), []);
      if (unsent === undefined) assert.equal((await status(draft)) >= 400, true, 'it was refused');
      assert.equal((await status(then)) < 300, true, 'it is taken');
    });
  }

  for (const [id, language, text] of [
    [
      'rename-key',
      'http',
      `POST ${messages}\nContent-Type: application/json\n\n{ "content": "x", "allowedMentions": {}, "allowed_mentions": {} }\n`,
    ],
    ['rename-key', 'javascript', `${axios}axios.post('${messages}', { content: 'x', allowedMentions });\n`],
    [
      'stringify-body',
      'javascript',
      `const body = { content: 'x' };\nfetch('${messages}', { method: 'POST', body });\n`,
    ],
    ['encode-reason', 'shellscript', `curl -X DELETE ${messages}/1 -H 'X-Audit-Log-Reason: 100%'\n`],
    ['encode-reason', 'bat', `curl -X DELETE ${messages}/1 -H "X-Audit-Log-Reason: größer"\r\n`],
    [
      'clip-to-limit',
      'javascript',
      fetched(`JSON.stringify({ content: '${'x'.repeat(1500)}' + '${'x'.repeat(1500)}' })`),
    ],
    ['clip-to-limit', 'javascript', fetched(`JSON.stringify({ content: 'x' })`)],
    [
      'add-content-type',
      'javascript',
      `const body = JSON.stringify({ content: 'x' });\nfetch('${messages}', { method: 'POST', body });\n`,
    ],
    ['add-content-type', 'shellscript', `curl --json '{"content": "x"}' ${messages}\n`],
    ['rename-to-embeds', 'javascript', `${axios}axios.post('${messages}', { embeds: [{ title: 't' }], embed: {} });\n`],
    [
      'encode-emoji',
      'python',
      `import urllib.request\nurllib.request.urlopen(urllib.request.Request("${api}/channels/%s/messages/2/reactions/👍/@me" % channel, method="PUT"))\n`,
    ],
    [
      'send-id-as-string',
      'python',
      `import requests\nrequests.post("${messages}", json={"content": "x", "message_reference": {"message_id": ${ids.memberMessage}}})\n`,
    ],
  ] as const) {
    it(`${id} leaves alone: ${language} ${text.slice(0, 140)}`, async () => {
      const [draft] = (await extract(text, language)).drafts;
      assert.ok(draft);
      assert.equal(mend(id, { text, draft, project: {} }), null);
    });
  }
});
