import {
  type ChatInputCommandInteraction,
  Client,
  ClientApplication,
  ClientUser,
  ChatInputCommandInteraction as Interaction,
  Routes,
  type TextChannel,
} from 'discord.js';
import { sandboxIds as ids } from '../../../src/sandbox/seed.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { interactionToken } from '../../../src/sandbox/token.ts';
import { ownAgent } from './ownAgent.ts';

/** A sandbox in real time and a client of discord.js that works with it over REST alone. */
export interface DiscordJsBot {
  readonly sandbox: Sandbox;
  readonly client: Client<true>;
  /** The text channel of the seed. */
  text(): Promise<TextChannel>;
  end(): Promise<void>;
}

/**
 * A client as it is after READY, without a gateway: who it is, it asks over REST. Only the documented option
 * `rest.api` says where Discord is.
 */
export async function discordJsBot(): Promise<DiscordJsBot> {
  const sandbox = await startSandbox({ port: 0, seed: 7 });
  const client = new Client<true>({ intents: [], rest: { api: `${sandbox.url}/api`, agent: ownAgent() } });
  client.token = sandbox.token;
  client.rest.setToken(sandbox.token);
  const [user, application] = [
    await client.rest.get(Routes.user()),
    await client.rest.get(Routes.currentApplication()),
  ];
  client.user = Reflect.construct(ClientUser, [client, user]);
  client.application = Reflect.construct(ClientApplication, [client, application]);
  await client.guilds.fetch(ids.guild);
  return {
    sandbox,
    client,
    text: async () => (await client.channels.fetch(ids.text)) as TextChannel,
    end: async () => {
      await client.destroy();
      await sandbox.close();
    },
  };
}

/** The seeded interaction as a slash command that a member used, as the gateway would have told of it. */
export function slashCommand(client: Client<true>): ChatInputCommandInteraction {
  const user = { id: ids.member, username: 'ren', discriminator: '0', global_name: 'Ren', avatar: null };
  const payload = {
    id: ids.interaction,
    application_id: ids.application,
    type: 2,
    token: interactionToken(ids.interaction),
    version: 1,
    guild_id: ids.guild,
    channel_id: ids.text,
    channel: { id: ids.text, type: 0 },
    user,
    locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: { 0: ids.guild },
    attachment_size_limit: 10 * 1024 * 1024,
    data: { id: ids.command, name: 'ping', type: 1, options: [{ name: 'times', type: 4, value: 3 }] },
  };
  return Reflect.construct(Interaction, [client, payload]);
}
