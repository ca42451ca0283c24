import { type BaseInteraction, Client, ClientApplication, ClientUser, Routes, type TextChannel } from 'discord.js';
import { type SandboxClock, systemClock } from '../../../src/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { ownAgent } from './ownAgent.ts';

/** A sandbox and a client of discord.js that works with it over REST alone. */
export interface DiscordJsBot {
  readonly sandbox: Sandbox;
  readonly client: Client<true>;
  /** The text channel of the seed. */
  text(): Promise<TextChannel>;
  end(): Promise<void>;
}

/**
 * A client as it is after READY, without a gateway: who it is, it asks over REST. Only the documented option
 * `rest.api` says where Discord is. Time goes by itself unless another clock is given.
 */
export async function discordJsBot(clock: SandboxClock = systemClock): Promise<DiscordJsBot> {
  const sandbox = await startSandbox({ port: 0, seed: 7, clock });
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

/**
 * Makes something happen in the sandbox that the application is asked to answer (`POST /sandbox/interactions`), and
 * hands it to the client as the gateway would: what comes back is what `interactionCreate` gives.
 */
export async function happen<T extends BaseInteraction>({ client, sandbox }: DiscordJsBot, what: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const made = await fetch(`${sandbox.url}/sandbox/interactions`, {
    method: 'POST',
    headers,
    body: JSON.stringify(what),
  });
  const payload = await made.json();
  if (made.status !== 201) throw new Error(JSON.stringify(payload));
  const heard = new Promise<T>((resolve) => client.once('interactionCreate', (one) => resolve(one as unknown as T)));
  Reflect.get(client, 'actions').InteractionCreate.handle(payload);
  return heard;
}
