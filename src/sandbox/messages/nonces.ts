import type { APIMessage } from 'discord-api-types/v10';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';

/** For how long a nonce is remembered, in milliseconds: "the past few minutes", more is not told. */
const remembered = 5 * 60_000;

/**
 * The message that the bot sent with the same nonce before, if it asks for nonces to be unique. Only Create Message
 * knows this. Source: https://docs.discord.com/developers/resources/message#create-message
 *
 * @throws Refusal 10008 if that message was deleted: it is not sent again (discord-api-docs#6647)
 */
export function earlierMessage(call: Call, { nonce, enforce_nonce }: Form): APIMessage | undefined {
  if (enforce_nonce !== true || !isNonce(nonce)) return undefined;
  forgetOld(call);
  const sent = call.world.nonces.get(String(nonce));
  if (sent === undefined) return undefined;
  const message = call.world.channels.get(sent.channelId)?.messages.get(sent.messageId);
  if (message === undefined) throw new Refusal('unknownMessage');
  return message;
}

/** Keeps the nonce of a message that was just sent. */
export function rememberNonce(call: Call, { nonce }: Form, message: APIMessage): void {
  if (!isNonce(nonce)) return;
  forgetOld(call);
  call.world.nonces.delete(String(nonce));
  const { id: messageId, channel_id: channelId } = message;
  call.world.nonces.set(String(nonce), { channelId, messageId, sentAt: call.now });
}

type Form = Readonly<Record<string, unknown>>;

function isNonce(nonce: unknown): boolean {
  return nonce !== undefined && nonce !== null && nonce !== '';
}

function forgetOld({ world, now }: Call): void {
  for (const [nonce, { sentAt }] of world.nonces) {
    if (now - sentAt <= remembered) return;
    world.nonces.delete(nonce);
  }
}
