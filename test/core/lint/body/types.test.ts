import { deepEqual } from 'node:assert/strict';
import { findingsIn } from '../marked.ts';
import { assertBody, assertFine, assertMarked, assertSilent, at, httpRequest } from './cases.ts';

const api = 'https://discord.com/api/v10';
const headers = `headers: { Authorization: \`Bot \${t}\`, 'Content-Type': 'application/json' }`;

/** A message by `fetch`, `§` for the object. */
const fetched = (object: string) =>
  `await fetch('${api}/channels/1/messages', { method: 'POST', ${headers}, body: JSON.stringify(${object}) });`;

describe('body/type', () => {
  // Lists that are none: KMQ_Discord#523; objects that are none: MODEL_TYPE_CONVERT in logs of several bots.
  for (const [line, marked] of [
    [at.message, '{ "embeds": «{ "title": "t" }» }'],
    [at.message, '{ "embeds": «"t"» }'],
    [at.message, '{ "embeds": [«"t"»] }'],
    [at.message, '{ "content": «{ "text": "x" }» }'],
    [at.message, '{ "content": «["x"]» }'],
    [at.message, '{ "content": "x", "components": «{ "type": 1 }» }'],
    [at.message, '{ "content": "x", "allowed_mentions": «[]» }'],
    [at.message, '{ "content": "x", "allowed_mentions": { "users": «"1"» } }'],
    [at.message, '{ "content": "x", "message_reference": «"123456789012345678"» }'],
    [at.message, '{ "content": "x", "message_reference": { "message_id": «"none"» } }'],
    [at.message, '{ "content": "x", "tts": «{}» }'],
    [at.message, '{ "content": "x", "flags": «"ephemeral"» }'],
    [at.message, '{ "embeds": [{ "title": "t", "color": «"#ff0000"» }] }'],
    [at.message, '{ "embeds": [{ "title": "t", "color": «"red"» }] }'],
    [at.message, '{ "embeds": [{ "title": "t", "color": «"0xff0000"» }] }'],
    [at.message, '{ "embeds": [{ "title": "t", "fields": «{ "name": "n", "value": "v" }» }] }'],
    [at.message, '{ "embeds": [{ "title": "t", "image": «"https://a.b/c.png"» }] }'],
    [at.message, '{ "embeds": [{ "title": "t", "footer": «"f"» }] }'],
    [at.callback, '{ "type": 4, "data": «"x"» }'],
    [at.command, '{ "name": "a", "description": "d", "options": «{}» }'],
    [at.commands, '«{ "name": "a", "description": "d" }»'],
    [at.message, '«[]»'],
    [at.bulk, '{ "messages": ["1", «"x"»] }'],
    [at.channel, '{ "parent_id": «"general"» }'],
    [at.channel, '{ "rate_limit_per_user": «"five"» }'],
    [at.member, '{ "roles": «"1"» }'],
    [at.directMessage, '{ "recipient_id": «"@me"» }'],
  ] as const) {
    it(`is an error for what Discord does not convert: ${line} ${marked}`, () => assertBody(line, marked, 'body/type'));
  }

  it('is a warning where Discord may convert it', async () => {
    await assertBody(at.message, '{ "content": "x", "tts": «"yes"» }', 'body/type', 'warning');
    await assertBody(at.message, '{ "embeds": [{ "title": "t", "color": «1.5» }] }', 'body/type', 'warning');
    await assertBody(at.message, '{ "content": "x", "flags": «true» }', 'body/type', 'warning');
  });

  it('is silent about what Discord converts', async () => {
    await assertFine(at.message, '{ "content": 5 }');
    await assertFine(at.message, '{ "content": true }');
    await assertFine(at.message, '{ "content": "x", "flags": "4", "tts": "true" }');
    await assertFine(at.message, '{ "content": "x", "message_reference": { "message_id": 123456789012345678 } }');
    await assertFine(at.message, '{ "content": "x", "embeds": null, "components": null, "flags": null }');
  });

  it('is an id that loses digits in JavaScript, as a constant too', async () => {
    const reference = (id: string) => `{ content: 'x', message_reference: { message_id: ${id} } }`;
    for (const id of ['123456789012345678', '1213458536202371073', '1_213_458_536_202_371_073']) {
      await assertMarked('javascript', fetched(reference(`«${id}»`)), 'body/type', 'warning');
    }
    const constant = `const ID = «1213458536202371073»;\n${fetched(reference('ID'))}`;
    await assertMarked('typescript', constant, 'body/type', 'warning');
    await assertSilent('javascript', fetched(reference("'1213458536202371073'")));
    await assertSilent('javascript', fetched(reference('9007199254740991')));
    await assertSilent('javascript', fetched(reference('ID')));
  });

  it('keeps ids that are written as JSON, or by Python', async () => {
    const body = '{"content": "x", "message_reference": {"message_id": 1213458536202371073}}';
    await assertSilent(
      'javascript',
      `await fetch('${api}/channels/1/messages', { method: 'POST', ${headers}, body: '${body}' });`,
    );
    await assertSilent('python', `import requests\nrequests.post("${api}/channels/1/messages", json=${body})\n`);
  });

  it('is an object where a text is expected', async () => {
    const call = `await fetch('${api}/channels/1/messages', { method: 'POST', ${headers}, body: «{ content: 'x' }» });`;
    await assertMarked('javascript', call, 'body/type');
  });

  it('says what it found and what it takes', async () => {
    const [found] = await findingsIn('http', httpRequest(at.message, '{ "embeds": { "title": "t" } }'));
    deepEqual(found?.facts, { rule: 'body/type', path: 'embeds', expected: 'list', actual: 'object' });
  });
});

describe('numbers that code makes', () => {
  it('round an id in JavaScript', async () => {
    const reply = (id: string) => fetched(`{ content: 'x', message_reference: { message_id: ${id} } }`);
    for (const id of ['Number(process.env.MESSAGE)', '+id', 'parseInt(id, 10)']) {
      await assertMarked('javascript', reply(`«${id}»`), 'body/type', 'warning');
    }
    await assertSilent('javascript', reply('String(Number(id))'));
    await assertSilent('javascript', reply('id'));
    await assertSilent('javascript', fetched("{ content: 'x', flags: Number(bits) }"));
    await assertSilent(
      'python',
      `import requests\nrequests.post("${api}/channels/1/messages", json={"content": "x", "message_reference": {"message_id": int(sent)}})\n`,
    );
  });

  it('are no time', async () => {
    for (const time of ['Date.now()', 'new Date().getTime()']) {
      await assertMarked(
        'javascript',
        fetched(`{ embeds: [{ title: 't', timestamp: «${time}» }] }`),
        'body/type',
        'warning',
      );
    }
    await assertSilent('javascript', fetched("{ embeds: [{ title: 't', timestamp: new Date().toISOString() }] }"));
    await assertSilent('javascript', fetched('{ embeds: [{ title: `${Date.now()}`, timestamp: new Date() }] }'));
  });
});

describe('body/bigint', () => {
  it('is a BigInt that is made into JSON', async () => {
    for (const value of ['1213458536202371073n', 'BigInt(id)', "BigInt('1213458536202371073')"]) {
      const object = `{ content: 'x', message_reference: { message_id: «${value}» } }`;
      await assertMarked('javascript', fetched(object), 'body/bigint', 'warning');
    }
    await assertMarked(
      'typescript',
      `import axios from 'axios';\naxios.post('${api}/channels/1/messages', { content: 'x', nonce: «5n» });`,
      'body/bigint',
      'warning',
    );
  });

  it('is a flag of discord.js, a constant that is one, and what operators make of them', async () => {
    const role = (permissions: string) =>
      `fetch('${api}/guilds/1/roles', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ permissions: ${permissions} }) });`;
    for (const code of [
      `import { PermissionFlagsBits as bits, PermissionFlagsBits } from 'discord.js';\n${role('«PermissionFlagsBits.KickMembers»')}`,
      `const djs = require('discord.js');\n${role('«djs.PermissionsBitField.Flags.KickMembers | 8n»')}`,
      `const one = 1n;\nconst kick: bigint = one << 1n;\n${role('«kick»')}`,
    ]) {
      await assertMarked('typescript', code, 'body/bigint', 'warning');
    }
    for (const code of [
      role('String(PermissionFlagsBits.KickMembers)'),
      role('PermissionFlagsBits.KickMembers.toString()'),
      `const kick = 1n;\nfunction save(kick) {\n  ${role('kick')}\n}`,
      `let kick = 1n;\nkick = '2';\n${role('kick')}`,
      `const kick = 1n;\nconst save = ({ kick }) => ${role('kick')}`,
      `import { SlashCommandBuilder, PermissionFlagsBits } from 'discord.js';\nexport default new SlashCommandBuilder().setName('a').setDescription('d').setDefaultMemberPermissions(PermissionFlagsBits.KickMembers);`,
    ]) {
      await assertSilent('typescript', code);
    }
  });

  it('is none in a text', async () => {
    await assertSilent('javascript', fetched('{ content: `${5n} ${BigInt(x)}` }'));
    await assertSilent('javascript', fetched("{ content: 'x', nonce: String(5n) }"));
    await assertSilent('javascript', fetched("{ content: 'x', nonce: (5n).toString() }"));
  });
});

describe('body/unknown-key', () => {
  it('is another spelling of a key, underlined as it is written', async () => {
    for (const [line, marked] of [
      [at.message, '{ "content": "x", «"embed"»: { "title": "t" } }'],
      [at.webhook, '{ "content": "x", «"avatarUrl"»: "https://a.b/c.png" }'],
      [at.message, '{ "content": "x", «"allowedMentions"»: { "parse": [] } }'],
      [at.message, '{ "content": "x", «"Components"»: [] }'],
      [at.message, '{ "embeds": [{ "title": "t", "footer": { "text": "f", «"iconURL"»: "https://a.b" } }] }'],
      [at.command, '{ "name": "a", "description": "d", «"defaultMemberPermissions"»: "8" }'],
      [at.channel, '{ «"rateLimitPerUser"»: 5 }'],
      [at.callback, '{ "type": 4, "data": { "content": "x", «"embed"»: {} } }'],
    ] as const) {
      await assertBody(line, marked, 'body/unknown-key', 'warning');
    }
    await assertMarked(
      'javascript',
      fetched('{ content: \'x\', «embed»: { title: "t" } }'),
      'body/unknown-key',
      'warning',
    );
    await assertMarked(
      'python',
      `import requests\nrequests.post("${api}/channels/1/messages", json={"content": "x", «"embed"»: {"title": "t"}})\n`,
      'body/unknown-key',
      'warning',
    );
  });

  it('is a hint where a key is only similar', async () => {
    await assertBody(at.message, '{ "embeds": [{ «"tilte"»: "t", "color": 1 }] }', 'body/unknown-key', 'hint');
    await assertBody(at.message, '{ "embeds": [{ "title": "t", «"descripton"»: "d" }] }', 'body/unknown-key', 'hint');
  });

  it('is not what is like nothing, or beside what it is like', async () => {
    await assertFine(at.message, '{ "content": "x", "comment": "for people", "x": 1 }');
    await assertFine(at.message, '{ "content": "x", "embeds": [{ "title": "t" }], "embed": {} }');
    await assertFine(at.message, '{ "embeds": [{ "title": "t", "type": "rich", "provider": {} }] }');
  });
});
