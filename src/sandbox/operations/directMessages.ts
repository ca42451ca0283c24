import { type Answer, json } from '../answer.ts';
import { channelTypes, isKind } from '../channels/channelKinds.ts';
import { recipient } from '../forms/channel.ts';
import { demand, isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { makeChannel } from '../world/make.ts';

/** Source: https://docs.discord.com/developers/resources/user#create-dm */
export const directMessageOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/users/@me/channels',
    auth: 'bot',
    accepts: 'json',
    limit: limits.channelWrite,
    run: open,
  },
];

/** There is one per user. A bot can write neither to itself nor to another bot (spellbot#659). */
function open(call: Call): Answer {
  demand(recipient, call.body);
  const id = String(isRecord(call.body) ? call.body.recipient_id : '');
  const user = call.world.users.get(id);
  if (user === undefined) throw new Refusal('unknownUser');
  if (user.bot === true) throw new Refusal('noSuchRecipient');
  const known = [...call.world.channels.values()].find(
    (channel) => isKind(channel, 'direct') && channel.wire.recipients?.[0]?.id === id,
  );
  const channel = known ?? makeChannel({ ...blank, id: call.world.newId(call.now), recipients: [user] });
  call.world.channels.set(channel.wire.id, channel);
  return json(200, channel.wire);
}

const blank = { type: channelTypes.direct, last_message_id: null, flags: 0 };
