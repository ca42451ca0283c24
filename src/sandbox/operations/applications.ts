import { json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';

/** Source: https://docs.discord.com/developers/resources/application and developers/topics/oauth2 */
export const applicationOperations: readonly Operation[] = [
  { method: 'GET', path: '/applications/@me', auth: 'bot', limit: limits.read, run: application },
  { method: 'GET', path: '/oauth2/applications/@me', auth: 'bot', limit: limits.read, run: application },
];

function application({ world }: Call) {
  const { id, name, ownerId, verifyKey } = world.application;
  return json(200, {
    id,
    name,
    icon: null,
    description: 'The bot of the sandbox.',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: verifyKey,
    owner: world.users.get(ownerId),
    team: null,
    bot: world.bot,
    flags: 0,
    approximate_guild_count: [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id)).length,
    redirect_uris: world.authorizations.redirectUris,
    interactions_endpoint_url: null,
    tags: [],
  });
}
