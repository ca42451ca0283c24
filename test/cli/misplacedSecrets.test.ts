import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commands, options } from '../../src/cli/commands.ts';
import { commandLine } from '../../src/words/en/commandLine.ts';
import { addresses, marksIn, secrets } from './marks.ts';
import { inTurns, tracecord } from './tracecord.ts';

/** Nothing may leave this machine, whatever is called. */
const env = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };

const request = `${resolve('test/sample/message.http')}#whoAmI`;

/** A call of each command that comes as far as it can without a network. */
const calls: Readonly<Record<keyof typeof commands, readonly string[]>> = {
  extract: [resolve('test/sample/message.http')],
  lint: [resolve('test/sample/message.http')],
  diagnose: ['exchange.json'],
  explain: ['50035'],
  compose: ['--to', 'curl', request],
  send: ['--sandbox', request],
  outage: ['--sandbox', '--no-status-page'],
  permissions: ['--sandbox', request],
  'check-credential': ['--sandbox', '--offline'],
  buckets: ['exchange.json'],
  journal: ['exchange.json'],
  proxy: ['--port', '0'],
  sandbox: ['--port', '0'],
};

/** What people put in the wrong place: of a shape, in an address, and without either. */
const usual: readonly string[] = [secrets.bot, addresses.webhook, secrets.bearer];
const misplaced: readonly string[] = [
  ...usual,
  `Bot ${secrets.bot}`,
  `mfa.${secrets.bot.slice(-38)}`,
  addresses.interaction,
  secrets.interaction,
  `Bearer ${secrets.bearer}`,
  secrets.client,
  `Authorization: Bearer ${secrets.bearer}`,
  addresses.proxy,
  `socks5://${addresses.proxy.slice('http://'.length)}`,
];

const taking = Object.entries(options).flatMap(([name, { type }]) => (type === 'string' ? [name] : []));
const names = Object.keys(commands) as (keyof typeof commands)[];

/** The options that the usage of a command names. */
function ownOptions(command: keyof typeof commands): string[] {
  const [, usage = ''] = commandLine.usage.split(`  tracecord ${command} `);
  const own = usage.split(/\n {2}(?:tracecord|FILE) /)[0] ?? '';
  return taking.filter((option) => own.includes(`--${option} `) || own.includes(`--${option}]`));
}

describe('the options of a command', () => {
  it('are those of its usage', () => {
    assert.deepEqual(ownOptions('send'), ['token-env', 'set', 'scenario']);
    assert.deepEqual(ownOptions('sandbox'), ['port', 'scenario', 'seed', 'state', 'clock']);
    assert.deepEqual(ownOptions('explain'), []);
  });
});

describe('a secret in the wrong place of a call', function () {
  this.timeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-misplaced-'));
  const exchange = {
    request: { method: 'GET', url: 'https://discord.com/api/v10/users/@me' },
    response: { status: 200 },
  };
  writeFileSync(join(folder, 'exchange.json'), `${JSON.stringify(exchange)}\n`);
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Calls in which a secret was repeated, with what was said there. */
  async function repeating(all: readonly (readonly string[])[]): Promise<string[]> {
    const said = await inTurns(all, async (args) => {
      const { status, stdout, stderr } = await tracecord({ args, env, cwd: folder });
      return marksIn(stdout + stderr).length === 0 && status !== null
        ? []
        : [`${args.join(' ')}\n→ ${status} ${stdout}${stderr}`];
    });
    return said.flat();
  }

  /** Without an option that its place is needed for. */
  function callWith(command: keyof typeof commands, option: string, value: string): string[] {
    const rest = calls[command].filter((part, at, all) => part !== `--${option}` && all[at - 1] !== `--${option}`);
    const isAsked = option === 'token-env';
    return [command, ...rest.filter((part) => !isAsked || part !== '--sandbox'), `--${option}`, value];
  }

  for (const command of names) {
    it(`is not repeated: any option of ${command}`, async () => {
      const own = ownOptions(command);
      const others = taking.filter((option) => !own.includes(option));
      const ignored = [command, ...calls[command], ...others.flatMap((option) => [`--${option}`, secrets.bot])];
      assert.deepEqual(await repeating([ignored, ...own.map((option) => callWith(command, option, secrets.bot))]), []);
    });

    it(`is not repeated: ${command} in place of, and behind, what it takes`, async () => {
      const bare = command === 'sandbox' || command === 'proxy' ? [command, '--port', '0'] : [command];
      const file = request.replace(/#.*/, '');
      const places = [...usual, `${file}#${secrets.bot}`, `x/${secrets.bot}.json`, `${secrets.bot}:1`];
      const behind = [command, ...calls[command], secrets.bot];
      const all = [...places.map((place) => [...bare, place]), behind, [...behind, '--format', 'json']];
      assert.deepEqual(await repeating(all), []);
    });
  }

  it('is not repeated: as the command, as an option, and behind one that takes nothing', async () => {
    const all = misplaced.flatMap((secret) => [
      [secret],
      [`--${secret}`],
      ['lint', `--fix=${secret}`],
      [`-x${secret}`],
    ]);
    assert.deepEqual(await repeating(all), []);
  });

  for (const [option, command] of [
    ['token-env', 'send'],
    ['to', 'compose'],
    ['scenario', 'sandbox'],
    ['upstream', 'proxy'],
    ['allow-insecure', 'proxy'],
    ['state', 'sandbox'],
  ] as const) {
    it(`is not repeated: ${command} --${option}, whatever kind it is of`, async () => {
      const all = misplaced.map((secret) => callWith(command, option, secret));
      const inJapanese = usual.map((secret) => [...callWith(command, option, secret), '--locale', 'ja']);
      assert.deepEqual(await repeating([...all, ...inJapanese]), []);
    });
  }

  for (const command of ['explain', 'send'] as const) {
    it(`is not repeated: ${command} with what it takes, whatever kind that is of`, async () => {
      assert.deepEqual(await repeating(misplaced.map((secret) => [command, secret])), []);
    });
  }

  it('is called what it is where a name of a variable belongs', async () => {
    for (const secret of [secrets.bot, secrets.bearer, addresses.webhook]) {
      const { status, stderr } = await tracecord({ args: ['send', '--token-env', secret, request], env });
      assert.equal(status, 2);
      assert.match(stderr, /name of an environment variable, not the token itself/);
      assert.match(stderr, /history/);
    }
  });

  it('is told from a name, which is shown', async () => {
    for (const name of ['DISCORD_TOKEN', 'TRACECORD_NOT_SET', 'MY_COMPANYS_DISCORD_TOKEN_OF_2026', 'discordToken']) {
      const { status, stderr } = await tracecord({ args: ['send', '--token-env', name, request], env });
      assert.equal(status, 2);
      assert.ok(stderr.includes(`environment variable ${name} is empty`), stderr);
    }
  });

  it('is known by the environment too, where it has no shape', async () => {
    const value = 'plain-words-canaryQ-plain-words';
    for (const [args, variable] of [
      [['explain', value], 'DISCORD_TOKEN'],
      [['send', '--token-env', 'BOT', `${value}.http`], 'BOT'],
      [['sandbox', '--scenario', value], 'MY_WEBHOOK_URL'],
    ] as const) {
      const { status, stdout, stderr } = await tracecord({ args, env: { ...env, [variable]: value } });
      assert.equal(status, 2);
      assert.doesNotMatch(stdout + stderr, /canaryQ/);
    }
  });
});
