import assert from 'node:assert/strict';
import { interactionToken } from '../../src/sandbox/token.ts';
import { sandboxIds as ids, redirectUri } from '../../src/sandbox/world/seed.ts';
import { Asker, browserAgent, type Sent } from './ask.ts';

/** Status, and the code or a part of the text. */
type Answered = readonly [status: number, code: number | RegExp];

/** A request that meets an error by itself; several of them in turn, of which the last one does. */
interface Met {
  readonly lines: readonly (readonly [line: string, sent?: Sent])[];
  readonly expect: Answered;
}

const messages = `/channels/${ids.text}/messages`;
const webhook = (token: string) => `/webhooks/${ids.webhook}/${token}`;
const callback = `/interactions/${ids.interaction}/${interactionToken(ids.interaction)}/callback`;
const say: Sent = { json: { content: 'hi' } };
const form = (fields: Readonly<Record<string, string>>): Sent => ({
  body: new URLSearchParams(fields).toString(),
  headers: { authorization: undefined, 'content-type': 'application/x-www-form-urlencoded' },
});
const times = (count: number, line: string, sent: Sent) =>
  Array.from({ length: count }, (): readonly [string, Sent] => [line, sent]);

/**
 * The errors that developers meet most, as they are met: nothing is asked for, the request itself deserves each. The
 * order is that of how often they stand in public issues.
 */
const errors: Readonly<Record<string, readonly Met[]>> = {
  '50035, an invalid form body': [
    { lines: [[`POST ${messages}`, { json: { embeds: [{ title: 'x'.repeat(257) }] } }]], expect: [400, 50035] },
    { lines: [['GET /channels/%7Bid%7D']], expect: [400, 50035] },
  ],
  '50013, a missing permission or a role above': [
    { lines: [[`POST /channels/${ids.readOnly}/messages`, say]], expect: [403, 50013] },
    { lines: [[`DELETE /guilds/${ids.guild}/members/${ids.moderator}`]], expect: [403, 50013] },
  ],
  '10062, an interaction that waited too long': [
    {
      lines: [[`POST /interactions/${ids.interaction}/unknown/callback`, { json: { type: 5 } }]],
      expect: [404, 10062],
    },
  ],
  '50001, no access': [
    { lines: [[`GET /channels/${ids.hidden}`]], expect: [403, 50001] },
    { lines: [[`GET /guilds/${ids.otherGuild}/channels`]], expect: [403, 50001] },
  ],
  '401, a token that is none': [
    { lines: [['GET /users/@me', { headers: { authorization: 'Bot x' } }]], expect: [401, 0] },
    { lines: [['GET /users/@me', { headers: { authorization: undefined } }]], expect: [401, 0] },
  ],
  '429, a bucket or a hidden limit': [
    { lines: times(6, `POST ${messages}`, say), expect: [429, /"global":false/] },
    { lines: times(3, `PATCH /channels/${ids.text}`, { json: { topic: 'x' } }), expect: [429, /"retry_after":\d{3}/] },
  ],
  '1015, a ban of the address': [
    { lines: times(11, 'GET /invites/none', { headers: { authorization: undefined } }), expect: [429, /Error 1015/] },
  ],
  '10008, a message that is gone': [{ lines: [[`GET ${messages}/${ids.outsider}`]], expect: [404, 10008] }],
  '40333 and 1010, a blocked User-Agent': [
    { lines: [[`GET ${messages}`, { headers: { 'user-agent': browserAgent } }]], expect: [403, 40333] },
    { lines: [['GET /users/@me', { headers: { 'user-agent': 'Python-urllib/3.12' } }]], expect: [403, /1010/] },
  ],
  '50027, a token of no webhook': [{ lines: [[`POST ${webhook('x'.repeat(68))}`, say]], expect: [401, 50027] }],
  '40060, answered twice': [{ lines: times(2, `POST ${callback}`, { json: { type: 5 } }), expect: [400, 40060] }],
  '50007 and 50278, messages that nobody takes': [
    { lines: [[`POST /users/@me/channels`, { json: { recipient_id: ids.bot } }]], expect: [400, 50007] },
  ],
  '50006, an empty message': [
    { lines: [[`POST ${messages}`, { json: { embed: { title: 'x' } } }]], expect: [400, 50006] },
  ],
  'invalid_grant, a code that is none': [
    {
      lines: [
        [
          'POST /oauth2/token',
          form({
            grant_type: 'authorization_code',
            code: 'used',
            redirect_uri: redirectUri,
            client_id: ids.application,
            client_secret: 'SECRET',
          }),
        ],
      ],
      expect: [400, /"invalid_grant"/],
    },
  ],
  'an interactions endpoint that cannot be verified': [
    {
      lines: [['PATCH /applications/@me', { json: { interactions_endpoint_url: 'https://example.com/interactions' } }]],
      expect: [400, 50035],
    },
  ],
  '10003, 10004, 10007, 10011, 10013, an id of something else': [
    { lines: [[`GET /channels/${ids.outsider}`]], expect: [404, 10003] },
    { lines: [[`GET /guilds/${ids.outsider}`]], expect: [404, 10004] },
    { lines: [[`GET /guilds/${ids.guild}/members/${ids.outsider}`]], expect: [404, 10007] },
    { lines: [[`PUT /guilds/${ids.guild}/members/${ids.member}/roles/${ids.outsider}`]], expect: [404, 10011] },
    { lines: [[`GET /users/${ids.text}`]], expect: [404, 10013] },
  ],
  '500, a body that breaks a limit nobody checks': [
    {
      lines: [
        [
          `POST ${messages}`,
          // discord-api-docs#8554: components of the second kind with more than about 10 KB of text
          { json: { flags: 1 << 15, components: [{ type: 10, content: '字'.repeat(3500) }] } },
        ],
      ],
      expect: [500, 0],
    },
  ],
  '5xx and 52x, trouble at the origin': [
    { lines: [['GET /users/@me', { headers: { 'x-sandbox-fault': 'unavailable' } }]], expect: [503, 0] },
    { lines: [['GET /users/@me', { headers: { 'x-sandbox-fault': 'origin-unreachable=522' } }]], expect: [522, /522/] },
  ],
  '50034 and 50016, a bulk that is too old or too small': [
    {
      lines: [[`POST ${messages}/bulk-delete`, { json: { messages: [ids.memberMessage, ids.botMessage] } }]],
      expect: [400, 50034],
    },
    { lines: [[`POST ${messages}/bulk-delete`, { json: { messages: [ids.memberMessage] } }]], expect: [400, 50016] },
  ],
  '30032, more commands than there may be': [
    {
      lines: [
        [
          `PUT /applications/${ids.application}/commands`,
          { json: Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: 'x' })) },
        ],
      ],
      expect: [400, 30032],
    },
  ],
  '40005, a file that is too large': [
    {
      lines: [
        [
          `POST ${messages}`,
          {
            body: `--b\r\nContent-Disposition: form-data; name="files[0]"; filename="a"\r\n\r\n${'x'.repeat(10 * 1024 * 1024 + 1)}\r\n--b--\r\n`,
            headers: { 'content-type': 'multipart/form-data; boundary=b' },
          },
        ],
      ],
      expect: [413, 40005],
    },
  ],
  '20001, a route that is not for bots': [
    { lines: [[`GET /users/@me/guilds/${ids.guild}/member`]], expect: [403, 20001] },
  ],
  '40067, a post without a tag': [
    {
      lines: [[`POST /channels/${ids.tagForum}/threads`, { json: { name: 'x', message: { content: 'x' } } }]],
      expect: [400, 40067],
    },
  ],
  '50083, an archived thread': [
    { lines: [[`PUT /channels/${ids.archivedThread}/thread-members/@me`]], expect: [400, 50083] },
  ],
  'the form error of version 6': [
    {
      lines: [['POST /api/webhooks/WEBHOOK', { json: { embeds: [{ title: 'x'.repeat(257) }] } }]],
      expect: [400, /^\{"embeds":\["0"\]\}$/],
    },
  ],
};

describe('the errors that developers meet most', () => {
  it('are twenty-five', () => assert.equal(Object.keys(errors).length, 25));

  for (const [name, ways] of Object.entries(errors)) {
    it(`${name}: meets those in the sandbox who deserve it`, async () => {
      for (const { lines, expect } of ways) {
        const asker = await Asker.start();
        try {
          const { token = '' } = asker.sandbox.world.webhooks.get(ids.webhook) ?? {};
          let last = await asker.ask('GET /gateway');
          for (const [line, sent = {}] of lines) {
            const { clientSecret } = asker.sandbox;
            const body = typeof sent.body === 'string' ? sent.body.replace('SECRET', clientSecret) : sent.body;
            last = await asker.ask(line.replace('WEBHOOK', `${ids.webhook}/${token}`), {
              ...sent,
              ...(body === undefined ? {} : { body }),
            });
          }
          const [status, code] = expect;
          assert.equal(last.status, status, last.text.slice(0, 300));
          if (typeof code === 'number') assert.equal(last.json.code, code);
          else assert.match(last.text, code);
        } finally {
          await asker.sandbox.close();
        }
      }
    });
  }
});
