import assert from 'node:assert/strict';
import { routeOf } from '../../../src/core/discord/route.ts';
import { type Explanation, explainPermissions } from '../../../src/core/permissions/explainPermissions.ts';
import type { AskedRequest } from '../../../src/core/permissions/permissionNeeds.ts';
import { type FactsEnd, readFacts } from '../../../src/core/permissions/readFacts.ts';
import type { JsonValue } from '../../../src/core/request/draft.ts';
import { type ApiAnswer, readApi } from '../../../src/core/request/readApi.ts';
import { toWire } from '../../../src/core/request/toWire.ts';
import { readingDraft } from '../../../src/core/values/listing.ts';
import { systemClock } from '../../../src/node/systemClock.ts';
import { UndiciTransport } from '../../../src/node/undiciTransport.ts';
import { sandboxIds as ids, sandboxInvite } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../../sandbox/ask.ts';

const api = 'https://discord.com/api/v10';
const limits = { connectTimeout: 5_000, headersTimeout: 5_000, bodyTimeout: 5_000, bodyCap: 1_000_000 };

/** A request in a sandbox of its own, with which the explanation is to agree. `change`: what is done to the world before. */
interface Case {
  readonly line: string;
  readonly body?: JsonValue;
  readonly change?: (asker: Asker) => void;
}

const timedOut = ({ sandbox, clock }: Asker) => {
  const me = sandbox.world.guilds.get(ids.guild)?.members.get(ids.bot);
  assert.ok(me);
  me.communication_disabled_until = new Date(clock.now() + 60_000).toISOString();
};

const { guild, text, readOnly, hidden, thread, member, moderator, owner } = ids;

/** What the sandbox answers decides: 403 with 50001, 50013 or 60003, or something else. */
const cases: readonly Case[] = [
  { line: `POST /channels/${text}/messages`, body: { content: 'hi' } },
  {
    line: `POST /channels/${text}/messages`,
    body: { content: 'hi', message_reference: { message_id: ids.memberMessage } },
  },
  { line: `POST /channels/${readOnly}/messages`, body: { content: 'hi' } },
  { line: `POST /channels/${hidden}/messages`, body: { content: 'hi' } },
  { line: `GET /channels/${hidden}` },
  { line: `GET /channels/${hidden}/messages` },
  { line: `POST /channels/${thread}/messages`, body: { content: 'hi' } },
  { line: `POST /channels/${ids.privateThread}/messages`, body: { content: 'hi' } },
  { line: `POST /channels/${text}/messages`, body: { content: 'hi' }, change: timedOut },
  { line: `GET /channels/${text}/messages`, change: timedOut },
  { line: `PUT /guilds/${guild}/bans/${member}`, change: timedOut },
  { line: `POST /channels/${readOnly}/typing` },
  { line: `POST /channels/${text}/typing` },
  { line: `GET /channels/${ids.voice}/messages` },
  { line: `DELETE /channels/${text}/messages/${ids.memberMessage}` },
  { line: `DELETE /channels/${text}/messages/${ids.botMessage}` },
  { line: `PUT /channels/${text}/messages/pins/${ids.memberMessage}` },
  { line: `PUT /channels/${text}/messages/${ids.memberMessage}/reactions/%F0%9F%91%8D/@me` },
  { line: `PATCH /channels/${text}`, body: { name: 'renamed' } },
  { line: `PATCH /channels/${hidden}`, body: { name: 'renamed' } },
  { line: `PATCH /channels/${thread}`, body: { name: 'renamed' } },
  { line: `DELETE /channels/${thread}` },
  { line: `POST /channels/${text}/messages/${ids.memberMessage}/threads`, body: { name: 'talk' } },
  { line: `POST /channels/${ids.forum}/threads`, body: { name: 'post', message: { content: 'hi' } } },
  { line: `PUT /channels/${text}/permissions/${ids.memberRole}`, body: { type: 0, allow: '2048', deny: '0' } },
  { line: `PUT /channels/${text}/permissions/${ids.memberRole}`, body: { type: 0, allow: '32', deny: '0' } },
  { line: `POST /channels/${text}/invites`, body: {} },
  { line: `GET /channels/${text}/webhooks` },
  { line: `GET /guilds/${guild}/webhooks` },
  { line: `GET /webhooks/${ids.webhook}` },
  { line: `DELETE /invites/${sandboxInvite}` },
  { line: `PUT /guilds/${guild}/bans/${member}`, body: {} },
  { line: `PUT /guilds/${guild}/bans/${moderator}`, body: {} },
  { line: `PUT /guilds/${guild}/bans/${owner}`, body: {} },
  { line: `DELETE /guilds/${guild}/members/${member}` },
  { line: `DELETE /guilds/${guild}/members/${moderator}` },
  { line: `PATCH /guilds/${guild}/members/${member}`, body: { nick: 'x' } },
  { line: `PATCH /guilds/${guild}/members/${moderator}`, body: { nick: 'x' } },
  { line: `PATCH /guilds/${guild}/members/${moderator}`, body: { roles: [] } },
  { line: `PATCH /guilds/${guild}/members/@me`, body: { nick: 'x' } },
  { line: `PUT /guilds/${guild}/members/${member}/roles/${ids.mutedRole}` },
  { line: `PUT /guilds/${guild}/members/${member}/roles/${ids.botRole}` },
  { line: `PUT /guilds/${guild}/members/${member}/roles/${ids.moderatorRole}` },
  { line: `DELETE /guilds/${guild}/roles/${ids.memberRole}` },
  { line: `PATCH /guilds/${guild}/roles/${ids.memberRole}`, body: { permissions: '2048' } },
  { line: `PATCH /guilds/${guild}/roles/${ids.memberRole}`, body: { permissions: '8' } },
  { line: `POST /guilds/${guild}/roles`, body: { permissions: '32' } },
  { line: `PATCH /guilds/${guild}/roles`, body: [{ id: ids.moderatorRole, position: 1 }] },
  { line: `POST /guilds/${guild}/channels`, body: { name: 'new' } },
  {
    line: `POST /guilds/${guild}/channels`,
    body: { name: 'new', permission_overwrites: [{ id: guild, type: 0, deny: '268435456' }] },
  },
  { line: `POST /channels/${ids.announcement}/followers`, body: { webhook_channel_id: text } },
  { line: `POST /channels/${ids.announcement}/followers`, body: { webhook_channel_id: hidden } },
  { line: 'POST /stage-instances', body: { channel_id: ids.stage, topic: 'x' } },
  {
    line: `POST /guilds/${guild}/scheduled-events`,
    body: {
      channel_id: ids.stage,
      entity_type: 1,
      name: 'x',
      privacy_level: 2,
      scheduled_start_time: '2026-12-20T12:00:00Z',
    },
  },
  { line: `GET /guilds/${guild}/audit-logs` },
  { line: `GET /guilds/${guild}/invites` },
  { line: `GET /guilds/${guild}/bans` },
  { line: `GET /guilds/${guild}/prune` },
  { line: `PATCH /guilds/${guild}`, body: { name: 'x' } },
  { line: `POST /guilds/${guild}/emojis`, body: { name: 'x', image: 'data:image/png;base64,iVBORw0KGgo=' } },
  { line: `DELETE /channels/${ids.twoFactorText}/messages/${ids.twoFactorMessage}` },
  { line: `POST /channels/${ids.twoFactorText}/messages`, body: { content: 'hi' } },
  { line: `PUT /guilds/${ids.twoFactorGuild}/bans/${member}`, body: {} },
];

function requestOf(line: string, body: JsonValue | undefined): AskedRequest {
  const [method = '', path = ''] = line.split(' ');
  const route = routeOf(method, api + path);
  assert.ok(route);
  return { method, route, body, hasFiles: false };
}

/** Reads on the road that every request takes; gives the paths too. */
async function facts(
  asker: Asker,
  request: AskedRequest,
  chosen: string | null,
): Promise<{ end: FactsEnd; paths: string[] }> {
  const transport = new UndiciTransport({ clock: systemClock, environment: {} });
  const paths: string[] = [];
  const read = (path: string): Promise<ApiAnswer> => {
    paths.push(path);
    const prepared = toWire(readingDraft(api + path), {
      values: () => undefined,
      profile: { name: 'sandbox', kind: 'bot', secret: asker.sandbox.token },
      allowedOrigins: [],
      trusted: true,
      sandboxOrigin: asker.sandbox.address.origin,
    });
    return readApi(
      { id: path, prepared, limits, origin: 'sandbox', vantage: { kind: 'local' } },
      {
        transport,
        clock: systemClock,
        verdict: () => ({ kind: 'go' }),
        hear: () => {},
        show: () => {},
      },
      new AbortController().signal,
    );
  };
  const end = await readFacts(request, { read, chooseGuild: async () => chosen, now: asker.clock.now() });
  await transport.close();
  return { end, paths };
}

describe('permissions that are read from a sandbox', () => {
  let asker: Asker;
  afterEach(() => asker.sandbox.close());

  for (const { line, body, change } of cases) {
    const marks = change === undefined ? '' : ' in a timeout';
    it(`${line}${body === undefined ? '' : ` ${JSON.stringify(body)}`}${marks}: says what the sandbox does`, async () => {
      asker = await Asker.start();
      change?.(asker);
      const request = requestOf(line, body);
      const { end } = await facts(asker, request, ids.guild);
      assert.ok(end.kind === 'read', end.kind === 'none' ? end.why : '');
      const explanation: Explanation = explainPermissions(request, end.facts);
      const { status, json, text: answer } = await asker.ask(line, body === undefined ? {} : { json: body });
      const refused = status === 403 && [50001, 50013, 60003].includes(json.code);
      assert.equal(explanation.obstacles.length > 0, refused, `${status} ${answer}`);
      if (!refused) assert.ok(status < 300 || status === 400, `${status} ${answer}`);
      if (json?.code === 50001) assert.equal(end.facts.isHidden, true);
      const lacksTwoFactor = explanation.obstacles.some(
        (one) => one.kind === 'permission' && one.verdict.kind === 'two-factor',
      );
      assert.equal(lacksTwoFactor, json?.code === 60003);
    });
  }

  for (const [line, chosen, why] of [
    [`GET /channels/1213459039518851999/messages`, null, 'unknown-channel'],
    [`GET /channels/${hidden}/messages`, null, 'cancelled'],
    [`GET /channels/${hidden}/messages`, ids.twoFactorGuild, 'channel-not-in-guild'],
    [`GET /channels/${hidden}/messages`, ids.otherGuild, 'guild-closed'],
    [`GET /channels/${ids.strangerThread}/messages`, ids.guild, 'channel-not-in-guild'],
    [`GET /guilds/${ids.otherGuild}/bans`, null, 'guild-closed'],
    ['GET /users/@me', null, 'no-place'],
    ['GET /channels/..%2Fusers/messages', null, 'unread'],
    [`POST /webhooks/${ids.webhook}/fake-token`, null, 'token-in-path'],
  ] as const) {
    it(`${line} with ${chosen ?? 'no guild'}: there is nothing to calculate (${why})`, async () => {
      asker = await Asker.start();
      const { end, paths } = await facts(asker, requestOf(line, undefined), chosen);
      assert.equal(end.kind === 'none' && end.why, why);
      assert.ok(paths.length <= 6, paths.join());
    });
  }

  it('ends where a direct message has no guild', async () => {
    asker = await Asker.start();
    const { json } = await asker.ask('POST /users/@me/channels', { json: { recipient_id: member } });
    const { end } = await facts(asker, requestOf(`POST /channels/${json.id}/messages`, { content: 'hi' }), null);
    assert.equal(end.kind === 'none' && end.why, 'direct-message');
  });

  it('finds the cause of a scenario in which the bot lacks permissions', async () => {
    asker = await Asker.start('missing-permission');
    const request = requestOf(`POST /channels/${text}/messages`, { content: 'hi' });
    const { end } = await facts(asker, request, null);
    assert.ok(end.kind === 'read');
    const { obstacles } = explainPermissions(request, end.facts);
    assert.deepEqual(obstacles, [
      { kind: 'permission', permission: 'SEND_MESSAGES', verdict: { kind: 'never', deniedBy: [] } },
    ]);
  });

  it('asks for the channels of the guild only where the channel is hidden', async () => {
    asker = await Asker.start();
    const seen = await facts(asker, requestOf(`GET /channels/${readOnly}/messages`, undefined), null);
    assert.deepEqual(seen.paths, [
      `/channels/${readOnly}`,
      `/guilds/${guild}`,
      '/users/@me',
      `/guilds/${guild}/members/${ids.bot}`,
    ]);
    const unseen = await facts(asker, requestOf(`GET /channels/${hidden}/messages`, undefined), guild);
    assert.deepEqual(unseen.paths.slice(-2), [`/guilds/${guild}/channels`, `/guilds/${guild}/threads/active`]);
  });
});
