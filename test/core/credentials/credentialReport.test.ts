import assert from 'node:assert/strict';
import { ApplicationFlags } from 'discord-api-types/v10';
import type { CredentialFact, RowState } from '../../../src/core/credentials/credentialFact.ts';
import { credentialReport, portalUrl } from '../../../src/core/credentials/credentialReport.ts';
import { IntentSurveyor } from '../../../src/core/credentials/intentSurvey.ts';
import {
  type CredentialReading,
  credentialQuestions,
  readCredential,
} from '../../../src/core/credentials/readCredential.ts';
import { secretFacts } from '../../../src/core/credentials/secretFacts.ts';
import { intentSwitch } from '../../../src/core/discord/applicationFlags.ts';
import type { ApiAnswer } from '../../../src/core/request/readApi.ts';
import { gone, refused, unreachable } from './answers.ts';

const botId = '1213093380096131072';
// 2024-03-01T12:00:00Z: a snowflake's upper 42 bits count milliseconds from 2015 (developers/reference#snowflakes).
const madeAt = Number((BigInt(botId) >> 22n) + 1_420_070_400_000n);
const token = [Buffer.from(botId).toString('base64url'), 'fakeid', 'fake-token'.padStart(38, 'x')].join('.');
const now = Date.UTC(2026, 10, 29);

const user = { id: botId, username: 'tracer', global_name: null, bot: true };
/** As documented: developers/resources/application#application-object, developers/events/gateway#get-gateway-bot. */
const application = {
  id: botId,
  name: 'Tracer',
  bot: { id: botId, username: 'tracer' },
  bot_public: true,
  bot_require_code_grant: false,
  owner: { id: '1', username: 'olivia', global_name: 'Olivia' },
  team: null,
  flags: ApplicationFlags.GatewayGuildMembersLimited | ApplicationFlags.GatewayMessageContent,
  approximate_guild_count: 12,
  approximate_user_install_count: 3,
  interactions_endpoint_url: null,
  integration_types_config: {
    '0': { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: '2048' } },
    '1': {},
  },
};
const gateway = {
  url: 'wss://gateway.discord.gg/',
  shards: 9,
  session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
};

interface Answers {
  readonly user?: unknown;
  readonly application?: unknown;
  readonly gateway?: unknown;
}

function survey(text: string) {
  const surveyor = new IntentSurveyor();
  surveyor.add('bot.js', text);
  return surveyor.survey(true);
}

function botReport(answers: Answers = {}, code = 'new Client({ intents: [GatewayIntentBits.GuildMembers] })') {
  const data = { user, application, gateway, ...answers };
  const readings = credentialQuestions('bot', token).map(({ id, shown }): CredentialReading => {
    return { id, shown, answer: { kind: 'read', data: data[id as keyof typeof data] } };
  });
  return credentialReport({ secret: secretFacts('bot', token), readings, survey: survey(code), places: [], now });
}

function stateOf<Name extends CredentialFact['fact']>(report: ReturnType<typeof botReport>, name: Name) {
  return report.rows
    .filter((row) => row.fact.fact === name)
    .map(({ state, fact }): [RowState, Extract<CredentialFact, { fact: Name }>] => [
      state,
      fact as Extract<CredentialFact, { fact: Name }>,
    ]);
}

describe('a report on a bot token', () => {
  it('says who it is and where it stands', () => {
    const report = botReport();
    assert.deepEqual([report.verdict, report.applicationId], ['works', botId]);
    assert.deepEqual(report.sent, ['GET /users/@me', 'GET /applications/@me', 'GET /gateway/bot']);
    assert.deepEqual(stateOf(report, 'id'), [
      ['fine', { fact: 'id', of: 'account', id: botId, madeAt, age: now - madeAt }],
    ]);
    assert.deepEqual(stateOf(report, 'owner'), [['fine', { fact: 'owner', of: 'user', name: 'Olivia' }]]);
    assert.deepEqual(stateOf(report, 'guilds'), [['fine', { fact: 'guilds', guilds: 12, users: 3 }]]);
    assert.deepEqual(stateOf(report, 'install'), [
      [
        'fine',
        { fact: 'install', to: 'guild', scopes: ['applications.commands', 'bot'], permissions: ['SEND_MESSAGES'] },
      ],
    ]);
    assert.deepEqual(stateOf(report, 'sessions'), [
      ['fine', { fact: 'sessions', total: 1000, remaining: 999, resetAfter: 14_400_000 }],
    ]);
    assert.deepEqual(stateOf(report, 'shards'), [['fine', { fact: 'shards', shards: 9, atOnce: 1 }]]);
  });

  it('compares privileged intents with the code', () => {
    const code = 'new Client({ intents: [GatewayIntentBits.GuildMembers, GatewayIntentBits.GuildPresences] })';
    const intents = stateOf(botReport({}, code), 'intent').map(([state, { intent, switched, asked }]) => [
      intent,
      switched,
      asked,
      state,
    ]);
    assert.deepEqual(intents, [
      ['GUILD_MEMBERS', 'limited', 'yes', 'fine'],
      ['GUILD_PRESENCES', 'off', 'yes', 'problem'],
      ['MESSAGE_CONTENT', 'granted', 'no', 'note'],
    ]);
  });

  it('says unknown where the code cannot be read', () => {
    const intents = stateOf(botReport({}, 'new Client({ intents: pick() })'), 'intent').map(([state]) => state);
    assert.deepEqual(intents, ['unknown', 'unknown', 'unknown']);
    assert.equal(stateOf(botReport({}, 'new Client({ intents: pick() })'), 'survey')[0]?.[0], 'unknown');
  });

  it('takes flags as text too, and beyond 32 bits', () => {
    const flags_new = String((1n << 40n) | BigInt(ApplicationFlags.GatewayPresenceLimited));
    const report = botReport({ application: { ...application, flags_new } });
    const [, presences] = stateOf(report, 'intent');
    assert.equal(presences?.[1].switched, 'limited');
  });

  it("tells an application's id from its bot's, where they differ as in old applications", () => {
    const report = botReport({ application: { ...application, id: '1', bot: { id: botId } } });
    assert.deepEqual(stateOf(report, 'application'), [
      ['note', { fact: 'application', id: '1', name: 'Tracer', botId }],
    ]);
    assert.equal(portalUrl('bot', report.applicationId), 'https://discord.com/developers/applications/1/bot');
  });

  it('notes what surprises: an endpoint, a code grant, ADMINISTRATOR, no scope bot, a team', () => {
    const report = botReport({
      application: {
        ...application,
        team: { name: 'Tracers' },
        bot_require_code_grant: true,
        interactions_endpoint_url: 'https://example.com/interactions?key=fake-token',
        integration_types_config: {},
        install_params: { scopes: ['applications.commands'], permissions: '8' },
      },
    });
    assert.deepEqual(stateOf(report, 'owner')[0]?.[1].name, 'Tracers');
    assert.deepEqual(stateOf(report, 'installable')[0]?.[0], 'note');
    // The address may hold a secret: only its host is told.
    assert.deepEqual(stateOf(report, 'interactions'), [['note', { fact: 'interactions', host: 'example.com' }]]);
    assert.deepEqual(stateOf(report, 'install')[0], [
      'note',
      { fact: 'install', to: 'guild', scopes: ['applications.commands'], permissions: ['ADMINISTRATOR'] },
    ]);
  });

  it('warns before the sessions are used up', () => {
    const left = (remaining: number) =>
      stateOf(
        botReport({ gateway: { ...gateway, session_start_limit: { ...gateway.session_start_limit, remaining } } }),
        'sessions',
      )[0]?.[0];
    assert.deepEqual([left(500), left(99), left(8), left(0)], ['fine', 'note', 'problem', 'problem']);
  });

  it('says so where an answer is not what is documented', () => {
    const report = botReport({ application: ['<html>'], gateway: {} });
    assert.deepEqual(
      stateOf(report, 'unexpected').map(([state, { shown }]) => [state, shown]),
      [
        ['unknown', '/applications/@me'],
        ['unknown', '/gateway/bot'],
      ],
    );
  });
});

describe('the flags of an application', () => {
  for (const [intent, granted, limited] of [
    ['GUILD_PRESENCES', ApplicationFlags.GatewayPresence, ApplicationFlags.GatewayPresenceLimited],
    ['GUILD_MEMBERS', ApplicationFlags.GatewayGuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
    ['MESSAGE_CONTENT', ApplicationFlags.GatewayMessageContent, ApplicationFlags.GatewayMessageContentLimited],
  ] as const) {
    it(`tell of ${intent}`, () => {
      const seen = [granted, limited, granted | limited, 0].map((flags) => intentSwitch(BigInt(flags), intent));
      assert.deepEqual(seen, ['granted', 'limited', 'granted', 'off']);
    });
  }
});

describe('questions about a credential', () => {
  async function asked(answers: readonly ApiAnswer[]) {
    const paths: string[] = [];
    const readings = await readCredential(credentialQuestions('bot', token), async (path) => {
      paths.push(path);
      return answers[paths.length - 1] ?? { kind: 'read', data: user };
    });
    const report = credentialReport({ secret: secretFacts('bot', token), readings, survey: null, places: [], now });
    return { paths, report };
  }

  it('end after a refused token, so that no more invalid requests count', async () => {
    const { paths, report } = await asked([refused]);
    assert.deepEqual(paths, ['/users/@me']);
    assert.equal(report.verdict, 'refused');
    assert.deepEqual(
      report.rows.filter(({ section }) => section === 'account').map(({ state, fact }) => [state, fact.fact]),
      [
        ['problem', 'unread'],
        ['unknown', 'not-asked'],
      ],
    );
    // Whose application it is was not told.
    assert.equal(portalUrl('bot', report.applicationId), 'https://discord.com/developers/applications');
  });

  it('end where nothing is reached, which says nothing of the token', async () => {
    const { paths, report } = await asked([unreachable]);
    assert.deepEqual([paths.length, report.verdict], [1, 'unclear']);
  });

  it('go on after a failure of one route', async () => {
    const { paths, report } = await asked([{ kind: 'read', data: user }, gone]);
    assert.deepEqual([paths.length, report.verdict], [3, 'works']);
  });

  it('are none where nothing may be sent', async () => {
    const { report } = await asked([{ kind: 'refused', refusal: { reason: 'untrusted-workspace' } }]);
    assert.deepEqual([report.verdict, report.sent], ['not-asked', []]);
  });

  it('show no token of a webhook', () => {
    const secret = `https://discord.com/api/webhooks/1214875120435331072/${'fake-webhook-token'.padEnd(68, '_')}`;
    const [question] = credentialQuestions('webhook', secret);
    assert.equal(question?.shown, '/webhooks/1214875120435331072/{webhook_token}');
    assert.equal(secretFacts('webhook', secret).id, '1214875120435331072');
  });

  it('of a webhook that is gone say so', () => {
    const answer: CredentialReading = { id: 'webhook', shown: '', answer: gone };
    const facts = { secret: secretFacts('webhook', ''), survey: null, places: [], now };
    assert.equal(credentialReport({ ...facts, readings: [answer] }).verdict, 'refused');
  });
});

describe('the shape of a secret', () => {
  for (const [kind, secret, fit] of [
    ['bot', token, 'fits'],
    ['bot', 'a1'.repeat(16), 'other-kind'],
    ['bot', 'a1'.repeat(15), 'other-kind'],
    ['bearer', token, 'other-kind'],
    ['bearer', 'a1'.repeat(15), 'fits'],
    ['bot', 'YOUR_BOT_TOKEN', 'placeholder'],
    ['bot', '', 'empty'],
    ['bot', 'fake-token', 'unsure'],
  ] as const)
    it(`stored as ${kind}: ${secret === token ? 'a token' : secret || 'nothing'}: ${fit}`, () => {
      assert.equal(secretFacts(kind, secret).fit, fit);
    });

  it('tells of blemishes that break it', () => {
    assert.deepEqual(secretFacts('bot', `"${token}"`).blemishes, ['quotes']);
  });
});
