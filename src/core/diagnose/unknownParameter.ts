/**
 * Which value of the address an "unknown …" code speaks of: the names of path parameters that can hold it, the
 * likeliest first (discord-api-docs, topics/opcodes-and-status-codes; the names are those of the routes).
 */
const parameters: Readonly<Record<number, readonly string[]>> = {
  10002: ['application_id'],
  10003: ['channel_id', 'parent_id'],
  10004: ['guild_id'],
  10005: ['integration_id'],
  10006: ['code'],
  10007: ['user_id'],
  10008: ['message_id'],
  10009: ['overwrite_id'],
  10011: ['role_id'],
  10013: ['user_id', 'recipient_id'],
  10014: ['emoji_id', 'emoji_name'],
  10015: ['webhook_id', 'application_id'],
  10026: ['user_id'],
  10027: ['sku_id'],
  10029: ['entitlement_id'],
  10031: ['lobby_id'],
  10057: ['code'],
  10060: ['sticker_id'],
  10061: ['pack_id'],
  10062: ['interaction_id'],
  10063: ['command_id'],
  10065: ['user_id'],
  10066: ['command_id'],
  10067: ['channel_id'],
  10070: ['guild_scheduled_event_id'],
  10071: ['user_id'],
  10097: ['sound_id'],
  10124: ['code'],
  10129: ['code'],
};

/** The names of the values that a code speaks of; empty where it names none. */
export function unknownParameters(code: number | null): readonly string[] {
  return code === null ? [] : (parameters[code] ?? []);
}
