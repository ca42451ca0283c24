import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { environmentIn, environmentOf } from '../../../src/core/credentials/environmentName.ts';
import { comparePlaces, type PlacedSecret, secretsIn } from '../../../src/core/credentials/secretPlaces.ts';

/** Made here, so that no scanner finds one; all of them end in the same four characters. */
const token = (id: string, mark: string) =>
  [Buffer.from(id).toString('base64url'), 'fakeid', `${mark}fake-token`.padStart(38, 'x')].join('.');
const [botId, otherId] = ['1213093380096131072', '1213093380096139999'];
const own = token(botId, 'a');
const older = token(botId, 'b');
const foreign = token(otherId, 'a');
const webhook = `https://discord.com/api/webhooks/1214875120435331072/${'fake-webhook-token'.padEnd(68, '_')}`;

const fingerprint = async (secret: string) => createHash('sha256').update(`salt${secret}`).digest('hex');

function profile(name: string, secret: string, more: Partial<PlacedSecret> = {}): PlacedSecret {
  return { place: { of: 'profile', name }, secret, environment: environmentOf(name), ...more };
}

function file(name: string, variables: Readonly<Record<string, string>>, known: readonly string[] = []) {
  return secretsIn(new Map(Object.entries(variables)), name, new Set(known));
}

const compared = async (...placed: readonly (PlacedSecret | readonly PlacedSecret[])[]) =>
  (await comparePlaces(placed.flat(), fingerprint)).map(({ place, relation, clashes }) => [
    place.of === 'file' ? `${place.file} ${place.name}` : place.name,
    relation.is === 'profile' ? `profile ${relation.name}` : relation.is,
    clashes.map((clash) => `${clash.place.name} ${clash.environment}`),
  ]);

describe('where else a credential stands', () => {
  it('is told by the secret itself, not by its last four characters', async () => {
    const checked = profile('Staging', own, { isChecked: true });
    const env = file('.env', { DISCORD_TOKEN: own, OLD: older, OTHER: foreign, PORT: '3000', NAME: 'fake-token' });
    assert.equal(new Set([own, older, foreign].map((one) => one.slice(-4))).size, 1);
    assert.deepEqual(await compared(checked, env), [
      ['.env DISCORD_TOKEN', 'same', []],
      ['.env OLD', 'same-account', []],
      ['.env OTHER', 'other', []],
    ]);
  });

  it('sees a staging token in production', async () => {
    const checked = profile('Staging', own, { isChecked: true });
    assert.deepEqual(await compared(checked, file('.env.production', { DISCORD_TOKEN: `Bot ${own}` })), [
      ['.env.production DISCORD_TOKEN', 'same', ['Staging staging']],
    ]);
    const told = file('.env', { NODE_ENV: 'production', DISCORD_TOKEN: own });
    assert.deepEqual(await compared(checked, told), [['.env DISCORD_TOKEN', 'same', ['Staging staging']]]);
    const running = secretsIn(new Map(Object.entries({ NODE_ENV: 'production', T: own })), null, new Set());
    assert.deepEqual(await compared(checked, running), [['T', 'same', ['Staging staging']]]);
  });

  it('tells of two files with one secret once, of the one nearer to production', async () => {
    const places = [file('.env.development', { T: own }), file('.env.production', { T: own })];
    assert.deepEqual(await compared(...places), [
      ['.env.development T', 'other', []],
      ['.env.production T', 'other', ['T development']],
    ]);
  });

  it('names the profile of another secret, and is silent on profiles that have nothing to do with it', async () => {
    const checked = profile('Mine', own, { isChecked: true });
    assert.deepEqual(await compared(checked, profile('Other', foreign), file('.env', { T: foreign })), [
      ['.env T', 'profile Other', []],
    ]);
    assert.deepEqual(await compared(checked, profile('Copy', own)), [['Copy', 'same', []]]);
  });

  it('knows a webhook whatever its address looks like, and any value that a profile holds', async () => {
    const checked = profile('Hook', webhook, { isChecked: true });
    const other = webhook.replace('discord.com/api', 'discordapp.com/api/v10');
    assert.deepEqual(await compared(checked, file('.env', { URL: `${other}?wait=true` })), [['.env URL', 'same', []]]);
    const bearer = profile('Grant', 'fake-token', { isChecked: true });
    assert.deepEqual(await compared(bearer, file('.env', { ACCESS: 'Bearer fake-token' }, ['fake-token'])), [
      ['.env ACCESS', 'same', []],
    ]);
  });

  it('gives nothing of a secret away', async () => {
    const places = await comparePlaces(
      [profile('A', own, { isChecked: true }), ...file('.env', { T: older })],
      fingerprint,
    );
    assert.doesNotMatch(JSON.stringify(places), /fake-/);
  });
});

describe('the environment in a name', () => {
  for (const [name, expected] of [
    ['.env.production', 'production'],
    ['.env.prod', 'production'],
    ['config/.env.staging.local', 'staging'],
    ['My bot (dev)', 'development'],
    ['.env', null],
    ['.env.local', null],
    ['product catalogue', null],
    ['dev and prod', null],
  ] as const)
    it(`${name}: ${expected}`, () => assert.equal(environmentOf(name), expected));

  it('stands in a variable too', () => {
    assert.equal(environmentIn(new Map([['NODE_ENV', 'production']])), 'production');
    assert.equal(environmentIn(new Map([['APP_ENV', 'stage']])), 'staging');
    assert.equal(environmentIn(new Map([['NODE_ENV', 'test']])), null);
  });
});
