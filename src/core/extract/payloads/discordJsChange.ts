import type { PayloadKind } from '../../request/payload.ts';
import { argumentOf, verbOf } from '../options.ts';
import { isMethod, type Target, targetOf, usesDiscordJs } from './discordJsEvidence.ts';
import type { PayloadReader } from './payloadReader.ts';

/** Methods of discord.js 14 that set one value: of what, and under which key. */
const methods: Readonly<
  Record<string, { readonly of: readonly Target[]; readonly kind: PayloadKind; readonly key: string }>
> = {
  setName: { of: ['channel', 'thread'], kind: 'channel-change', key: 'name' },
  setTopic: { of: ['channel'], kind: 'channel-change', key: 'topic' },
  setRateLimitPerUser: { of: ['channel', 'thread'], kind: 'channel-change', key: 'rate_limit_per_user' },
  setNickname: { of: ['user'], kind: 'member-change', key: 'nick' },
  setUsername: { of: ['user'], kind: 'own-user', key: 'username' },
};

/** One value of a channel, a member or the bot's user: `channel.setTopic(…)`. */
export const discordJsChange: PayloadReader = {
  words: Object.keys(methods),
  claims(site, source) {
    const method = methods[site.word];
    if (method === undefined || !isMethod(site) || !usesDiscordJs(source)) return false;
    const target = targetOf(site, source);
    return target !== undefined && method.of.includes(target);
  },
  read(call, _, { word }) {
    const [method, value] = [methods[word], argumentOf(call, 0)];
    if (method === undefined || value === undefined) return undefined;
    const key = { ...verbOf(call), text: method.key };
    return {
      client: 'discord.js',
      kind: method.kind,
      value: { kind: 'object', entries: [{ key, value }], span: call.span },
    };
  },
};
