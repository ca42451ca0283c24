import type { TextSite } from '../callSite.ts';
import type { Source } from '../source.ts';
import { importsDiscordPy } from './payloadPrefilter.ts';

/** discord.py and its forks: py-cord has the same name, nextcord and disnake have their own. */
const module = /^(?:discord|nextcord|disnake)\.(?:[a-z_]\w*\.)*(?=\w)/;

/** The name in discord.py that a dotted path stands for, without its modules: `Embed`, `Embed.from_dict`. */
export function discordPyName(path: string | undefined): string | undefined {
  const modules = path === undefined ? undefined : module.exec(path)?.[0];
  return modules === undefined ? undefined : path?.slice(modules.length);
}

/** Whether a document imports discord.py or a fork of it. */
export function usesDiscordPy(source: Source): boolean {
  let known = users.get(source);
  if (known === undefined) {
    known = importsDiscordPy.test(source.text);
    users.set(source, known);
  }
  return known;
}

const users = new WeakMap<Source, boolean>();

/** What a high-level call is called on. */
export type Target =
  | 'context'
  | 'channel'
  | 'thread'
  | 'user'
  | 'message'
  | 'interaction'
  | 'response'
  | 'followup'
  | 'webhook'
  | 'guild';

/** What the objects are called almost everywhere, the documentation of the libraries included. */
const names: readonly (readonly [pattern: RegExp, target: Target])[] = [
  [/^(?:ctx|context)$/, 'context'],
  [/^response$/, 'response'],
  [/^followup$/, 'followup'],
  [/(?:webhook|hook)$/i, 'webhook'],
  [/(?:interaction|^inter|^itx|^i)$/i, 'interaction'],
  [/(?:message|msg)$/i, 'message'],
  [/thread$/i, 'thread'],
  [/(?:channel|chan|dm)$/i, 'channel'],
  [/(?:user|member|author|owner)$/i, 'user'],
  [/(?:guild|server|category)$/i, 'guild'],
];

/** What a class of the libraries, or one of their methods, says that something is. */
const kinds: readonly (readonly [pattern: RegExp, target: Target])[] = [
  [/Context$/, 'context'],
  [/(?:Interaction|Inter)$/, 'interaction'],
  [/^(?:Partial)?Message$|^(?:send|reply|original_response|original_message|fetch_message)$/, 'message'],
  [/Thread$|^create_thread$/, 'thread'],
  [/Channel$|^Messageable$|^(?:get_channel|fetch_channel|create_dm|create_text_channel)$/, 'channel'],
  [/^(?:User|Member)$|^(?:get_user|fetch_user|get_member|fetch_member)$/, 'user'],
  [/Webhook$|^(?:create_webhook|fetch_webhook)$/, 'webhook'],
  [/^(?:Guild|CategoryChannel)$|^(?:get_guild|fetch_guild)$/, 'guild'],
];

const makers =
  'original_response|original_message|fetch_message|create_thread|get_channel|fetch_channel|create_dm|create_text_channel|get_user|fetch_user|get_member|fetch_member|create_webhook|fetch_webhook|get_guild|fetch_guild';

/** `channel: discord.TextChannel`. */
const annotation =
  /\b(\w+)[ \t]*:[ \t]*["']?(?:(?:Optional|Union)\[)?(?:\w+\.)*([A-Z]\w*(?:Context|Interaction|Inter|Message|Thread|Channel|Webhook)|Message|Thread|Messageable|User|Member|Webhook|Guild|Context|Interaction)\b/g;
/** `channel = bot.get_channel(…)`. */
const fetched = new RegExp(`\\b(\\w+)[ \\t]*:?=[ \\t]*(?:await[ \\t]+)?[\\w.]+\\.(${makers})[ \\t]*\\(`, 'g');
/** `sent = await ctx.send(…)`. */
const sent = /\b(\w+)[ \t]*:?=[ \t]*await[ \t]+[\w.]+\.(send|reply)[ \t]*\(/g;
/** `await ctx.bot.fetch_channel(1)` in front of a dot. */
const front = new RegExp(`\\.(${makers})\\s*\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)\\)?\\s*\\.\\s*$`);

/** Whether a method is called on something else than the object around: what that has is its own. */
function isMethod({ receiver, start, at }: TextSite): boolean {
  return start < at && !/^(?:self|cls|super)$/.test(receiver);
}

/** What a call is called on, as far as its text shows; undefined where that may be anything. */
function targetOf(site: TextSite, source: Source): Target | undefined {
  const { receiver } = site;
  if (receiver !== '') return typedIn(source).get(receiver) ?? names.find(([pattern]) => pattern.test(receiver))?.[1];
  const maker = front.exec(source.text.slice(site.start, site.at))?.[1];
  return maker === undefined ? undefined : kindOf(maker);
}

function kindOf(name: string): Target | undefined {
  return kinds.find(([pattern]) => pattern.test(name))?.[1];
}

const typed = new WeakMap<Source, ReadonlyMap<string, Target>>();

/** What names stand for by their types, or by what made them. */
function typedIn(source: Source): ReadonlyMap<string, Target> {
  let known = typed.get(source);
  if (known === undefined) {
    const found = new Map<string, Target>();
    for (const pattern of [sent, fetched, annotation]) {
      for (const [, name = '', what = ''] of source.text.matchAll(pattern)) {
        const target = kindOf(what);
        if (target !== undefined) found.set(name, target);
      }
    }
    known = found;
    typed.set(source, known);
  }
  return known;
}

/** What a table of methods says of a call, by its word and by what it is called on. */
export function ofMethod<Entry>(
  methods: Readonly<Record<string, Partial<Record<Target, Entry>>>>,
  site: TextSite,
  source: Source,
): Entry | undefined {
  if (!isMethod(site) || !usesDiscordPy(source)) return undefined;
  const target = targetOf(site, source);
  return target === undefined ? undefined : methods[site.word]?.[target];
}
