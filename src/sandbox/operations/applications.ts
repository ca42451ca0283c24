import { type Answer, json } from '../answer.ts';
import { applicationChange } from '../forms/application.ts';
import { demand, isRecord } from '../forms/form.ts';
import { imageHash } from '../imageHash.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Application } from '../world/world.ts';

const own = '/applications/@me';
const byId = '/applications/{application_id}';

/** Source: https://docs.discord.com/developers/resources/application and developers/topics/oauth2 */
export const applicationOperations: readonly Operation[] = [
  { method: 'GET', path: own, auth: 'bot', limit: limits.read, run: application },
  { method: 'GET', path: '/oauth2/applications/@me', auth: 'bot', limit: limits.read, run: application },
  { method: 'PATCH', path: own, auth: 'bot', accepts: 'json', limit: limits.applicationEdit, run: edit },
  { method: 'GET', path: byId, auth: 'bot', limit: limits.read, run: application },
  { method: 'PATCH', path: byId, auth: 'bot', accepts: 'json', limit: limits.applicationEdit, run: edit },
];

/**
 * The application in the route's path, which must be the bot's own.
 * @throws Refusal 20012
 */
export function demandOwnApplication(call: Call): Application {
  if (param(call, 'application_id') !== call.world.application.id) throw new Refusal('notYourApplication');
  return call.world.application;
}

function application(call: Call): Answer {
  const { world, params } = call;
  if (params.application_id !== undefined) demandOwnApplication(call);
  const { id, name, ownerId, verifyKey, settings } = world.application;
  const { cover_image, custom_install_url, install_params, ...always } = settings;
  const maybe = Object.entries({ cover_image, custom_install_url, install_params }).filter(
    ([, value]) => value !== null,
  );
  return json(200, {
    id,
    name,
    type: null,
    ...always,
    ...Object.fromEntries(maybe),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: verifyKey,
    owner: world.users.get(ownerId),
    team: null,
    bot: world.bot,
    flags_new: String(settings.flags),
    approximate_guild_count: [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id)).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    redirect_uris: world.authorizations.redirectUris,
  });
}

/** Flags that can be set by oneself: the limited intents. Source: developers/resources/application#edit-current-application */
const settableFlags = (1 << 13) | (1 << 15) | (1 << 19);

const settable = [
  'description',
  'tags',
  'custom_install_url',
  'install_params',
  'integration_types_config',
  'role_connections_verification_url',
  'event_webhooks_url',
  'event_webhooks_status',
  'event_webhooks_types',
] as const;

/** Discord calls an interactions endpoint before it takes it. The sandbox calls nobody, so none can be verified. */
function edit(call: Call): Answer {
  if (call.params.application_id !== undefined) demandOwnApplication(call);
  demand(applicationChange, call.body);
  const { settings } = call.world.application;
  const sent = isRecord(call.body) ? call.body : {};
  const changed = settable.filter((name) => sent[name] !== undefined);
  Object.assign(settings, Object.fromEntries(changed.map((name) => [name, sent[name]])));
  if (sent.icon !== undefined) settings.icon = imageHash(sent.icon);
  if (sent.cover_image !== undefined) settings.cover_image = imageHash(sent.cover_image);
  if (typeof sent.flags === 'number') settings.flags = sent.flags & settableFlags;
  return application(call);
}
