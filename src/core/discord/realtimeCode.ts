/**
 * The codes of Discord's sockets, which are not those of its HTTP API: how a connection to the Gateway, to a voice
 * server or to the desktop client's RPC server was closed, what an RPC command was answered, and the opcodes of Gateway
 * and voice. Source: https://docs.discord.com/developers/topics/opcodes-and-status-codes
 */

/** Where a code is spoken. */
export type RealtimeScope =
  | 'gateway-close'
  | 'voice-close'
  | 'rpc-close'
  | 'rpc-error'
  | 'gateway-opcode'
  | 'voice-opcode';

/** One code of one scope. */
export interface RealtimeCode {
  readonly scope: RealtimeScope;
  readonly code: number;
  /** The documentation's name. */
  readonly name: string;
  /** Of a closed Gateway or voice connection: whether connecting again can help. Undefined where nobody says. */
  readonly reconnect?: 'resume' | 'new-session' | 'never';
  /** Of an opcode: who sends it. */
  readonly sender?: 'client' | 'server' | 'both';
}

type Row = readonly [code: number, name: string, more?: RealtimeCode['reconnect'] | RealtimeCode['sender']];

/**
 * Gateway close codes that end with "no" in the documentation's column are never mended by connecting again; after
 * 4007 and 4009 the session is gone, so it takes a new one. 4006 is not in use.
 */
const gatewayClose: readonly Row[] = [
  [4000, 'Unknown error', 'resume'],
  [4001, 'Unknown opcode', 'resume'],
  [4002, 'Decode error', 'resume'],
  [4003, 'Not authenticated', 'new-session'],
  [4004, 'Authentication failed', 'never'],
  [4005, 'Already authenticated', 'resume'],
  [4007, 'Invalid seq', 'new-session'],
  [4008, 'Rate limited', 'resume'],
  [4009, 'Session timed out', 'new-session'],
  [4010, 'Invalid shard', 'never'],
  [4011, 'Sharding required', 'never'],
  [4012, 'Invalid API version', 'never'],
  [4013, 'Invalid intents', 'never'],
  [4014, 'Disallowed intents', 'never'],
];

/** Only 4014, 4015, 4021 and 4022 say in the documentation what to do; the session of the others is not usable. */
const voiceClose: readonly Row[] = [
  [4001, 'Unknown opcode'],
  [4002, 'Failed to decode payload'],
  [4003, 'Not authenticated'],
  [4004, 'Authentication failed'],
  [4005, 'Already authenticated'],
  [4006, 'Session no longer valid', 'new-session'],
  [4009, 'Session timeout', 'new-session'],
  [4011, 'Server not found'],
  [4012, 'Unknown protocol'],
  [4014, 'Disconnected', 'never'],
  [4015, 'Voice server crashed', 'resume'],
  [4016, 'Unknown encryption mode'],
  [4017, 'E2EE/DAVE protocol required'],
  [4020, 'Bad request'],
  [4021, 'Disconnected: rate limited', 'never'],
  [4022, 'Disconnected: call terminated', 'never'],
];

const rpcClose: readonly Row[] = [
  [4000, 'Invalid client ID'],
  [4001, 'Invalid origin'],
  [4002, 'Rate limited'],
  [4003, 'Token revoked'],
  [4004, 'Invalid version'],
  [4005, 'Invalid encoding'],
];

const rpcError: readonly Row[] = [
  [1000, 'Unknown error'],
  [4000, 'Invalid payload'],
  [4002, 'Invalid command'],
  [4003, 'Invalid guild'],
  [4004, 'Invalid event'],
  [4005, 'Invalid channel'],
  [4006, 'Invalid permissions'],
  [4007, 'Invalid client ID'],
  [4008, 'Invalid origin'],
  [4009, 'Invalid token'],
  [4010, 'Invalid user'],
  [5000, 'OAuth2 error'],
  [5001, 'Select channel timed out'],
  [5002, 'GET_GUILD timed out'],
  [5003, 'Select voice force required'],
  [5004, 'Capture shortcut already listening'],
];

const gatewayOpcode: readonly Row[] = [
  [0, 'Dispatch', 'server'],
  [1, 'Heartbeat', 'both'],
  [2, 'Identify', 'client'],
  [3, 'Presence Update', 'client'],
  [4, 'Voice State Update', 'client'],
  [6, 'Resume', 'client'],
  [7, 'Reconnect', 'server'],
  [8, 'Request Guild Members', 'client'],
  [9, 'Invalid Session', 'server'],
  [10, 'Hello', 'server'],
  [11, 'Heartbeat ACK', 'server'],
  [31, 'Request Soundboard Sounds', 'client'],
  [43, 'Request Channel Info', 'client'],
];

const voiceOpcode: readonly Row[] = [
  [0, 'Identify', 'client'],
  [1, 'Select Protocol', 'client'],
  [2, 'Ready', 'server'],
  [3, 'Heartbeat', 'client'],
  [4, 'Session Description', 'server'],
  [5, 'Speaking', 'both'],
  [6, 'Heartbeat ACK', 'server'],
  [7, 'Resume', 'client'],
  [8, 'Hello', 'server'],
  [9, 'Resumed', 'server'],
  [11, 'Clients Connect', 'server'],
  [13, 'Client Disconnect', 'server'],
  [21, 'DAVE Prepare Transition', 'server'],
  [22, 'DAVE Execute Transition', 'server'],
  [23, 'DAVE Transition Ready', 'client'],
  [24, 'DAVE Prepare Epoch', 'server'],
  [25, 'DAVE MLS External Sender', 'server'],
  [26, 'DAVE MLS Key Package', 'client'],
  [27, 'DAVE MLS Proposals', 'server'],
  [28, 'DAVE MLS Commit Welcome', 'client'],
  [29, 'DAVE MLS Announce Commit Transition', 'server'],
  [30, 'DAVE MLS Welcome', 'server'],
  [31, 'DAVE MLS Invalid Commit Welcome', 'client'],
];

const rows: Readonly<Record<RealtimeScope, readonly Row[]>> = {
  'gateway-close': gatewayClose,
  'voice-close': voiceClose,
  'rpc-close': rpcClose,
  'rpc-error': rpcError,
  'gateway-opcode': gatewayOpcode,
  'voice-opcode': voiceOpcode,
};

/** The scopes, the likeliest first: most people who meet a bare 4004 met it at the Gateway. */
export const realtimeScopes = Object.keys(rows) as readonly RealtimeScope[];

/** A code of a scope; undefined where the documentation has none. */
export function realtimeCode(scope: RealtimeScope, code: number): RealtimeCode | undefined {
  const row = rows[scope].find(([number]) => number === code);
  return row === undefined ? undefined : realtimeOf(scope, row);
}

/** Every code of every scope. */
export function realtimeCodes(): readonly RealtimeCode[] {
  return realtimeScopes.flatMap((scope) => rows[scope].map((row) => realtimeOf(scope, row)));
}

function realtimeOf(scope: RealtimeScope, [code, name, more]: Row): RealtimeCode {
  if (more === undefined) return { scope, code, name };
  return more === 'client' || more === 'server' || more === 'both'
    ? { scope, code, name, sender: more }
    : { scope, code, name, reconnect: more };
}
