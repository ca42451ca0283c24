import { findBotTokens } from '../discord/tokenShape.ts';
import { webhookIn } from '../lint/webhookPlace.ts';
import { authorizationPart } from '../request/draft.ts';
import { literalOf } from '../request/text.ts';
import { environmentWriting } from './environmentWriting.ts';
import type { Edit, Mend, MendContext, MendId } from './mend.ts';
import { pythonImport } from './pythonImport.ts';

/** A secret and the variable that it moves to. */
export interface MovedSecret {
  readonly kind: 'bot' | 'webhook';
  readonly name: string;
  readonly value: string;
}

/** Takes the token from the environment instead; the shell writes `movedSecret` where it is read from. */
export const moveToken: Mend = (context) => moved(context, movedSecret('move-token', context));

/** The same for the address of a webhook. */
export const moveWebhook: Mend = (context) => moved(context, movedSecret('move-webhook', context));

/** What a mend takes out of the text and under which name, or null. It must be written down before the text changes. */
export function movedSecret(id: MendId, { draft, project }: MendContext): MovedSecret | null {
  const taken = project.environment ?? new Map<string, string>();
  if (id === 'move-token') {
    const value = literalOf(authorizationPart(draft)?.text ?? []) ?? '';
    const [token] = findBotTokens(value);
    if (token === undefined) return null;
    const secret = value.slice(token.start, token.end);
    return { kind: 'bot', name: freeName('DISCORD_TOKEN', secret, taken), value: secret };
  }
  const webhook = id === 'move-webhook' ? webhookIn(literalOf(draft.url.text) ?? '') : undefined;
  if (webhook === undefined) return null;
  return { kind: 'webhook', name: freeName('DISCORD_WEBHOOK_URL', webhook.address, taken), value: webhook.address };
}

/** The first name that is free or has this value already: `DISCORD_TOKEN`, `DISCORD_TOKEN_2`. */
function freeName(wanted: string, value: string, taken: ReadonlyMap<string, string>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}_${count}`;
    const there = taken.get(name);
    if (there === undefined || there === '' || there === value) return name;
  }
}

/** Every place of the secret in the text reads the variable; null where one of them cannot. */
function moved({ text, draft }: MendContext, secret: MovedSecret | null): readonly Edit[] | null {
  if (secret === null) return null;
  const edits: Edit[] = [];
  for (let at = text.indexOf(secret.value); at !== -1; at = text.indexOf(secret.value, at + 1)) {
    const written = environmentWriting(text, draft, [at, at + secret.value.length], secret.name);
    if (written === null) return null;
    edits.push(...written);
  }
  if (edits.length === 0) return null;
  return draft.language === 'python' ? [...pythonImport(text, 'os'), ...edits] : edits;
}
