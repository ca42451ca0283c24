import { deepEqual } from 'node:assert/strict';
import { RPCCloseEventCodes, RPCErrorCodes } from 'discord-api-types/rpc/v10';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { VoiceCloseCodes, VoiceOpcodes } from 'discord-api-types/voice/v8';
import { intentBits } from '../../../src/core/discord/intent.ts';
import { type RealtimeScope, realtimeCodes } from '../../../src/core/discord/realtimeCode.ts';

const numbers = (table: object) => Object.values(table).filter((value) => typeof value === 'number');
const ours = (scope: RealtimeScope) =>
  realtimeCodes()
    .filter((each) => each.scope === scope)
    .map(({ code }) => code);

describe('codes of the sockets', () => {
  it('are those that discord-api-types has', () => {
    deepEqual(ours('gateway-close'), numbers(GatewayCloseCodes));
    deepEqual(ours('voice-close'), numbers(VoiceCloseCodes));
    deepEqual(ours('gateway-opcode'), numbers(GatewayOpcodes));
    deepEqual(ours('voice-opcode'), numbers(VoiceOpcodes));
  });

  it('of RPC are those that the documentation has; the package has more, which nobody documents', () => {
    const undocumented = [1001, 1002, 4011, 4012, 4013, 4014, 5005, 5006, 5007, 5008, 5009, 5010];
    deepEqual([...ours('rpc-error'), ...undocumented].sort(), numbers(RPCErrorCodes).sort());
    const ofWebSocket = [1000, 1003, 1006];
    deepEqual([...ofWebSocket, ...ours('rpc-close')], numbers(RPCCloseEventCodes));
  });
});

describe('intents', () => {
  it('are the bits that discord-api-types has', () => {
    deepEqual(Object.values(intentBits), [...new Set(numbers(GatewayIntentBits))]);
  });
});
