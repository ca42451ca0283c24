import { deepEqual, equal } from 'node:assert/strict';
import { inspect } from '../../../src/core/inspect/inspect.ts';

/** 2026-11-29. */
const now = 1_796_000_000_000;

/** What stands where the text has `^`, which is taken out of it. */
function at(marked: string) {
  const column = marked.indexOf('^');
  return inspect(marked.replace('^', ''), column, now);
}

function queryAt(marked: string): string | null {
  const found = at(marked);
  return found?.kind === 'code' ? found.query : null;
}

describe('an error code in source', () => {
  for (const [marked, query] of [
    ['if (error.code === 50^013) return;', '50013'],
    ['    case 1000^8: // gone', '10008'],
    ['except discord.HTTPException as e: e.code == 500^35', '50035'],
    ['if ([50013, 500^01].includes(err.code)) {', '50001'],
    ['RESTJSONErrorCodes.Unknown^Message', '10008'],
    ['if (e.code === RESTJSONErrorCodes^.MissingPermissions)', '50013'],
    ['.ignore(ErrorResponse.UNKNOWN_^MESSAGE)', '10008'],
    ['ex.DiscordCode == DiscordErrorCode.Unknown^Message', '10008'],
    ['except discord.Forbid^den:', '403'],
    ['except (NotFound, Login^Failure):', '401'],
    ['except hikari.Forbidden^Error:', '403'],
    ['catch (InsufficientPermission^Exception e) {', '50013'],
    ["client.on('shardDisconnect', e => e.code === 40^14) // close", 'gateway-close/4014'],
    ['if event.close_code == 400^4:', 'gateway-close/4004'],
    ['voice.on("close", code => code === 400^6)', 'voice-close/4006'],
    ['GatewayCloseCodes.Disallowed^Intents', 'gateway-close/4014'],
    ['VoiceCloseCodes.SessionNo^LongerValid', 'voice-close/4006'],
    ['case GatewayOpcodes.Invalid^Session:', 'gateway-opcode/9'],
  ] as const) {
    it(`is found in ${marked}`, () => equal(queryAt(marked), query));
  }

  for (const marked of [
    'const timeout = 50^000;',
    'const port = 10^008;',
    'sum += 50^013 * rate;',
    'if (code === 123^45) return;',
    'class Not^Found extends Error {}',
    'import { Forbid^den } from "./http";',
    'error.code === 1.500^13',
    'error.code === 0x500^13',
  ]) {
    it(`is not ${marked}`, () => equal(queryAt(marked), null));
  }
});

describe('an id in source', () => {
  it('tells when it was made, as the documentation computes it', () => {
    // The example of https://docs.discord.com/developers/reference#snowflakes
    deepEqual(at("const id = '1759288^47299117063';"), {
      kind: 'snowflake',
      span: [12, 30],
      time: Date.parse('2016-04-30T11:18:25.796Z'),
      worker: 1,
      process: 0,
      increment: 7,
    });
  });

  it('is no fraction, no part of a name and nothing of the future', () => {
    equal(at('0.17592884^7299117063'), null);
    equal(at('a17592884^7299117063'), null);
    equal(at('99999999^999999999999'), null);
  });
});

describe('a bitfield in source', () => {
  it('is named by its permissions', () => {
    const found = at("default_member_permissions: '819^2',");
    deepEqual(found?.kind === 'permissions' && found.names, ['MANAGE_MESSAGES']);
    const link = at('https://discord.com/oauth2/authorize?client_id=1&permissions=26843^5456&scope=bot');
    deepEqual(link?.kind === 'permissions' && link.names, ['MANAGE_ROLES']);
    const built = at('new PermissionsBitField(30^72n)');
    deepEqual(built?.kind === 'permissions' && built.names, ['VIEW_CHANNEL', 'SEND_MESSAGES']);
  });

  it('names the bits that nobody knows', () => {
    const found = at('"allow": "1407374883553^29"');
    deepEqual(found?.kind === 'permissions' && [found.names, found.unknown], [['CREATE_INSTANT_INVITE'], 1n << 47n]);
  });

  it('is named by its intents, the privileged ones apart', () => {
    const found = at('new Client({ intents: 332^81 })');
    deepEqual(found?.kind === 'intents' && [found.names, found.privileged], [
      ['GUILDS', 'GUILD_MESSAGES', 'MESSAGE_CONTENT'],
      ['MESSAGE_CONTENT'],
    ]);
  });
});
