import type { Span } from '../../request/text.ts';
import type { TextSite } from '../callSite.ts';
import { argumentOf, entryAt, implied } from '../options.ts';
import type { Source } from '../source.ts';
import type { CallValue, Entry, ObjectValue, Value } from '../value.ts';
import { descriptionBelow } from './discordPyDocstring.ts';
import { usesDiscordPy } from './discordPyEvidence.ts';
import { command, contextMenu, formOf } from './discordPyForms.ts';
import { objectAt, readArguments } from './discordPyObject.ts';
import { typedOption } from './discordPyObjects.ts';
import { choicesOf, plainOf } from './discordPyValue.ts';
import type { PayloadReader, PayloadReading, PayloadShape } from './payloadReader.ts';

/** What a decorator makes of the function below. */
type Decorated = 'slash' | 'menu' | 'describe' | 'rename' | 'choices' | 'option';

/** Decorators that only these libraries have, whatever they are called on. */
const own: Readonly<Record<string, Decorated>> = {
  slash_command: 'slash',
  hybrid_command: 'slash',
  hybrid_group: 'slash',
  sub_command: 'slash',
  sub_command_group: 'slash',
  subcommand: 'slash',
  bridge_command: 'slash',
  user_command: 'menu',
  message_command: 'menu',
  context_menu: 'menu',
};

const ofModule: Readonly<Record<string, Decorated>> = {
  command: 'slash',
  describe: 'describe',
  rename: 'rename',
  choices: 'choices',
};

/** What has commands of applications: a tree, a group, py-cord's bot. */
const holders = /\b(?:app_commands\.(?:CommandTree|Group)|CommandTree|SlashCommandGroup|discord\.Bot)\b/g;
/** A group of which the function that holds its decorator is one: `@bot.slash_command()` `async def settings(…)`. */
const makers = /\.(?:create_group|create_subgroup)\b/g;

/** Decorators of application commands: `@app_commands.command(…)`, `@bot.slash_command(…)`, `@app_commands.describe(…)`. */
export const discordPyCommand: PayloadReader = {
  words: [...Object.keys(own), ...Object.keys(ofModule), 'option'],
  claims: (site, source) =>
    source.text[site.start - 1] === '@' && usesDiscordPy(source) && decoratedBy(site, source) !== undefined,
  read(call, reading, site) {
    const kind = decoratedBy(site, reading.resolver.source);
    switch (kind) {
      case undefined:
        return undefined;
      case 'slash':
      case 'menu':
        return commandOf(call, reading, kind === 'slash', site.word);
      case 'option':
        return optionOf(call, reading);
      default:
        return optionsOf(call, kind, reading);
    }
  },
};

function decoratedBy({ word, path = '', receiver }: TextSite, source: Source): Decorated | undefined {
  if (Object.hasOwn(own, word)) return own[word];
  if (word === 'option') return /^(?:discord\.(?:commands\.)?)?(?:\w+\.)?option$/.test(path) ? 'option' : undefined;
  const isModule = /^(?:discord\.)?app_commands\.\w+$/.test(path);
  const isHolder = word === 'command' && (/tree$/i.test(receiver) || isHeld(receiver, source));
  return isModule || isHolder ? ofModule[word] : undefined;
}

function isHeld(name: string, source: Source): boolean {
  return name !== '' && (source.clients(holders).has(name) || source.clients(makers).has(name));
}

function commandOf(call: CallValue, reading: PayloadReading, isSlash: boolean, word: string): PayloadShape | undefined {
  const { resolver } = reading;
  const isText = argumentOf(call, Number.MAX_SAFE_INTEGER, 'with_app_command');
  if (isText !== undefined && resolver.truth(isText) !== true) return undefined;
  const read = readArguments(isSlash ? command : contextMenu, call, reading);
  const own = isSlash ? functionBelow(call.span, resolver.source) : undefined;
  const isDescribed = ['description', 'brief', 'help'].some((key) => hasArgument(call, key));
  const told = own === undefined || isDescribed ? undefined : descriptionBelow(word, own.span[0], resolver.source);
  const more = [
    ...entryAt('name', hasKey(read, 'name') ? undefined : own, call.span[0]),
    ...entryAt('description', told, call.span[0]),
  ];
  const value = { ...read, entries: [...read.entries, ...more] };
  return { client: 'discord.py', kind: 'command', value, unknown: [call] };
}

function hasArgument({ named }: CallValue, name: string): boolean {
  return named.some((entry) => 'kind' in entry || (entry.key.kind === 'string' && entry.key.text === name));
}

function hasKey({ entries }: ObjectValue, key: string): boolean {
  return entries.some((entry) => 'kind' in entry || (entry.key.kind === 'string' && entry.key.text === key));
}

/** The name of the function that a decorator stands on: a command without one has that (discord.py, app_commands). */
function functionBelow([, end]: Span, { text }: Source): Value | undefined {
  const code = text.slice(end, end + 3000);
  const head = /^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(/m.exec(code);
  const name = head?.[1];
  if (head === null || name === undefined || /^[ \t]*class\b/m.test(code.slice(0, head.index))) return undefined;
  const start = end + head.index + head[0].lastIndexOf(name);
  return stringAtPlace(name, start);
}

function stringAtPlace(text: string, start: number): Value {
  const span: Span = [start, start + text.length];
  return { kind: 'string', text, inside: span, span };
}

/** `@option("name", description="…")` of py-cord. */
function optionOf(call: CallValue, reading: PayloadReading): PayloadShape | undefined {
  const form = formOf('Option');
  if (form === undefined) return undefined;
  const read = readArguments({ ...form, places: [] }, call, reading);
  const name = argumentOf(call, 0, 'name');
  const entries = [
    ...read.entries.filter((entry) => 'kind' in entry || entry.key !== name),
    ...nameEntry(name, reading),
  ];
  return { client: 'discord.py', kind: 'option', value: typedOption({ ...read, entries }), unknown: [call] };
}

function nameEntry(name: Value | undefined, reading: PayloadReading): Entry[] {
  return name === undefined ? [] : entryAt('name', plainOf(name, reading), name.span[0]);
}

/** `@app_commands.describe(…)` and its kin: an argument for each option. */
function optionsOf(call: CallValue, kind: 'describe' | 'rename' | 'choices', reading: PayloadReading): PayloadShape {
  const key = { describe: 'description', rename: 'name', choices: 'choices' }[kind];
  const items = call.named.flatMap((entry): Value[] => {
    if ('kind' in entry) return [];
    const given =
      kind === 'choices'
        ? choicesOf(entry.value, reading, (item) => objectAt(item, reading))
        : plainOf(entry.value, reading);
    const { span } = entry.value;
    const name = entry.key.kind === 'string' ? entry.key : implied('', span[0]);
    return [typedOption({ kind: 'object', entries: [{ key: { ...name, text: key }, value: given }], span })];
  });
  const value: Value = { kind: 'array', items, span: call.span };
  return { client: 'discord.py', kind: 'options', value, unknown: [call] };
}
