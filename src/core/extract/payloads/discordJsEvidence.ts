import type { TextSite } from '../callSite.ts';
import type { Source } from '../source.ts';
import { interactionCall, threadOption } from './payloadPrefilter.ts';

const modules = /^(?:npm:)?(?:discord\.js|@discordjs\/builders)(?:@[^/]*)?(?:\/[^.]*)?(?:\.(.*))?$/;

/** The name in discord.js that a dotted path stands for: `EmbedBuilder`; undefined where it is none of its own. */
export function discordJsName(path: string | undefined): string | undefined {
  return path === undefined ? undefined : modules.exec(path)?.[1];
}

/** Whether a document takes anything from discord.js, or calls what only its interactions have. */
export function usesDiscordJs(source: Source): boolean {
  let known = users.get(source);
  if (known === undefined) {
    known =
      [...source.imports.values()].some((path) => modules.test(path)) ||
      /["'`](?:npm:)?discord\.js["'`@/]|["']@sapphire\/framework["']|\.(?:deferReply|editReply)\(/.test(source.text) ||
      interactionCall.test(source.text) ||
      threadOption.test(source.text);
    users.set(source, known);
  }
  return known;
}

const users = new WeakMap<Source, boolean>();

/** What a high-level call is called on. */
export type Target = 'channel' | 'user' | 'message' | 'interaction' | 'webhook' | 'thread';

/** What discord.js' objects are called almost everywhere, its own guide included. */
const names: readonly (readonly [pattern: RegExp, target: Target])[] = [
  [/(?:webhook|hook)(?:client)?$/i, 'webhook'],
  [/(?:interaction|^inter|^int|^i|confirmation|submitted|^btn|^button|^modal(?:submit|interaction))$/i, 'interaction'],
  [/(?:message|msg)$/i, 'message'],
  [/thread$/i, 'thread'],
  [/(?:channel|chan|^ch)$/i, 'channel'],
  [/(?:user|member|author|owner)$/i, 'user'],
];

/** What managers and methods of discord.js give: `client.channels.cache.get(…)`, `interaction.guild.channels.fetch(…)`. */
const made: readonly (readonly [pattern: RegExp, target: Target])[] = [
  [/\bthreads\s*\.\s*(?:create|cache|fetch)\b/, 'thread'],
  [/\bchannels\s*\.\s*(?:cache|fetch)\b/, 'channel'],
  [/\b(?:users|members)\s*\.\s*(?:cache|fetch)\b/, 'user'],
  [/\.\s*(?:createDM)\s*\(/, 'channel'],
];

/** Whether a method is called on something else than the object around: what that has is its own. */
export function isMethod({ receiver, start, at }: TextSite): boolean {
  return start < at && !/^(?:this|super|self)$/.test(receiver);
}

/** What a call is called on, as far as its text shows; undefined where that may be anything. */
export function targetOf(site: TextSite, source: Source): Target | undefined {
  const { receiver } = site;
  if (receiver !== '') return names.find(([pattern]) => pattern.test(receiver))?.[1] ?? typedIn(source).get(receiver);
  const front = source.text.slice(site.start, site.at);
  const cast = /\bas\s+(?:[\w$]+\.)?(\w+)(?:<[^>]*>)?\s*\)\s*[?!]?\.\s*$/.exec(front)?.[1];
  if (cast !== undefined) return targetOfClass(cast);
  return made.find(([pattern]) => pattern.test(front))?.[1];
}

/** The classes and events that say what a name stands for. */
const classes: readonly (readonly [pattern: RegExp, target: Target])[] = [
  [/Interaction$/, 'interaction'],
  [/^(?:Omit(?:Partial)?\w*|OmitPartialGroupDMChannel|Message)$/, 'message'],
  [/^(?:\w*Thread\w*Channel|ThreadChannel)$/, 'thread'],
  [/^\w*Channel$/, 'channel'],
  [/^(?:User|GuildMember)$/, 'user'],
  [/^Webhook(?:Client)?$/, 'webhook'],
];

function targetOfClass(name: string): Target | undefined {
  return classes.find(([pattern]) => pattern.test(name))?.[1];
}

/** The name is looked for behind the colon: most words of a text are followed by none. */
const annotation =
  /:(?<=(?<![\w$])([\w$]{1,80})\s{0,20}[?!]?:)\s*(?:[\w$]+\.)?([A-Z]\w*(?:Interaction|Channel)|Message|User|GuildMember|Webhook(?:Client)?)\b/g;
const handler =
  /\.\s*(?:on|once)\s*\(\s*(?:["'`](\w+)["'`]|(?:[\w$]+\s*\.\s*)*Events\s*\.\s*(\w+))\s*,\s*(?:async\s*)?(?:function\s*\w*\s*)?\(?\s*([\w$]+)/g;
/** What stands before a call whose result is given a name. */
const assigned = /\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:await\s+)?[\w$.?!]*\.\s*$/;

const makers: Readonly<Record<string, Target>> = {
  send: 'message',
  reply: 'message',
  followUp: 'message',
  editReply: 'message',
  fetchReply: 'message',
  awaitMessageComponent: 'interaction',
  awaitModalSubmit: 'interaction',
  createDM: 'channel',
  createWebhook: 'webhook',
  startThread: 'thread',
};

const typed = new WeakMap<Source, ReadonlyMap<string, Target>>();

/** What names stand for by their types, by the event whose handler has them as its parameter, or by what made them. */
function typedIn(source: Source): ReadonlyMap<string, Target> {
  let known = typed.get(source);
  if (known === undefined) {
    const found = new Map<string, Target>();
    for (const [, name = '', type = ''] of source.text.matchAll(annotation)) {
      const target = targetOfClass(type);
      if (target !== undefined) found.set(name, target);
    }
    for (const [, event = '', member = event, name = ''] of source.text.matchAll(handler)) {
      if (/^messageCreate$/i.test(member)) found.set(name, 'message');
      else if (/^interactionCreate$/i.test(member)) found.set(name, 'interaction');
    }
    for (const [method, target] of Object.entries(makers)) {
      for (const at of source.names.placesOf(method, 0, source.text.length)) {
        const name = assigned.exec(source.text.slice(Math.max(0, at - 200), at))?.[1];
        if (name !== undefined) found.set(name, target);
      }
    }
    known = found;
    typed.set(source, known);
  }
  return known;
}
