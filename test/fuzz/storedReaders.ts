import { ok } from 'node:assert/strict';
import { credentialReport } from '../../src/core/credentials/credentialReport.ts';
import { IntentSurveyor } from '../../src/core/credentials/intentSurvey.ts';
import {
  type CredentialReading,
  credentialQuestions,
  type ReadingId,
} from '../../src/core/credentials/readCredential.ts';
import { secretFacts } from '../../src/core/credentials/secretFacts.ts';
import { tlsTreatment } from '../../src/core/discord/tlsException.ts';
import { answeredIdentity } from '../../src/core/journal/answeredIdentity.ts';
import { readBindings, withBinding, withoutBindingsTo } from '../../src/core/profiles/binding.ts';
import { withChanges, withoutProfile, withProfile } from '../../src/core/profiles/changedProfiles.ts';
import { environmentGuess } from '../../src/core/profiles/environmentGuess.ts';
import { factsOfSecret } from '../../src/core/profiles/factsOfSecret.ts';
import { environments, newProfile, profileColors, profileKinds } from '../../src/core/profiles/profile.ts';
import { originIn, proxyIn, proxyLogin } from '../../src/core/profiles/profileAddress.ts';
import { readProfiles } from '../../src/core/profiles/storedProfiles.ts';
import { foundCredential } from '../../src/core/request/foundCredential.ts';
import { readItems } from '../../src/core/values/idItem.ts';
import { mayBeKept } from '../../src/core/values/remembered.ts';
import { valueProblem } from '../../src/core/values/valueProblem.ts';
import { proxyFor } from '../../src/node/proxyChoice.ts';
import { assist } from '../../src/words/assist.ts';
import { credentialJson } from '../../src/words/credentialJson.ts';
import { credentialPage } from '../../src/words/credentialPage.ts';
import { loadCredentialReportWords, speakReport } from '../../src/words/credentialReport.ts';
import { explainBriefly } from '../../src/words/explain.ts';
import { damagedValue, oneOf } from './damage.ts';
import { exchanges, ofText, ofValue } from './ofSeeds.ts';
import type { Reader } from './reader.ts';

const id = '1213458536202371072';

const profile = {
  id: 'p1',
  name: 'Shop bot (production)',
  kind: 'bot',
  lastFour: '9f3k',
  environment: 'production',
  color: 'red',
  base: 'https://proxy.example',
  isReadOnly: true,
  botId: id,
  applicationId: id,
  proxy: { address: 'http://127.0.0.1:8080', user: 'me' },
  userAgent: 'DiscordBot (https://example.com, 1.0)',
};

const stored = [
  [profile, { id: 'p2', name: 'old', kind: 'webhook', lastFour: 'abcd' }],
  { version: 9, profiles: [profile] },
  { 'file:///w': 'p1', 'file:///x': 'sandbox' },
];

/** Answers to what is asked about a credential (developers/resources/application, …/topics/oauth2, …/resources/webhook). */
const told: readonly (readonly [ReadingId, unknown])[] = [
  ['user', { id, username: 'shop', global_name: 'Shop', bot: true }],
  [
    'application',
    {
      id,
      name: 'Shop',
      bot: { id },
      flags: 8953856,
      approximate_guild_count: 3,
      bot_public: true,
      bot_require_code_grant: false,
      owner: { username: 'me' },
      team: { name: 'us' },
      integration_types_config: { 0: { oauth2_install_params: { scopes: ['bot'], permissions: '8' } } },
      interactions_endpoint_url: 'https://example.com/i',
    },
  ],
  ['gateway', { shards: 2, session_start_limit: { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 } }],
  [
    'authorization',
    {
      application: { id, name: 'x' },
      scopes: ['identify'],
      expires: '2026-12-01T00:00:00Z',
      user: { id, username: 'u' },
    },
  ],
  ['webhook', { id, type: 1, name: 'w', channel_id: id, guild_id: id, application_id: null }],
];

const lists = [
  [
    { id, name: 'general', type: 0, position: 1, parent_id: '1213458536202371073' },
    { id: '1213458536202371073', name: 'Text', type: 4, position: 0 },
    { id: '1213458536202371074', name: 'thread', type: 11, parent_id: id },
  ],
  [{ user: { id, username: 'me', global_name: 'Me', bot: false }, nick: 'I', roles: [] }],
  [{ id, content: 'hello there', author: { username: 'me' } }],
  { items: [{ sound_id: id, name: 'quack' }] },
  { threads: [{ id, name: 'x', type: 11 }] },
  [{ id, name: 'role', managed: true, position: 3 }],
];

const kinds = ['channel', 'message-channel', 'category', 'role', 'member', 'message', 'sound', 'emoji'] as const;

const code = [
  'const client = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] });\nintents: 33281,',
  'intents = discord.Intents.default()\nintents.message_content = True\nbot = commands.Bot(intents=intents)\n',
  'Client(intents=discord.Intents.all() & ~discord.Intents.presences)\n{"op": 2, "d": {"intents": 1 << 15}}',
  'new Eris("x", { intents: ["guilds", "guildMembers", ...rest] }); // intents: all\nconst s = `intents: ${a}`;',
];

const secrets = [
  'Bot fake-token',
  `https://discord.com/api/webhooks/${id}/${'w'.repeat(68)}`,
  'Bearer  abc',
  'http://us%40er:pa%20ss@proxy.example:8080',
  'https://proxy.example/',
  [Buffer.from(id).toString('base64url'), 'GaBcDe', 'f'.repeat(38)].join('.'),
  'prod-bot staging 本番',
];

/** What is stored, what Discord tells of a credential, and what people type. */
export const storedReaders: readonly Reader[] = [
  ofValue(
    'profiles and bindings',
    () => stored,
    () => (value) => {
      for (const one of readProfiles(value).profiles) {
        ok(profileKinds.includes(one.kind) && environments.includes(one.environment));
        ok(profileColors.includes(one.color) && one.lastFour.length <= 4 && typeof one.base === 'string');
      }
      const added = newProfile({ id: 'new', name: 'n', kind: 'bot' });
      const { profiles, unread } = readProfiles(withProfile(value, added));
      ok(profiles.some((one) => one.id === 'new') || unread > 0);
      withChanges(value, 'p1', { name: 'other' });
      ok(readProfiles(withoutProfile(value, 'p1')).profiles.every((one) => one.id !== 'p1'));
      const bound = withBinding(value, 'file:///w', 'p9');
      ok(readBindings(bound)['file:///w'] === 'p9' && !('file:///w' in withoutBindingsTo(bound, 'p9')));
    },
  ),
  ofText(
    'secrets, and what is typed of them',
    () => secrets,
    (text) => {
      const { kind, secret } = foundCredential(text);
      for (const one of [kind, 'bot', 'bearer', 'webhook'] as const) {
        ok(secretFacts(one, secret).lastFour.length <= 4 && factsOfSecret(one, secret).lastFour.length <= 4);
        for (const { shown } of credentialQuestions(one, secret)) ok(!shown.includes('w'.repeat(40)), shown);
      }
      const origin = originIn(text);
      ok(origin === null || new URL(origin).origin === origin, String(origin));
      const proxy = proxyIn(text);
      if (proxy !== null) ok(!proxy.proxy.address.includes('@') && proxyLogin('u', proxy.password) !== '');
      environmentGuess(text);
      tlsTreatment(text, [text, 'https://localhost']);
      mayBeKept(text, { form: 'text', isSecret: false, within: {} });
      for (const form of ['id', 'whole-number', 'json'] as const) valueProblem(text, form);
    },
  ),
  {
    name: 'answers about a credential',
    make: async (chance) => {
      const spoken = await Promise.all(
        (['en', 'ja'] as const).map(async (locale) => ({ locale, words: await loadCredentialReportWords(locale) })),
      );
      const survey = new IntentSurveyor();
      for (const [index, text] of code.entries()) survey.add(`${index}.${index === 1 ? 'py' : 'js'}`, text);
      const surveyed = survey.survey(true);
      const bot = secretFacts('bot', secrets.at(-2) ?? '');
      return () => {
        const [reading, data] = oneOf(told, chance);
        const answer = { kind: 'read', data: damagedValue(data, chance) } as const;
        const input: CredentialReading[] = [{ id: reading, shown: `/${reading}`, answer }];
        const { locale, words } = oneOf(spoken, chance);
        const read = async () => {
          const report = credentialReport({ secret: bot, readings: input, survey: surveyed, places: [], now: 1.79e12 });
          const rows = await speakReport(report, words, locale);
          ok(credentialPage(report, { name: 'p', sandbox: false, words, rows }) !== '');
          JSON.stringify(credentialJson('p', report, rows, words));
        };
        return { input, read };
      };
    },
  },
  ofValue(
    'lists of ids',
    () => lists,
    () => (value) => {
      for (const kind of kinds)
        for (const one of readItems(kind, [value, value])) ok(/^\d+$/.test(one.id) && typeof one.name === 'string');
    },
  ),
  ofText(
    'whom an answer names',
    () => told.map(([, answer]) => JSON.stringify(answer)),
    (text, draw) => {
      const url = `https://discord.com/api/v10/${draw < 0.5 ? 'users' : 'applications'}/@me`;
      const outcome = { kind: 'answer', status: 200, headers: [], body: { text, bytes: text.length, binary: false } };
      const named = answeredIdentity({ wire: { method: 'GET', url }, outcome } as never);
      ok(named === undefined || /^\d{15,21}$/.test(named));
    },
  ),
  ofText(
    'addresses of proxies',
    () => [
      'http://us%40er:pa%20ss@proxy.example:8080',
      'https://proxy.example/',
      'proxy.example:3128',
      'socks5://me:p@ss@[::1]:1080',
    ],
    (proxy, draw) => {
      const target = new URL(draw < 0.5 ? 'https://discord.com/api' : 'http://api.example/');
      const found = proxyFor(target, { noProxy: [proxy] }, { https_proxy: proxy, ALL_PROXY: proxy, NO_PROXY: 'x:1' });
      if (found === null) return;
      // Damage may put a copy of the password where a host is named.
      const isAlone = (proxy.match(/p@ss|pa%20ss/g) ?? []).length === 1;
      if ('unusable' in found) ok(!isAlone || !/p@ss|pa%20ss/.test(found.unusable), found.unusable);
      else ok(found.hostname !== '' && found.port >= 0 && found.port < 65_536);
    },
  ),
  ofText(
    'intents in code',
    () => code,
    (text, draw) => {
      const survey = new IntentSurveyor();
      survey.add(draw < 0.5 ? 'a.js' : 'a.py', text);
      const { intents, unread } = survey.survey(true);
      const lines = text.split('\n').length;
      for (const { line } of [...unread, ...Object.values(intents).flatMap(({ places }) => places)])
        ok(1 <= line && line <= lines, `line ${line} of ${lines}`);
    },
  ),
  ofText(
    'what is asked to be explained',
    () => ['50013', '"code": 50013', 'rate/bucket', 'gateway-close/4014', 'voice 4006', 'opcode 7', 'Unknown Message'],
    async (text, draw) => {
      const locale = draw < 0.5 ? 'en' : 'ja';
      const brief = await explainBriefly(text, locale);
      ok(brief === null || (brief.title !== '' && brief.sentence !== ''), text);
      // What names nothing is searched for in all articles, which takes milliseconds.
      if (brief !== null || draw < 0.01) ok((await assist({ query: text }, locale)) !== '');
    },
  ),
  ofValue(
    'what an assistant hands over',
    () => exchanges().map((exchange) => ({ exchange })),
    () => async (value, chance) => {
      const given = typeof value === 'object' && value !== null ? (value as { exchange?: unknown }) : {};
      ok((await assist(given, chance() < 0.5 ? 'en' : 'ja')) !== '');
    },
  ),
];
