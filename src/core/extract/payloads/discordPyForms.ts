import type { PayloadKind } from '../../request/payload.ts';

/** How discord.py takes over what an argument is given. */
export type Conversion =
  /** By `str(value)`. */
  | 'text'
  /** As it is, where it is a text, a number or a truth. */
  | 'plain'
  | 'color'
  | 'style'
  | 'emoji'
  /** One object that has a form of its own. */
  | 'object'
  /** A list of such objects. */
  | 'objects'
  /** Choices: objects, or texts that are name and value at once. */
  | 'choices'
  /** The text of a question or answer. */
  | 'media'
  /** Hours, from a `timedelta`. */
  | 'hours'
  /** Left to run time: a time, a flag, a type. */
  | 'unknown';

/** What a class of discord.py, or a decorator, makes of its arguments. */
export interface ObjectForm {
  /** What it is at Discord, where it can stand alone. */
  readonly kind?: PayloadKind;
  readonly type?: number;
  /** Parameters by their name: the key and how its value is made. Those that have no key are the library's own. */
  readonly parameters: Readonly<Record<string, readonly [key: string, conversion: Conversion]>>;
  /** Parameters that have a place, in order. */
  readonly places: readonly string[];
  /** Keys that the library fills in where they are not given, with what only it knows. */
  readonly filled: readonly string[];
}

type Parameters = ObjectForm['parameters'];

function form(parameters: Parameters, more: Partial<ObjectForm> = {}): ObjectForm {
  return { parameters, places: [], filled: [], ...more };
}

const same = (conversion: Conversion, ...names: readonly string[]): Parameters =>
  Object.fromEntries(names.map((name) => [name, [name, conversion]]));

const embed = form(
  {
    ...same('text', 'title', 'description', 'url'),
    colour: ['color', 'color'],
    color: ['color', 'color'],
    timestamp: ['timestamp', 'unknown'],
    ...same('object', 'footer', 'author', 'image', 'thumbnail'),
    fields: ['fields', 'objects'],
  },
  { kind: 'embed' },
);

/** Of an embed: what `add_field` and its kin take. */
export const embedField: ObjectForm = form(
  { ...same('text', 'name', 'value'), inline: ['inline', 'plain'] },
  // Without one of them nothing is sent: it is not written yet.
  { places: ['name', 'value', 'inline'], filled: ['name', 'value'] },
);

/** Of an embed: what its methods set, by their name behind `set_`. */
export const embedParts: Readonly<Record<string, ObjectForm>> = {
  // Without a text Discord shows none.
  footer: form(same('text', 'text', 'icon_url'), { places: ['text', 'icon_url'], filled: ['text'] }),
  author: form(same('text', 'name', 'url', 'icon_url'), { places: ['name', 'url', 'icon_url'] }),
  image: form(same('text', 'url'), { places: ['url'] }),
  thumbnail: form(same('text', 'url'), { places: ['url'] }),
};

/** `row` is no key at Discord: it says where discord.py puts the item. */
const item = same('plain', 'custom_id', 'disabled', 'row');

export const button: ObjectForm = form(
  {
    ...item,
    ...same('plain', 'label', 'url'),
    style: ['style', 'style'],
    emoji: ['emoji', 'emoji'],
  },
  { kind: 'component', type: 2, filled: ['style'] },
);

const select = (type: number, more: Parameters = {}): ObjectForm =>
  form(
    {
      ...item,
      ...same('plain', 'placeholder', 'min_values', 'max_values', 'required'),
      channel_types: ['channel_types', 'unknown'],
      default_values: ['default_values', 'unknown'],
      ...more,
    },
    { kind: 'component', type, filled: ['custom_id'] },
  );

export const stringSelect: ObjectForm = select(3, { options: ['options', 'objects'] });

const selectOption = form(
  { ...same('plain', 'label', 'value', 'description', 'default'), emoji: ['emoji', 'emoji'] },
  { kind: 'select-option', places: ['label', 'value', 'description', 'emoji', 'default'] },
);

const textInput = form(
  {
    ...item,
    ...same('plain', 'label', 'placeholder', 'min_length', 'max_length', 'required', 'value'),
    default: ['value', 'plain'],
    default_value: ['value', 'plain'],
    style: ['style', 'style'],
  },
  { kind: 'text-input', type: 4, places: ['label'], filled: ['style', 'custom_id'] },
);

const choice = form({ ...same('plain', 'name', 'value') }, { places: ['name', 'value'] });

/** Options of commands: of which type they are is said elsewhere. */
const option = (...places: readonly string[]): ObjectForm =>
  form({ ...same('plain', 'name', 'description'), choices: ['choices', 'choices'] }, { kind: 'option', places });

export const command: ObjectForm = form(same('plain', 'name', 'description'), {
  kind: 'command',
  type: 1,
  places: ['name', 'description'],
});

/** Commands of context menus: their type is one of two, with the same limits. */
export const contextMenu: ObjectForm = form(same('plain', 'name'), { kind: 'command', type: 2, places: ['name'] });

/** What a modal is given when it is made, or as an argument of its class. */
export const modal: ObjectForm = form(
  { ...same('plain', 'title', 'custom_id'), components: ['components', 'unknown'] },
  { kind: 'modal', places: ['title'], filled: ['custom_id', 'components'] },
);

export const pollAnswer: ObjectForm = form(
  { text: ['poll_media', 'media'], emoji: ['', 'unknown'] },
  { places: ['text'] },
);

/**
 * The classes of discord.py 2 and of what its forks (py-cord 2, nextcord 2 and 3, disnake 2) have besides, by their names
 * without modules. Numbers of types: https://docs.discord.com/developers/components/reference#component-object-component-types
 */
const forms: Readonly<Record<string, ObjectForm>> = {
  Embed: embed,
  EmbedField: embedField,
  EmbedFooter: embedParts.footer ?? embedField,
  EmbedAuthor: embedParts.author ?? embedField,
  EmbedMedia: embedParts.image ?? embedField,
  Button: button,
  Select: stringSelect,
  StringSelect: stringSelect,
  UserSelect: select(5),
  RoleSelect: select(6),
  MentionableSelect: select(7),
  ChannelSelect: select(8),
  SelectOption: selectOption,
  TextInput: textInput,
  InputText: textInput,
  TextDisplay: form(same('plain', 'content'), { kind: 'layout', type: 10, places: ['content'] }),
  Label: form(
    { text: ['label', 'plain'], description: ['description', 'plain'], component: ['component', 'object'] },
    { kind: 'label', type: 18, places: ['text', 'component'] },
  ),
  Modal: modal,
  Choice: choice,
  OptionChoice: choice,
  Group: command,
  SlashCommandGroup: command,
  Option: option('', 'description'),
  SlashOption: option('name', 'description'),
  Param: option(''),
  Poll: form(
    { question: ['question', 'media'], duration: ['duration', 'hours'], multiple: ['allow_multiselect', 'plain'] },
    { kind: 'poll', places: ['question', 'duration'] },
  ),
};

/** The form of a class; undefined where it has none. */
export function formOf(name: string): ObjectForm | undefined {
  return Object.hasOwn(forms, name) ? forms[name] : undefined;
}

/** The names of the classes. */
export const formNames: readonly string[] = Object.keys(forms);

/** What discord.py and its forks call styles (ButtonStyle, TextStyle, TextInputStyle, InputTextStyle). */
const styles: Readonly<Record<string, number>> = {
  primary: 1,
  blurple: 1,
  secondary: 2,
  grey: 2,
  gray: 2,
  success: 3,
  green: 3,
  danger: 4,
  red: 4,
  link: 5,
  url: 5,
  premium: 6,
};

/** The number of a style by its path; undefined where it is none. */
export function styleNumber(name: string | undefined): number | undefined {
  const [, owner, member = ''] = /^(ButtonStyle|(?:Input)?Text(?:Input)?Style)\.(\w+)$/.exec(name ?? '') ?? [];
  if (owner === undefined) return undefined;
  if (owner === 'ButtonStyle') return styles[member];
  return member === 'short' || member === 'singleline'
    ? 1
    : /^(?:paragraph|long|multiline)$/.test(member)
      ? 2
      : undefined;
}
