import { json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';

/** Source: https://docs.discord.com/developers/resources/application and developers/topics/oauth2 */
export const applicationOperations: readonly Operation[] = [
  { method: 'GET', path: '/applications/@me', auth: 'bot', limit: limits.read, run: application },
  { method: 'GET', path: '/oauth2/applications/@me', auth: 'bot', limit: limits.read, run: application },
];

function application({ world }: Call) {
  const { id, name, ownerId } = world.application;
  return json(200, {
    id,
    name,
    icon: null,
    description: 'The bot of the sandbox.',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    owner: world.users.get(ownerId),
    team: null,
    bot: world.bot,
    flags: 0,
    approximate_guild_count: [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id)).length,
    redirect_uris: [],
    interactions_endpoint_url: null,
    tags: [],
    type: null,
    flags_new: '0',
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    role_connections_verification_url: null,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
  });
}
