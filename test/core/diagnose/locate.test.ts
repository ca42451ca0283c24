import { deepEqual, equal, ok } from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.ts';
import { locate } from '../../../src/core/diagnose/locate.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { fillText, type Text } from '../../../src/core/request/text.ts';
import { diagnoseFixture, exchangeFixtures } from './exchangeFixtures.ts';

/** One message in each dialect. Only the last part differs: how address, headers and body are written. */
const http = `POST https://discord.com/api/v10/channels/1100000000000000001/messages?wait=x
Authorization: Bot {{TOKEN}}
User-Agent: Mozilla/5.0
Content-Type: application/json

{"content": "hi", "embeds": [{"fields": [{"name": "a", "value": "b"}]}]}
`;

const typescript = `await fetch(\`https://discord.com/api/v10/channels/\${process.env.CHANNEL}/messages/\${id}\`, {
  method: 'PATCH',
  headers: { Authorization: \`Bot \${token}\`, 'User-Agent': 'Mozilla/5.0' },
  body: JSON.stringify({ content: 'hi', embeds: [{ fields: [{ name: 'a', value: 'b' }] }] }),
});
`;

const routes = `import { REST, Routes } from 'discord.js';
const rest = new REST({ version: '10' }).setToken(process.env.TOKEN);
await rest.post(Routes.channelMessages('1100000000000000001'), { body: { content: 'hi', embeds: [{ title: 'a' }] } });
`;

const python = `import requests
BASE = "https://discord.com/api/v10"
requests.put(f"{BASE}/guilds/1100000000000000002/members/{user}/roles/{role}", headers={"Authorization": f"Bot {token}"})
`;

const shell = `curl "https://discord.com/api/v10/channels/$CHANNEL_ID/messages" -H "Authorization: Bot $TOKEN" -H 'User-Agent: Mozilla/5.0' -d '{"content": "hi"}'
`;

async function draftOf(text: string, language: string): Promise<Draft> {
  const { drafts } = await extract(text, language);
  equal(drafts.length, 1);
  return drafts[0]!;
}

/** The pieces of the document that an answer points at. */
async function places(text: string, language: string, answer: { status: number; body: unknown }): Promise<string[]> {
  const draft = await draftOf(text, language);
  return locate(diagnosisFor(draft, answer), draft, text).map(({ span }) => text.slice(...span));
}

/** What goes over the wire: every hole filled. */
const filled = (text: Text) => fillText(text, () => '1100000000000000009').text;

function diagnosisFor(draft: Draft, answer: { status: number; body: unknown }): Diagnosis {
  const pasted = readPasted({
    request: {
      method: draft.method.text.join(''),
      url: filled(draft.url.text),
      headers: draft.headers.map(({ name, value }) => [name, filled(value.text)]),
      ...(draft.body === null ? {} : { body: filled(draft.body.text) }),
    },
    response: { ...answer, headers: [['via', '1.1 google']] },
  });
  if (pasted.kind !== 'exchange') throw new Error('unreadable');
  return diagnose(pasted.exchange, pasted.surroundings);
}

const tooLong = { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 1024 or fewer in length.' }] };
const required = { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] };
const form = (errors: unknown) => ({ status: 400, body: { message: 'Invalid Form Body', code: 50035, errors } });
const error = (status: number, code: number, message: string) => ({ status, body: { message, code } });

describe('places of a diagnosis', () => {
  it('are the rejected value, in JSON and in code', async () => {
    const answer = form({ embeds: { 0: { fields: { 0: { value: tooLong } } } } });
    deepEqual(await places(http, 'http', answer), ['"b"']);
    deepEqual(await places(typescript, 'typescript', answer), ["'b'"]);
  });

  it('are one for each rejected field, in their order', async () => {
    const text = http;
    const draft = await draftOf(text, 'http');
    const answer = form({ content: tooLong, embeds: { 0: { fields: { 0: { name: tooLong } } } } });
    const found = locate(diagnosisFor(draft, answer), draft, text);
    deepEqual(
      found.map(({ span, field }) => [text.slice(...span), field]),
      [
        ['"hi"', 0],
        ['"a"', 1],
      ],
    );
  });

  it('are the nearest thing around a field that is not there', async () => {
    const answer = form({ embeds: { 0: { footer: { text: required } } } });
    deepEqual(await places(routes, 'typescript', answer), ["{ title: 'a' }"]);
    deepEqual(await places(shell, 'shellscript', form({ poll: required })), ['{"content": "hi"}']);
  });

  it('are the whole body where the root is refused', async () => {
    const answer = form({ _errors: [{ code: 'MAX_EMBED_SIZE_EXCEEDED', message: 'Embed size exceeds 6000' }] });
    deepEqual(await places(shell, 'shellscript', answer), ['{"content": "hi"}']);
  });

  it('are the value in the address where the field is a parameter of it', async () => {
    const bad = { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: 'Value "x" is not snowflake.' }] };
    deepEqual(await places(typescript, 'typescript', form({ channel_id: bad })), ['process.env.CHANNEL']);
    deepEqual(await places(shell, 'shellscript', form({ channel_id: bad })), ['$CHANNEL_ID']);
    deepEqual(await places(http, 'http', form({ wait: bad })), ['x']);
  });

  it('are the Authorization for a 401, and the address where there is none', async () => {
    deepEqual(await places(http, 'http', error(401, 0, '401: Unauthorized')), ['Bot {{TOKEN}}']);
    deepEqual(await places(typescript, 'typescript', error(401, 0, '401: Unauthorized')), ['Bot ${token}']);
    deepEqual(await places(routes, 'typescript', error(401, 0, '401: Unauthorized')), ['process.env.TOKEN']);
    const anonymous = http.replace('Authorization: Bot {{TOKEN}}\n', '');
    const [address] = await places(anonymous, 'http', error(401, 0, '401: Unauthorized'));
    equal(address, 'https://discord.com/api/v10/channels/1100000000000000001/messages?wait=x');
  });

  it('are the User-Agent for 40333, and the address where there is none', async () => {
    const blocked = error(403, 40333, 'internal network error');
    deepEqual(await places(http, 'http', blocked), ['Mozilla/5.0']);
    deepEqual(await places(shell, 'shellscript', blocked), ['Mozilla/5.0']);
    const [address] = await places(python, 'python', blocked);
    equal(address, '{BASE}/guilds/1100000000000000002/members/{user}/roles/{role}');
  });

  it('are the id that does not exist, literal or not', async () => {
    deepEqual(await places(http, 'http', error(404, 10003, 'Unknown Channel')), ['1100000000000000001']);
    deepEqual(await places(routes, 'typescript', error(404, 10003, 'Unknown Channel')), ['1100000000000000001']);
    deepEqual(await places(typescript, 'typescript', error(404, 10008, 'Unknown Message')), ['id']);
    deepEqual(await places(python, 'python', error(404, 10004, 'Unknown Guild')), ['1100000000000000002']);
    deepEqual(await places(python, 'python', error(404, 10011, 'Unknown Role')), ['role']);
  });

  it('are the resource of a refused permission', async () => {
    deepEqual(await places(python, 'python', error(403, 50013, 'Missing Permissions')), ['1100000000000000002']);
    deepEqual(await places(shell, 'shellscript', error(403, 50001, 'Missing Access')), ['$CHANNEL_ID']);
  });

  it('are the body for an empty message, and the misspelt key where there is one', async () => {
    const empty = error(400, 50006, 'Cannot send an empty message');
    const misspelt = http.replace('"content": "hi", "embeds"', '"embed"');
    deepEqual(await places(misspelt, 'http', empty), ['"embed"']);
  });

  it('are the address for a 429', async () => {
    const limited = { status: 429, body: { message: 'You are being rate limited.', retry_after: 1, global: false } };
    deepEqual(await places(shell, 'shellscript', limited), [
      'https://discord.com/api/v10/channels/$CHANNEL_ID/messages',
    ]);
  });

  it('are inside the request for every exchange there is', async () => {
    const drafts = await Promise.all([
      draftOf(http, 'http'),
      draftOf(typescript, 'typescript'),
      draftOf(shell, 'shellscript'),
    ]);
    for (const fixture of exchangeFixtures()) {
      const diagnosis = diagnoseFixture(fixture);
      for (const draft of drafts) {
        const found = locate(diagnosis, draft);
        ok(found.length > 0, fixture.name);
        for (const { span } of found)
          ok(span[0] >= draft.span[0] && span[1] <= draft.span[1] && span[0] < span[1], fixture.name);
      }
    }
  });
});
