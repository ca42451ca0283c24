import type { APIMessage, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { snowflakeTime } from '../../core/discord/snowflake.ts';
import { messageFlags } from '../messages/messageFlags.ts';
import type { World } from '../world/world.ts';

/** Source: developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const interactionTypes = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** Kinds that are kept; a PING is only made to be answered by the application's own endpoint. */
export type InteractionType = 2 | 3 | 4 | 5;

/** Something that a user did and that the application is asked to answer. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly channelId: string;
  readonly userId: string;
  /** Milliseconds since the epoch after which it cannot be acknowledged; null waits for ever. */
  readonly acknowledgeBy: number | null;
  /** The message whose component was used, or led to the modal. */
  readonly messageId: string | null;
  /** Type of the message that answers it. Source: developers/resources/message#message-object-message-types */
  readonly answerType: 19 | 20 | 23;
  /** Whether the application is installed for the user and not in the guild. */
  readonly userInstall: boolean;
  acknowledgedAt?: number;
  /** The first answer, once there is one: `@original`. */
  originalId?: string;
  /** Whether the first answer still shows that the application is thinking. */
  loading: boolean;
  followUps: number;
  /** Messages that its token may read and change. */
  readonly messageIds: Set<string>;
  /** Messages that it made and only its user sees (flag EPHEMERAL). Channels do not have them. */
  readonly ephemeral: Map<string, APIMessage>;
  /** What a callback of type 9 showed. */
  modal?: Modal;
}

/** A modal that the user has before them. */
export interface Modal {
  readonly custom_id: string;
  readonly components: readonly unknown[];
}

/** Milliseconds in which an interaction must be acknowledged. Source: …receiving-and-responding#interaction-callback */
export const acknowledgeWithin = 3_000;

/** Milliseconds for which a token is good. Source: …receiving-and-responding#interaction-callback */
const tokenLife = 15 * 60_000;

/** Interactions beyond which the oldest are forgotten, so that memory stays flat. */
const interactionsKept = 1000;

/** An interaction that nobody answered yet; a command in a guild unless told otherwise. */
export function makeInteraction(
  parts: Pick<Interaction, 'id' | 'token' | 'channelId' | 'userId' | 'acknowledgeBy'> & Partial<Interaction>,
): Interaction {
  return {
    type: interactionTypes.command,
    messageId: null,
    answerType: 20,
    userInstall: false,
    loading: false,
    followUps: 0,
    messageIds: new Set(),
    ephemeral: new Map(),
    ...parts,
  };
}

/** Adds an interaction. The seeded one, which waits for ever, is never forgotten. */
export function keepInteraction({ interactions }: World, interaction: Interaction): void {
  interactions.set(interaction.token, interaction);
  if (interactions.size <= interactionsKept) return;
  const oldest = [...interactions.values()].find(({ acknowledgeBy }) => acknowledgeBy !== null);
  if (oldest !== undefined) interactions.delete(oldest.token);
}

/**
 * Whether the token is good no more: 15 minutes after the interaction was made, which its id tells. The seeded one is
 * older than every sandbox and counts from its acknowledgement.
 */
export function isTokenExpired({ id, acknowledgeBy, acknowledgedAt }: Interaction, now: number): boolean {
  const began = acknowledgeBy === null ? (acknowledgedAt ?? now) : snowflakeTime(id);
  return now - began > tokenLife;
}

/** Whether it is too late for a first answer. */
export function isTooLate({ acknowledgeBy, acknowledgedAt }: Interaction, now: number): boolean {
  return acknowledgedAt === undefined && acknowledgeBy !== null && now > acknowledgeBy;
}

/**
 * Who installed the application: the guild (0), or only the user (1).
 * Source: …receiving-and-responding#interaction-object-authorizing-integration-owners-object
 */
export function installedBy({ userInstall, userId }: Interaction, guildId: string): Record<string, string> {
  return userInstall ? { '1': userId } : { '0': guildId };
}

/** Whether a message is one that only its user sees. */
export function isEphemeral({ flags }: APIMessage): boolean {
  return ((flags ?? 0) & messageFlags.ephemeral) !== 0;
}

/** The component with a custom id, however deep in rows, sections, containers and labels. */
export function componentWith(
  components: readonly unknown[] | readonly APIMessageTopLevelComponent[],
  customId: string,
): Readonly<Record<string, unknown>> | undefined {
  return interactiveOf(components).find(({ custom_id }) => custom_id === customId);
}

/** Components that have a custom id, in the order in which they stand. */
export function interactiveOf(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(interactiveOf);
  if (typeof value !== 'object' || value === null) return [];
  const { components, accessory, component, ...own } = value as Record<string, unknown>;
  return [...('custom_id' in own ? [own] : []), ...[components, accessory, component].flatMap(interactiveOf)];
}
