import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import { Refusal } from '../refusal.ts';
import type { World } from '../world/world.ts';
import type { Deed } from './createInteraction.ts';
import { componentWith, type Interaction, interactionTypes, interactiveOf } from './interaction.ts';
import { resolved } from './resolved.ts';

/** What an interaction tells of what was done. */
export interface Happening {
  /** Source: developers/interactions/receiving-and-responding#interaction-object-interaction-data */
  readonly data: Readonly<Record<string, unknown>>;
  /** The message with the component. */
  readonly message?: APIMessage;
  readonly answerType: Interaction['answerType'];
}

const chatInput = 1;
const userCommand = 2;
const answerTypes = { reply: 19, command: 20, contextMenu: 23 } as const;

/** Source: developers/components/reference#component-object-component-types */
const selectTypes: readonly unknown[] = [3, 5, 6, 7, 8];
const row = 1;
const textInput = 4;
const label = 18;

/** @throws Refusal */
export function happeningOf(world: World, deed: Deed): Happening {
  switch (deed.type) {
    case interactionTypes.command:
    case interactionTypes.autocomplete:
      return command(world, deed);
    case interactionTypes.component:
      return component(world, deed);
    case interactionTypes.modal:
      return modal(world, deed);
    default:
      return deed.type satisfies never;
  }
}

/** A command of the guild comes before one of everywhere. */
function command(world: World, deed: Deed): Happening {
  const name = demandField('command', deed.command);
  const named = [...world.commands.values()].filter((one) => one.name === name);
  const found =
    named.find(({ guild_id }) => guild_id === deed.guild.id) ?? named.find(({ guild_id }) => guild_id === undefined);
  if (found === undefined) throw new Refusal('unknownCommand');
  const { id, type, guild_id } = found;
  const common = { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) };
  if (type !== chatInput)
    return { data: { ...common, ...target(world, deed, type) }, answerType: answerTypes.contextMenu };
  const focused = deed.type === interactionTypes.autocomplete;
  const options = deed.options ?? (focused ? typing(found, deed) : filled(found, deed));
  return { data: { ...common, ...(options.length > 0 ? { options } : {}) }, answerType: answerTypes.command };
}

function target(world: World, deed: Deed, type: number) {
  const target_id = demandField('target_id', deed.targetId);
  const shown = resolved(world, deed, [target_id]);
  const isThere = type === userCommand ? 'users' in shown : 'messages' in shown;
  if (!isThere) throw new Refusal(type === userCommand ? 'unknownUser' : 'unknownMessage');
  return { target_id, resolved: shown };
}

/** The values for a command's options in their order. */
function filled({ options = [] }: APIApplicationCommand, { values = [] }: Deed): unknown[] {
  return values.flatMap((value, index) => {
    const option = options[index];
    return option === undefined ? [] : [{ name: option.name, type: option.type, value: typed(option.type, value) }];
  });
}

/** What somebody has typed so far into the first option that completes by itself. */
function typing({ options = [] }: APIApplicationCommand, { values = [] }: Deed): unknown[] {
  const option = options.find((one) => 'autocomplete' in one && one.autocomplete === true);
  if (option === undefined) return cannot('command', 'No option of this command has `autocomplete`.');
  return [{ name: option.name, type: option.type, value: values[0] ?? '', focused: true }];
}

/** Source: developers/interactions/application-commands#application-command-object-application-command-option-type */
function typed(type: number, value: string): unknown {
  if (type === 4 || type === 10) return Number(value);
  return type === 5 ? value === 'true' : value;
}

function component(world: World, deed: Deed): Happening {
  const customId = demandField('custom_id', deed.customId);
  const candidates = visible(world, deed).filter(({ id }) => deed.messageId === undefined || id === deed.messageId);
  if (deed.messageId !== undefined && candidates.length === 0) throw new Refusal('unknownMessage');
  const message = candidates.find(({ components }) => componentWith(components ?? [], customId) !== undefined);
  const used = componentWith(message?.components ?? [], customId);
  if (message === undefined || used === undefined) {
    return cannot('custom_id', `No message that the user sees in the channel has a component "${customId}".`);
  }
  const { type: component_type, id } = used;
  const values = selectTypes.includes(component_type) ? { values: deed.values ?? [] } : {};
  const shown = component_type === 3 ? {} : resolved(world, deed, values.values ?? []);
  const data = { custom_id: customId, component_type, ...(id === undefined ? {} : { id }), ...values };
  return {
    data: Object.keys(shown).length === 0 ? data : { ...data, resolved: shown },
    message,
    answerType: answerTypes.reply,
  };
}

/** Messages of the application that the user sees, newest first. */
function visible(world: World, { channel, user }: Deed): APIMessage[] {
  const own = [...world.interactions.values()].filter(
    ({ channelId, userId }) => channelId === channel.wire.id && userId === user.user.id,
  );
  const ephemeral = own.flatMap((interaction) => [...interaction.ephemeral.values()]);
  return [...channel.messages.values(), ...ephemeral].reverse();
}

/** Only a modal that was shown to the user can be sent. */
function modal(world: World, deed: Deed): Happening {
  const customId = demandField('custom_id', deed.customId);
  const from = [...world.interactions.values()].findLast(
    (one) => one.modal?.custom_id === customId && one.userId === deed.user.user.id,
  );
  if (from?.modal === undefined) {
    return cannot(
      'custom_id',
      `No modal "${customId}" was shown to the user: answer an interaction with type 9 first.`,
    );
  }
  const values = [...(deed.values ?? [])];
  const data = { custom_id: customId, components: from.modal.components.map((one) => submitted(one, values)) };
  const message = visible(world, deed).find(({ id }) => id === from.messageId);
  return message === undefined ? { data, answerType: from.answerType } : { data, message, answerType: from.answerType };
}

/** A component of a modal as it is sent, each field with the next of the values. */
function submitted(value: unknown, values: string[]): unknown {
  const { type, id, components, component: inner } = value as Record<string, unknown>;
  const common = { type, ...(id === undefined ? {} : { id }) };
  if (type === row) return { ...common, components: interactiveOf(components).map((one) => answered(one, values)) };
  if (type === label) return { ...common, component: answered(inner, values) };
  return common;
}

function answered(value: unknown, values: string[]): unknown {
  const { type, id, custom_id } = value as Record<string, unknown>;
  const next = values.shift();
  const common = { type, ...(id === undefined ? {} : { id }), custom_id };
  return type === textInput
    ? { ...common, value: next ?? '' }
    : { ...common, values: next === undefined ? [] : [next] };
}

function demandField(field: string, value: string | undefined): string {
  return value ?? cannot(field, 'This field is required', 'BASE_TYPE_REQUIRED');
}

/** @throws Refusal 50035 in the sandbox's own words */
function cannot(field: string, message: string, code = 'SANDBOX_NOT_POSSIBLE'): never {
  throw new Refusal('invalidForm', [{ path: [field], code, message }]);
}
