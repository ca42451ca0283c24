import { intentSwitch } from '../discord/applicationFlags.ts';
import { privilegedIntents } from '../discord/intent.ts';
import { permissionNames } from '../discord/permission.ts';
import { flagAt, idAt, readBits } from '../permissions/readObjects.ts';
import { countOf, isAnswerObject, textOf, textsOf, valueAt } from '../request/answerObject.ts';
import type { ReportRow, RowState } from './credentialFact.ts';
import type { AskedIntent, IntentSurvey } from './intentSurvey.ts';

/** The rows of GET /users/@me. `inToken`: the account that the token's own shape names. Null: not what is documented. */
export function userRows(data: unknown, inToken: string | null): readonly ReportRow[] | null {
  const id = idAt(data, 'id');
  if (id === null) return null;
  const name = textOf(valueAt(data, 'global_name')) || textOf(valueAt(data, 'username'));
  const row: ReportRow = { section: 'account', state: 'fine', fact: { fact: 'user', id, name } };
  if (inToken === null || inToken === id) return [row];
  return [row, { section: 'account', state: 'note', fact: { fact: 'other-account', inToken, answered: id } }];
}

/**
 * The rows of GET /applications/@me. Source: developers/resources/application#application-object.
 * `botId`: who answered for the token. Null: not what is documented.
 */
export function applicationRows(data: unknown, botId: string | null): readonly ReportRow[] | null {
  const id = idAt(data, 'id');
  if (id === null) return null;
  // Those of old applications differ: serenity#899.
  const other = botId === null || botId === id ? null : botId;
  const name = textOf(valueAt(data, 'name'));
  const guilds = countOf(valueAt(data, 'approximate_guild_count'));
  const users = countOf(valueAt(data, 'approximate_user_install_count'));
  return [
    row(other === null ? 'fine' : 'note', { fact: 'application', id, name, botId: other }),
    ...ownerRows(data),
    ...installableRows(data),
    ...(guilds === null ? [] : [row('fine', { fact: 'guilds', guilds, users })]),
    ...installRows(data),
    interactionsRow(data),
  ];
}

function row(state: RowState, fact: ReportRow['fact'], portal?: ReportRow['portal']): ReportRow {
  return { section: 'application', state, fact, ...(portal === undefined ? {} : { portal }) };
}

function ownerRows(data: unknown): ReportRow[] {
  const team = textOf(valueAt(data, 'team', 'name'));
  // The owner of a team's application is an account that stands for the team.
  const owner = textOf(valueAt(data, 'owner', 'global_name')) || textOf(valueAt(data, 'owner', 'username'));
  if (team !== '') return [row('fine', { fact: 'owner', of: 'team', name: team })];
  return owner === '' ? [] : [row('fine', { fact: 'owner', of: 'user', name: owner })];
}

function installableRows(data: unknown): ReportRow[] {
  const byEverybody = flagAt(data, 'bot_public');
  if (byEverybody === null) return [];
  const needsCodeGrant = flagAt(data, 'bot_require_code_grant') === true;
  return [row(needsCodeGrant ? 'note' : 'fine', { fact: 'installable', byEverybody, needsCodeGrant }, 'bot')];
}

/** Keys of `integration_types_config`: developers/resources/application#application-object-application-integration-types */
const contexts = [
  ['guild', '0'],
  ['user', '1'],
] as const;

function installRows(data: unknown): ReportRow[] {
  const configured = contexts.flatMap(([to, key]) => {
    const parameters = valueAt(data, 'integration_types_config', key, 'oauth2_install_params');
    return isAnswerObject(parameters) ? [installRow(to, parameters)] : [];
  });
  if (configured.length > 0) return configured;
  const parameters = valueAt(data, 'install_params');
  if (isAnswerObject(parameters)) return [installRow('guild', parameters)];
  const hasLink = textOf(valueAt(data, 'custom_install_url')) !== '';
  return hasLink ? [] : [row('note', { fact: 'no-install' }, 'installation')];
}

function installRow(to: 'guild' | 'user', parameters: unknown): ReportRow {
  const scopes = textsOf(valueAt(parameters, 'scopes'));
  const permissions = permissionNames(readBits(valueAt(parameters, 'permissions')));
  const isUnusual = permissions.includes('ADMINISTRATOR') || (to === 'guild' && !scopes.includes('bot'));
  return row(isUnusual ? 'note' : 'fine', { fact: 'install', to, scopes, permissions }, 'installation');
}

/**
 * With an endpoint, interactions are not sent over the Gateway as well. Of the address only the host is told, which
 * holds no secret. Source: developers/interactions/receiving-and-responding#receiving-an-interaction
 */
function interactionsRow(data: unknown): ReportRow {
  const url = textOf(valueAt(data, 'interactions_endpoint_url'));
  const host = URL.canParse(url) ? new URL(url).host : url === '' ? null : '?';
  return row(host === null ? 'fine' : 'note', { fact: 'interactions', host }, 'information');
}

/** What is switched on for the application, against what the code asks for; null where its flags are not told. */
export function intentRows(data: unknown, survey: IntentSurvey): readonly ReportRow[] | null {
  const told = valueAt(data, 'flags_new') ?? valueAt(data, 'flags');
  if (typeof told !== 'string' && typeof told !== 'number') return null;
  const flags = readBits(told);
  const { files, isComplete, speaksOfIntents, unread } = survey;
  const isSure = isComplete && unread.length === 0 && speaksOfIntents;
  return [
    ...privilegedIntents.map((intent): ReportRow => {
      const asked = survey.intents[intent];
      const switched = intentSwitch(flags, intent);
      const state = intentState(switched !== 'off', asked.asked);
      return { section: 'intents', state, fact: { fact: 'intent', intent, switched, ...asked }, portal: 'bot' };
    }),
    {
      section: 'intents',
      state: isSure ? 'fine' : 'unknown',
      fact: { fact: 'survey', files, isComplete, speaksOfIntents, unread },
    },
  ];
}

/** Asking for one that is off ends in 4014: developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function intentState(isOn: boolean, asked: AskedIntent['asked']): RowState {
  switch (asked) {
    case 'yes':
      return isOn ? 'fine' : 'problem';
    case 'no':
      return isOn ? 'note' : 'fine';
    case 'unknown':
      return 'unknown';
    default:
      return asked satisfies never;
  }
}

/** The rows of GET /gateway/bot. Source: developers/events/gateway#session-start-limit-object */
export function gatewayRows(data: unknown): readonly ReportRow[] | null {
  const limit = valueAt(data, 'session_start_limit');
  const [total, remaining, resetAfter, atOnce] = ['total', 'remaining', 'reset_after', 'max_concurrency'].map((name) =>
    countOf(valueAt(limit, name)),
  );
  const shards = countOf(valueAt(data, 'shards'));
  if (total == null || remaining == null || resetAfter == null || atOnce == null || shards === null) return null;
  // Each shard begins a session of its own.
  const state: RowState = remaining < shards ? 'problem' : remaining < total / 10 ? 'note' : 'fine';
  return [
    { section: 'gateway', state, fact: { fact: 'sessions', total, remaining, resetAfter } },
    { section: 'gateway', state: 'fine', fact: { fact: 'shards', shards, atOnce } },
  ];
}
