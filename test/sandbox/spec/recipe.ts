import { interactionToken, webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import type { World } from '../../../src/sandbox/world/world.ts';
import type { Asker, Sent } from '../ask.ts';

/** How an operation is made to succeed in a sandbox that has just begun and in which the bot is an administrator. */
export interface Recipe extends Sent {
  /** Scopes of the access token with which it is asked; without them the bot asks. */
  readonly bearer?: string;
  /** Values of the path's parameters where they are not those of `usualParams`. */
  readonly params?: Readonly<Record<string, string>>;
  /** With the question mark. */
  readonly query?: string;
  /** What comes before, for example to make what is to be deleted; it may give values of parameters. */
  readonly before?: Step;
  /** What cannot be reached by requests and is put into the world. */
  readonly world?: (world: World) => void;
  /** What depends on the sandbox that runs. */
  readonly sent?: (asker: Asker) => Sent;
  /** Why the sandbox never answers with success, and the status that there is instead. */
  readonly refused?: { readonly status: number; readonly why: string };
}

/** Something to do before; it may give values of parameters. */
export type Step = (asker: Asker) => Promise<Readonly<Record<string, string>>>;

/** By method and path of the operation. */
export type Recipes = Readonly<Record<string, Recipe | readonly Recipe[]>>;

/** What stands in a path unless a recipe says otherwise: things of the seed that the bot may work with. */
export const usualParams: Readonly<Record<string, string>> = {
  application_id: ids.application,
  channel_id: ids.text,
  command_id: ids.command,
  emoji_id: ids.emoji,
  emoji_name: encodeURIComponent('🔥'),
  guild_id: ids.guild,
  interaction_id: ids.interaction,
  interaction_token: interactionToken(ids.interaction),
  message_id: ids.botMessage,
  role_id: ids.memberRole,
  user_id: ids.member,
  webhook_id: ids.webhook,
  webhook_token: webhookToken,
};

/** Sends one request that must succeed, and gives a field of the answer, its id if not told, under a name of the path. */
export function make(name: string, line: string, sent: Sent = {}, field = 'id'): Step {
  return async (asker) => {
    const { json } = await succeed(asker, line, sent);
    return { [name]: json[field] };
  };
}

/** A form as OAuth2 takes it, from the application's client. */
export function clientForm(asker: Asker, fields: Readonly<Record<string, string>>): Sent {
  const client = { client_id: ids.application, client_secret: asker.sandbox.clientSecret };
  return {
    body: new URLSearchParams({ ...client, ...fields }).toString(),
    headers: { authorization: undefined, 'content-type': 'application/x-www-form-urlencoded' },
  };
}

/** An access token of the application's owner. */
export async function accessToken(asker: Asker, scope: string): Promise<string> {
  const sent = clientForm(asker, { grant_type: 'client_credentials', scope });
  return (await succeed(asker, 'POST /oauth2/token', sent)).json.access_token;
}

/** Sends one request that must succeed. */
export function done(line: string, sent: Sent = {}): Step {
  return async (asker) => {
    await succeed(asker, line, sent);
    return {};
  };
}

async function succeed(asker: Asker, line: string, sent: Sent) {
  const reply = await asker.ask(line, sent);
  if (reply.status >= 300) throw new Error(`${line} was answered with ${reply.status}: ${reply.text}`);
  return reply;
}

/** A picture of one pixel. */
export const image =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
