import type { Anchor } from '../callSite.ts';
import type { Source } from '../source.ts';
import type { CallValue, Entry, ObjectValue } from '../value.ts';
import { usesDiscordPy } from './discordPyEvidence.ts';
import { command, modal } from './discordPyForms.ts';
import { componentsOf, decoratedItem, isComplete, itemOf } from './discordPyItems.ts';
import { readArguments } from './discordPyObject.ts';
import type { Item } from './discordPyRows.ts';
import { calleeName } from './discordPyValue.ts';
import type { PayloadReader, PayloadReading, PayloadShape } from './payloadReader.ts';

const head = /^[ \t]*class[ \t]+(\w+)[ \t]*\(/gm;

/** Classes of a document that are views, modals or groups of commands: what stands in them is what they hold. */
export const discordPyClass: PayloadReader = {
  words: ['class'],
  *anchors(source): Generator<Anchor> {
    if (!usesDiscordPy(source)) return;
    for (const match of source.text.matchAll(head)) {
      const open = match.index + match[0].length - 1;
      yield { word: 'class', at: match.index + match[0].lastIndexOf(match[1] ?? ''), open };
    }
  },
  claims: () => true,
  read(call, reading) {
    switch (baseOf(call, reading)) {
      case 'View':
        return viewOf(call, reading);
      case 'Modal':
        return modalOf(call, reading);
      case 'Group':
      case 'GroupCog':
        return groupOf(call, reading);
      default:
        return undefined;
    }
  },
};

/** The class of discord.py that a class is made from, where it is made from one alone. */
export function baseOf({ args }: CallValue, { resolver }: PayloadReading): string | undefined {
  const [base] = args;
  return base === undefined ? undefined : calleeName({ callee: base } as CallValue, resolver);
}

function viewOf(call: CallValue, reading: PayloadReading): PayloadShape | undefined {
  const items = itemsIn(call, reading);
  if (items === undefined || items.length === 0) return undefined;
  const unknown = isComplete(items, reading.resolver.source) ? [] : [call];
  return { client: 'discord.py', kind: 'rows', value: componentsOf(items, call.callee), unknown };
}

function modalOf(call: CallValue, reading: PayloadReading): PayloadShape {
  const own = readArguments(modal, { ...call, args: [] }, reading);
  const items = itemsIn(call, reading) ?? [];
  const filled = items.length === 0 ? undefined : componentsOf(items, call.callee);
  const components = filled?.kind === 'object' ? filled.entries : [];
  const entries = own.entries.filter((entry) => components.length === 0 || !isKey(entry, 'components'));
  const value: ObjectValue = { ...own, entries: [...entries, ...components] };
  return { client: 'discord.py', kind: 'modal', value, unknown: [call] };
}

function isKey(entry: Entry, key: string): boolean {
  return !('kind' in entry) && entry.key.kind === 'string' && entry.key.text === key;
}

/** `class Admin(app_commands.Group, name="admin", description="…")`, `class Admin(commands.GroupCog, group_name="admin")`. */
function groupOf(call: CallValue, reading: PayloadReading): PayloadShape | undefined {
  const named = call.named.map((entry): Entry => {
    if ('kind' in entry || entry.key.kind !== 'string') return entry;
    const { key, value } = entry;
    return { key: { ...key, text: key.text.replace(/^group_/, '') }, value };
  });
  const value = readArguments(command, { ...call, args: [], named }, reading);
  return named.length === 0 ? undefined : { client: 'discord.py', kind: 'command', value, unknown: [call] };
}

/**
 * The items that a class has in itself, in order: by decorators, as fields, and by what its `__init__` adds for certain;
 * undefined where it takes some away again.
 */
function itemsIn({ callee, span }: CallValue, reading: PayloadReading): Item[] | undefined {
  const { source } = reading.resolver;
  const { text, layout } = source;
  const line = layout.lineAt(callee.span[0]);
  const end = endOf(line, source);
  const body = text.slice(span[1], end);
  if (/\.\s*(?:remove_item|clear_items)\s*\(/.test(body)) return undefined;
  const own: Item[] = [];
  const added: Item[] = [];
  for (const match of body.matchAll(
    /^[ \t]*(?:@|(\w+)[ \t]*(?::[^=\n]+)?=[ \t]*|self\.add_item\([ \t\r\n]*)(?=[\w.]+[[(])/gm,
  )) {
    const at = span[1] + match.index + match[0].length;
    const place = layout.lineAt(span[1] + match.index + match[0].search(/\S/));
    const parent = layout.parentOf(place);
    const isAdded = match[0].includes('add_item');
    const isSure = isAdded ? isConstructor(parent, line, source) : parent === line;
    const value = isSure && !layout.isInComment(at) ? source.expressionAt(at)?.value : undefined;
    if (value?.kind !== 'call') continue;
    const item = match[0].includes('@') ? decoratedItem(value, reading) : itemOf(value, reading);
    if (item !== undefined) (isAdded ? added : own).push(item);
  }
  return [...own, ...added];
}

function isConstructor(line: number, owner: number, { layout, text }: Source): boolean {
  if (line < 0 || layout.parentOf(line) !== owner) return false;
  return /^[ \t]*def[ \t]+__init__\b/.test(text.slice(layout.startOf(line), layout.startOf(line + 1)));
}

/** Where the block behind a line ends. */
function endOf(line: number, { layout, text }: Source): number {
  const indent = layout.indentOf(line);
  let last = line + 1;
  while (
    layout.startOf(last) < text.length &&
    (layout.indentOf(last) < 0 || layout.indentOf(last) > indent || isCloser(last))
  )
    last++;
  return Math.min(text.length, layout.startOf(last));

  function isCloser(each: number): boolean {
    return /^[ \t]*[)\]}]/.test(text.slice(layout.startOf(each), layout.startOf(each + 1)));
  }
}

/** The class head around an offset, as a call. */
export function classAround(at: number, { resolver: { source } }: PayloadReading): CallValue | undefined {
  const { layout, text } = source;
  for (const line of layout.ancestorsOf(layout.lineAt(at))) {
    const start = layout.startOf(line);
    const match = /^[ \t]*class[ \t]+(\w+)[ \t]*\(/.exec(text.slice(start, layout.startOf(line + 1)));
    if (match === null) continue;
    const open = start + match[0].length - 1;
    const value = source.callAt(start + match[0].lastIndexOf(match[1] ?? ''), open)?.value;
    return value?.kind === 'call' ? value : undefined;
  }
  return undefined;
}
