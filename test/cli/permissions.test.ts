import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';

const api = 'https://discord.com/api/v10';
const requests = `# @name hidden
GET ${api}/channels/${ids.hidden}/messages

###
# @name readOnly
POST ${api}/channels/${ids.readOnly}/messages
Content-Type: application/json

{ "content": "hi" }

###
# @name write
POST ${api}/channels/${ids.text}/messages
Content-Type: application/json

{ "content": "hi" }

###
# @name ban
PUT ${api}/guilds/${ids.guild}/bans/${ids.moderator}

###
# @name unknown
GET ${api}/channels/1213499999999999999/messages

###
# @name named
GET ${api}/channels/{{channel}}/messages

###
# @name elsewhere
GET ${api}/users/@me
`;

// Roles and overwrites are those of the sandbox: src/sandbox/world/seed.ts.
describe('tracecord permissions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-permissions-'));
  const file = join(folder, 'requests.http');
  before(() => writeFileSync(file, requests));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function permissions(name: string, ...args: readonly string[]) {
    const call = ['dist/cli.mjs', 'permissions', `${file}#${name}`, ...args];
    const env = { ...process.env, LC_ALL: 'C' };
    return spawnSync(process.execPath, call, { encoding: 'utf8', env });
  }

  it('names the overwrite that denies, and what to change', () => {
    const { status, stdout } = permissions('readOnly', '--sandbox');
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^# This request is refused\n\n\*\*SEND_MESSAGES is denied in #announcements by the overwrite for @everyone\.\*\*/,
    );
    assert.match(stdout, /\| 4 \| Without `SEND_MESSAGES` \| `EMBED_LINKS`, `ATTACH_FILES` \| nothing \|/);
  });

  it('goes on from the list of the guild where Discord hides the channel', () => {
    const { status, stdout } = permissions('hidden', '--sandbox', '--guild', ids.guild, '--format', 'json');
    const said = JSON.parse(stdout);
    assert.equal(status, 1);
    assert.deepEqual([said.allowed, said.channel.hidden, said.result], [false, true, '0']);
    assert.deepEqual(said.needs[0].verdicts, [
      {
        permission: 'VIEW_CHANNEL',
        kind: 'denied',
        by: [{ step: 'everyone-overwrite', id: ids.guild, name: '@everyone' }],
      },
    ]);
    // 0x310c40 is what the seed gives to @everyone, 0x400 is VIEW_CHANNEL.
    assert.equal(said.steps[0].after, String(0x310c40));
    const overwrite = said.steps.find(({ kind }: { kind: string }) => kind === 'everyone-overwrite');
    assert.equal(BigInt(overwrite.before) - BigInt(overwrite.after), 0x400n);
  });

  it('asks for the guild where the credential is in several', () => {
    const { status, stderr } = permissions('hidden', '--sandbox');
    assert.equal(status, 2);
    assert.match(stderr, new RegExp(`--guild.*${ids.guild} \\(Sandbox\\).*${ids.twoFactorGuild}`));
  });

  it('compares ranks', () => {
    const said = JSON.parse(permissions('ban', '--sandbox', '--format', 'json').stdout);
    assert.deepEqual(
      said.ranks.map((rank: { outcome: string; name: string; own: unknown; other: unknown }) => [
        rank.name,
        rank.outcome,
        rank.own,
        rank.other,
      ]),
      [
        [
          'Mika',
          'above',
          { id: ids.botRole, name: 'Sandbox Bot', position: 3 },
          { id: ids.moderatorRole, name: 'Moderator', position: 4 },
        ],
      ],
    );
  });

  it('ends with 0 where nothing stands in the way, values of run time filled in', () => {
    assert.equal(permissions('write', '--sandbox').status, 0);
    assert.equal(permissions('named', '--sandbox', '--set', `channel=${ids.text}`).status, 0);
    const { status, stderr } = permissions('named', '--sandbox');
    assert.deepEqual([status, /channel/.test(stderr)], [2, true]);
  });

  it('tells what is not there from what is hidden, and what has no permissions', () => {
    const why = (name: string) => JSON.parse(permissions(name, '--sandbox', '--format', 'json').stdout).why;
    assert.equal(why('unknown'), 'unknown-channel');
    assert.equal(why('elsewhere'), 'no-place');
  });

  it('speaks Japanese', () => {
    const { stdout } = permissions('readOnly', '--sandbox', '--locale', 'ja');
    assert.match(stdout, /#announcements では、@everyone の上書きが SEND_MESSAGES を拒否しています。/);
  });

  it('sends nothing without a credential, and says so', () => {
    const { status, stdout, stderr } = permissions('readOnly');
    assert.equal(status, 2, stdout);
    assert.match(stderr, /credential|token/i);
  });
});
