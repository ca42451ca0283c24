import { deepEqual, equal } from 'node:assert/strict';
import type { StrayToken } from '../../../src/core/request/strayToken.ts';
import {
  botProfile,
  botToken,
  hole,
  readyWire,
  type Sketch,
  sketch,
  webhookToken,
  webhookUrl,
  wireOf,
} from './drafts.ts';

const mfaToken = `mfa.${'y'.repeat(40)}MFAT`;
const interactionToken = `${Buffer.from('interaction:123456789012345678').toString('base64')}${'z'.repeat(40)}INTR`;
const oauthToken = 'made-up-access-token';

const post: Sketch = { method: 'POST', headers: { Authorization: 'Bot placeholder' } };

/** The tokens that a person is asked about, as `kind at place`. */
const asked = (of: Sketch, given = {}) =>
  readyWire(sketch({ ...post, ...of }), given).tokens.map(
    ({ kind, place, lastFour }: StrayToken) => `${kind} ••••${lastFour} at ${place.in} ${place.name}`,
  );

const refusal = (of: Sketch, given = {}) => {
  const result = wireOf(sketch(of), given);
  if (result.kind !== 'refused' || result.refusal.reason !== 'stray-token') return result;
  const { token, clientHeaders } = result.refusal;
  return [token.kind, token.place.in, token.place.name, clientHeaders.join()].join(' ').trim();
};

describe('a token in the body', () => {
  const at = `bot-token ••••TAIL at body`;
  for (const [what, of, expected] of [
    ['in JSON', { body: JSON.stringify({ content: `mine: ${botToken}` }) }, [`${at} content`]],
    ['deep in JSON', { body: JSON.stringify({ embeds: [{}, { title: botToken }] }) }, [`${at} embeds[1].title`]],
    [
      'at two places',
      { body: JSON.stringify({ content: botToken, nonce: mfaToken }) },
      [`${at} content`, 'user-token ••••MFAT at body nonce'],
    ],
    ['behind JSON escapes', { body: `{"content":"${botToken.replaceAll('.', '\\u002e')}"}` }, [`${at} content`]],
    ['in the first of two members', { body: `{"content":"${botToken}","content":"x"}` }, [`${at} content`]],
    ['in a form', { bodyKind: 'form', body: `a=1&content=${botToken}` }, [`${at} content`]],
    [
      'in a form, percent-encoded',
      { bodyKind: 'form', body: `content=${botToken.replaceAll('.', '%2E')}` },
      [`${at} content`],
    ],
    ['in plain text', { bodyKind: 'text', body: `token ${botToken}` }, [`${at} `]],
    ['in JSON that breaks off', { body: `{"content":"${botToken}` }, [`${at} content`]],
    [
      'in the payload of a multipart body',
      { bodyKind: 'multipart', parts: [{ name: 'payload_json', text: [`{"content":"${botToken}"}`] }] },
      [`${at} content`],
    ],
    ['in a part', { bodyKind: 'multipart', parts: [{ name: 'content', text: [botToken] }] }, [`${at} content`]],
    ['of a webhook', { body: JSON.stringify({ content: webhookUrl }) }, ['webhook-token ••••HOOK at body content']],
    [
      'of an interaction',
      { body: JSON.stringify({ content: interactionToken }) },
      ['interaction-token ••••INTR at body content'],
    ],
    ['as the name of a member', { body: JSON.stringify({ [botToken]: 1 }) }, [`${at} ••••TAIL`]],
  ] as [string, Sketch, string[]][]) {
    it(`${what} is asked about by its place`, () => deepEqual(asked(of), expected));
  }

  it('is asked about where it comes from a variable', () => {
    const body = ['{"content":"', hole('DISCORD_TOKEN', 'json-string'), '"}'];
    deepEqual(asked({ body }, { values: () => botToken }), [`${at} content`]);
  });

  it('of the profile in use is seen whatever its shape, and sealed', () => {
    const profile = { name: 'web', kind: 'bearer', secret: oauthToken } as const;
    const of: Sketch = { headers: {}, body: JSON.stringify({ content: `x ${oauthToken}` }) };
    deepEqual(asked(of, { profile }), ['credential ••••oken at body content']);
    equal(JSON.stringify(readyWire(sketch({ ...post, ...of }), { profile })).includes(oauthToken), false);
    deepEqual(asked(of), []);
    const webhook = { name: 'hook', kind: 'webhook', secret: webhookUrl } as const;
    deepEqual(asked({ body: JSON.stringify({ content: webhookToken }) }, { profile: webhook }), [
      'credential ••••HOOK at body content',
    ]);
  });

  it('of the Authorization itself is seen, but not the word that stands for a missing one', () => {
    const headers = { Authorization: `Bearer ${oauthToken}` };
    deepEqual(asked({ headers, body: JSON.stringify({ nonce: oauthToken }) }), ['credential ••••oken at body nonce']);
    deepEqual(asked({ headers: { Authorization: 'Bot undefined' }, body: '{"content":"undefined"}' }), []);
  });

  it('goes without a word where the documentation asks for it', () => {
    const api = 'https://discord.com/api/v10';
    const given = { profile: { name: 'web', kind: 'bearer', secret: oauthToken } } as const;
    deepEqual(asked({ url: `${api}/oauth2/token/revoke`, bodyKind: 'form', body: `token=${oauthToken}` }, given), []);
    deepEqual(asked({ url: `${api}/oauth2/token`, bodyKind: 'form', body: `refresh_token=${botToken}` }), []);
    const join = { method: 'PUT', url: `${api}/guilds/1/members/2` };
    deepEqual(asked({ ...join, body: JSON.stringify({ access_token: botToken }) }), []);
    deepEqual(asked({ ...join, body: JSON.stringify({ nick: botToken }) }), [`${at} nick`]);
    deepEqual(asked({ url: `${api}/oauth2/token`, bodyKind: 'form', body: `scope=${botToken}` }), [`${at} scope`]);
  });

  it('is not what only resembles one', () => {
    for (const content of [
      'see https://discord.com/developers/docs/resources/webhook',
      'https://cdn.discordapp.com/attachments/123456789012345678/223456789012345678/file.name.png',
      'a.b.c',
      'discord.js v14.25.1 is out',
    ]) {
      deepEqual(asked({ body: JSON.stringify({ content }) }), [], content);
    }
  });
});

describe('a token elsewhere', () => {
  const api = 'https://discord.com/api/v10';
  const url = `${api}/users/@me`;
  for (const [what, of, expected] of [
    ['in a header of its own', { url, headers: { Token: botToken } }, 'bot-token header Token'],
    ['with a scheme', { url, headers: { 'X-Any': `Bot ${botToken}` } }, 'bot-token header X-Any'],
    ['in a cookie', { url, headers: { Cookie: `a=1; token=${mfaToken}` } }, 'user-token header Cookie'],
    [
      'beside an Authorization',
      { url, headers: { Authorization: 'Bot placeholder', 'X-Any': botToken } },
      'bot-token header X-Any',
    ],
    ['in the query', { url: `${url}?token=${botToken}` }, 'bot-token query token'],
    ['in the query, percent-encoded', { url: `${url}?a=${botToken.replaceAll('.', '%2e')}` }, 'bot-token query a'],
    ['as a name in the query', { url: `${url}?${botToken}` }, 'bot-token query ••••TAIL'],
    ['in the path', { url: `${api}/channels/${botToken}/messages` }, 'bot-token path'],
    ['of a webhook in a header', { url, headers: { Referer: webhookUrl } }, 'webhook-token header Referer'],
    [
      'beside headers of a client',
      { url, headers: { 'X-Super-Properties': 'e30=', 'X-Any': botToken } },
      'bot-token header X-Any X-Super-Properties',
    ],
    [
      'in a header of a client',
      { url, headers: { 'X-Fingerprint': `1.${botToken}` } },
      'bot-token header X-Fingerprint X-Fingerprint',
    ],
  ] as [string, Sketch, string][]) {
    it(`${what} is refused by its place, without the token`, () => {
      equal(refusal(of), expected);
      equal(JSON.stringify(wireOf(sketch(of))).includes(botToken.slice(0, 20)), false);
      equal(refusal(of, { sandboxOrigin: 'http://127.0.0.1:4010' }), expected, 'for the local Discord too');
    });
  }

  it('of the profile in use is refused whatever its shape', () => {
    const given = { profile: { name: 'web', kind: 'bearer', secret: oauthToken } } as const;
    equal(refusal({ url, headers: { 'X-Any': `x ${oauthToken}` } }, given), 'credential header X-Any');
    equal(refusal({ url: `${url}?access_token=${oauthToken}` }, given), 'credential query access_token');
  });

  it('is where it belongs in the path of a webhook and of an interaction, and in the Authorization', () => {
    const interactions = `${api}/interactions/123456789012345678/${interactionToken}/callback`;
    for (const [of, given] of [
      [{ method: 'POST', url: webhookUrl, body: '{"content":"x"}' }, {}],
      [{ method: 'POST', url: `${webhookUrl}/messages/@original?wait=true`, body: '{}' }, {}],
      [{ method: 'POST', url: interactions, body: '{"type":1}' }, {}],
      [
        { method: 'POST', url: [hole('HOOK')], body: '{}' },
        { profile: { name: 'h', kind: 'webhook', secret: webhookUrl } },
      ],
      [{ url, headers: { Authorization: `Bot ${botToken}`, 'X-Audit-Log-Reason': 'a reason' } }, {}],
      [{ url, headers: { Authorization: ['Bot ', hole('T')], 'X-Super-Properties': 'e30=' } }, { profile: botProfile }],
    ] as [Sketch, object][]) {
      deepEqual(readyWire(sketch(of), given).tokens, []);
    }
  });
});
