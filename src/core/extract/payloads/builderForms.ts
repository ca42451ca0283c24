import type { PayloadKind } from '../../request/payload.ts';

/** What a builder makes. */
export interface BuilderForm {
  /** What it is at Discord, where it can stand alone. */
  readonly kind?: PayloadKind;
  /** What it has from the beginning; `null`: a value that only a method tells. */
  readonly start: Readonly<Record<string, number | boolean | null>>;
  /** Where `setURL` puts an address, if not at `url`. */
  readonly address?: 'file' | 'media';
}

const component = (type: number, kind?: PayloadKind, address?: BuilderForm['address']): BuilderForm => ({
  start: { type },
  ...(kind === undefined ? {} : { kind }),
  ...(address === undefined ? {} : { address }),
});

const plain: BuilderForm = { start: {} };
const option = (type: number): BuilderForm => ({ start: { type, required: false } });

/**
 * The builders of @discordjs/builders 1.x, which discord.js 14 hands on, by their names without `Builder`. Types:
 * https://docs.discord.com/developers/components/reference#component-object-component-types and
 * https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type
 */
const builderForms = {
  Embed: { start: {}, kind: 'embed' },
  ActionRow: component(1, 'row'),
  Button: component(2, 'component'),
  StringSelectMenu: component(3, 'component'),
  SelectMenu: component(3, 'component'),
  TextInput: component(4, 'text-input'),
  UserSelectMenu: component(5, 'component'),
  RoleSelectMenu: component(6, 'component'),
  MentionableSelectMenu: component(7, 'component'),
  ChannelSelectMenu: component(8, 'component'),
  Section: component(9, 'layout'),
  TextDisplay: component(10, 'layout'),
  Thumbnail: component(11, undefined, 'media'),
  MediaGallery: component(12, 'layout'),
  File: component(13, 'layout', 'file'),
  Separator: component(14, 'layout'),
  Container: component(17, 'layout'),
  Label: component(18, 'label'),
  FileUpload: component(19),
  RadioGroup: component(21),
  CheckboxGroup: component(22),
  Checkbox: component(23),
  MediaGalleryItem: { start: {}, address: 'media' },
  StringSelectMenuOption: { start: {}, kind: 'select-option' },
  SelectMenuOption: { start: {}, kind: 'select-option' },
  RadioGroupOption: plain,
  CheckboxGroupOption: plain,
  Modal: { start: {}, kind: 'modal' },
  SlashCommand: { start: { type: 1 }, kind: 'command' },
  ContextMenuCommand: { start: { type: null }, kind: 'command' },
  SlashCommandSubcommand: component(1),
  SlashCommandSubcommandGroup: component(2),
  SlashCommandStringOption: option(3),
  SlashCommandIntegerOption: option(4),
  SlashCommandBooleanOption: option(5),
  SlashCommandUserOption: option(6),
  SlashCommandChannelOption: option(7),
  SlashCommandRoleOption: option(8),
  SlashCommandMentionableOption: option(9),
  SlashCommandNumberOption: option(10),
  SlashCommandAttachmentOption: option(11),
} as const satisfies Readonly<Record<string, BuilderForm>>;

const formsByName: Readonly<Record<string, BuilderForm>> = builderForms;

/** The form of a builder that there is. */
export function formNamed(name: 'SlashCommand' | 'ContextMenuCommand'): BuilderForm {
  return builderForms[name];
}

/** What the builders of discord.js 13 are called since. */
const formerNames: Readonly<Record<string, string>> = {
  MessageEmbed: 'Embed',
  MessageActionRow: 'ActionRow',
  MessageButton: 'Button',
  MessageSelectMenu: 'StringSelectMenu',
  Modal: 'Modal',
  TextInputComponent: 'TextInput',
};

/** The form of a builder's class; undefined where it is none. */
export function formOfClass(name: string): BuilderForm | undefined {
  const own = formerNames[name] ?? name.replace(/Builder$/, '');
  return Object.hasOwn(formsByName, own) ? formsByName[own] : undefined;
}

/** The names of the classes. */
export const builderClasses: readonly string[] = [
  ...Object.keys(builderForms).map((name) => (/^SlashCommand.*Option$/.test(name) ? name : `${name}Builder`)),
  ...Object.keys(formerNames),
];

/**
 * What a method of a builder puts a builder into: the key, whether that holds a list, and the form of what a function
 * gets to fill; undefined for any other method.
 */
export function nestingOf(
  method: string,
): { readonly key: string; readonly isList: boolean; readonly form?: BuilderForm } | undefined {
  const [, verb, what = ''] = /^(add|set)(\w+?)s?$/.exec(method) ?? [];
  if (verb === undefined) return undefined;
  const made = (name: string): { readonly form?: BuilderForm } => {
    const form = Object.hasOwn(formsByName, name) ? formsByName[name] : undefined;
    return form === undefined ? {} : { form };
  };
  if (what === 'Subcommand' || what === 'SubcommandGroup')
    return { key: 'options', isList: true, ...made(`SlashCommand${what}`) };
  if (verb === 'add' && /.Option$/.test(what)) return { key: 'options', isList: true, ...made(`SlashCommand${what}`) };
  if (/.Accessory$/.test(what)) return { key: 'accessory', isList: false, ...made(what.replace('Accessory', '')) };
  if (/.Component$/.test(what)) {
    const isList = verb === 'add' || method.endsWith('s');
    return { key: isList ? 'components' : 'component', isList, ...made(what.replace('Component', '')) };
  }
  return what === 'Item' ? { key: 'items', isList: true, ...made('MediaGalleryItem') } : undefined;
}

/** Keys that hold lists, which methods set or add to item by item. */
export const listKeys: ReadonlySet<string> = new Set([
  'fields',
  'options',
  'components',
  'items',
  'choices',
  'channel_types',
  'file_types',
  'contexts',
  'integration_types',
  'default_values',
]);
