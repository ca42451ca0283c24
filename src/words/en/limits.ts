import type { Breach, Total, ValueKind } from '../../core/lint/breach.ts';
import type { TextPattern } from '../../core/lint/shapes/shape.ts';

/** What a value is, with its article. */
export const kinds: Readonly<Record<ValueKind, string>> = {
  text: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'a boolean',
  snowflake: 'an id: a string of digits',
  list: 'an array',
  object: 'an object',
  null: 'null',
  json: 'JSON',
};

/** What the characters of a text are like. */
export const patterns: Readonly<Record<TextPattern, string>> = {
  'command-name': 'a name of 1 to 32 lower-case letters, digits, - and _',
  'emoji-name': 'letters, digits and underscores',
  url: 'an address with a scheme that is allowed here',
  time: 'a time as ISO 8601 writes it',
  'data-uri': 'a data URI (data:image/png;base64,…)',
  permissions: 'permission bits as a decimal number',
  nonce: 'a string or a whole number',
  'choice-text': 'a string, as the option takes strings',
  'choice-number': 'a number, as the option takes numbers',
  emoji: 'an emoji as a character (👍), or have an id beside it',
};

const totals: Readonly<Record<Total, string>> = {
  embeds: 'All embeds together have',
  'displayed-text': 'All text displays together have',
  components: 'All components together, nested ones included, are',
  command: 'The names, descriptions and values of this command have together',
};

/** What a value does not go with, where that is no value beside it. */
const surroundings: Readonly<Record<string, string>> = {
  type: 'for this type',
  style: 'for this style of button',
  component: 'inside a label component, which has its own',
  modal: 'in a modal',
  required: 'to 0 where an answer is required',
  IS_COMPONENTS_V2: 'with the flag IS_COMPONENTS_V2',
  IS_VOICE_MESSAGE: 'with the flag IS_VOICE_MESSAGE',
};

/** Which limit is broken, by how much and where. */
export function limitBroken(path: string, breach: Breach): string {
  const place = path === '' ? 'The body' : `\`${path}\``;
  switch (breach.kind) {
    case 'length':
      return `${place} has ${counted(breach.actual, 'character')}; Discord takes ${range(breach)}.`;
    case 'items':
      return `${place} has ${counted(breach.actual, 'item')}; Discord takes ${range(breach)}.`;
    case 'number':
      return `${place} is ${breach.actual}; Discord takes ${range(breach)}.`;
    case 'total':
      return breach.of === 'components'
        ? `${totals[breach.of]} ${breach.actual}; Discord takes at most ${breach.max}.`
        : `${totals[breach.of]} ${breach.actual} characters; Discord takes at most ${breach.max}.`;
    case 'width':
      return `This row needs ${breach.actual} places and has ${breach.max}: a button takes one, a select all of them.`;
    case 'missing':
      return path === ''
        ? `The body needs \`${breach.key}\`.`
        : `${place} needs ${path.endsWith(breach.key) ? 'a value' : `\`${breach.key}\``}.`;
    case 'choice':
      return `${place} is ${breach.actual}; Discord takes ${breach.allowed.join(', ')}.`;
    case 'pattern':
      return `${place} has to be ${patterns[breach.pattern]}.`;
    case 'word':
      return `${place} must not contain "${breach.word}".`;
    case 'duplicate':
      return `${place} is the same as \`${breach.first}\`; each has to differ.`;
    case 'conflict':
      return `${place} cannot be set ${surroundings[breach.other] ?? `beside \`${breach.other}\``}.`;
    case 'above':
      return `${place} is ${breach.actual}, above the ${breach.limit} of \`${breach.other}\`.`;
    case 'order':
      return `${place}: required options come before optional ones.`;
    case 'place':
      return `${place}: an option of this type cannot stand here. Subcommands stand beside subcommands only, in a command or a group.`;
    case 'file':
      return `${place} names the file "${breach.name}", which this request does not bring.`;
    default:
      return breach satisfies never;
  }
}

function range({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : min === max ? `exactly ${min}` : `${min} to ${max}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
