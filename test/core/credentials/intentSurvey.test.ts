import assert from 'node:assert/strict';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { IntentSurveyor } from '../../../src/core/credentials/intentSurvey.ts';
import type { PrivilegedIntent } from '../../../src/core/discord/intent.ts';

const members: PrivilegedIntent = 'GUILD_MEMBERS';
const presences: PrivilegedIntent = 'GUILD_PRESENCES';
const content: PrivilegedIntent = 'MESSAGE_CONTENT';
const all = [members, presences, content];

/** What the numbers of discord-api-types add up to. */
const { Guilds, GuildMembers, GuildMessages, MessageContent } = GatewayIntentBits;
const everything = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);

function survey(files: Readonly<Record<string, string>>, isComplete = true) {
  const surveyor = new IntentSurveyor();
  for (const [file, text] of Object.entries(files)) surveyor.add(file, text);
  return surveyor.survey(isComplete);
}

function asked(files: Readonly<Record<string, string>>, answer: 'yes' | 'no' | 'unknown', isComplete = true) {
  const { intents } = survey(files, isComplete);
  return all.filter((intent) => intents[intent].asked === answer);
}

/**
 * How libraries are told: discord.js 12 to 14, Eris, Oceanic, the Gateway itself; discord.py with its forks, hikari,
 * interactions.py.
 */
const javascript: readonly (readonly [string, readonly PrivilegedIntent[]])[] = [
  ['new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] })', [content]],
  ['new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] })', []],
  ['new Client({ intents: [Intents.FLAGS.GUILD_MEMBERS, Intents.FLAGS.GUILD_PRESENCES] })', [members, presences]],
  ['new Client({ intents: [IntentsBitField.Flags.GuildPresences] })', [presences]],
  ["new Client({ intents: ['Guilds', 'GuildMembers'] })", [members]],
  [
    "const client = new Client({\n  intents: [\n    'GUILD_MESSAGES', // 'GUILD_PRESENCES'\n    'MESSAGE_CONTENT',\n  ],\n});",
    [content],
  ],
  ['new Client({ intents: Object.values(GatewayIntentBits) })', all],
  [`new Client({ intents: ${everything} })`, all],
  [`new Client({ intents: ${Guilds | GuildMessages} })`, []],
  [`new Client({ intents: ${Guilds | GuildMembers | MessageContent} })`, [members, content]],
  ['const INTENTS = 1 << 0 | 1 << 8;\nnew Client({ intents: INTENTS });', [presences]],
  ['const flags = (1 << 0) |\n  (1 << 15);\nnew Client({ intents: flags });', [content]],
  [
    'const my = new IntentsBitField();\nmy.add(IntentsBitField.Flags.GuildMembers);\nnew Client({ intents: my });',
    [members],
  ],
  ['const myIntents = new Intents(32767);', [members, presences]],
  ["const bot = new Eris(process.env.T, { intents: ['guilds', 'guildMembers'] });", [members]],
  ["const bot = new Eris(process.env.T, { intents: ['all'] });", all],
  ["new Client({ gateway: { intents: ['ALL_NON_PRIVILEGED'] } });", []],
  ['ws.send(JSON.stringify({ op: 2, d: { token, "intents": 0b1000_0000_0000_0001 } }));', [content]],
  [
    'new Client({ intents: [GatewayIntentBits.Guilds] });\nif (client.options.intents.has(GatewayIntentBits.GuildMembers)) go();',
    [],
  ],
  ['new Client({ intents: [GatewayIntentBits.Guilds] });\n/* GatewayIntentBits.GuildMembers */', []],
  [
    "new Client({ intents: [GatewayIntentBits.Guilds] });\nconsole.log('switch on GatewayIntentBits.GuildMembers');",
    [],
  ],
];

const python: readonly (readonly [string, readonly PrivilegedIntent[]])[] = [
  ['client = discord.Client(intents=discord.Intents.default())', []],
  ['client = discord.Client(intents=discord.Intents.all())', all],
  [
    'intents = discord.Intents.default()\nintents.message_content = True\nbot = commands.Bot(intents=intents)',
    [content],
  ],
  [
    'intents = discord.Intents.all()\nintents.presences = False\nbot = commands.Bot(intents=intents)',
    [members, content],
  ],
  ['intents = disnake.Intents(guilds=True, members=True)\nbot = commands.Bot(intents=intents)', [members]],
  [
    'my_intents = nextcord.Intents.none()\nmy_intents.members = True\nbot = commands.Bot(intents=my_intents)',
    [members],
  ],
  ['intents = discord.Intents.default()\nintents.update(presences=True)', [presences]],
  ['bot = hikari.GatewayBot(token, intents=hikari.Intents.ALL)', all],
  ['bot = hikari.GatewayBot(token, intents=hikari.Intents.ALL_UNPRIVILEGED)', []],
  ['bot = hikari.GatewayBot(token, intents=hikari.Intents.ALL & ~hikari.Intents.GUILD_PRESENCES)', [members, content]],
  ['bot = interactions.Client(intents=interactions.Intents.DEFAULT | interactions.Intents.MESSAGE_CONTENT)', [content]],
  ['# intents.members = True\nbot = discord.Client(intents=discord.Intents.none())', []],
  ['"""\nintents = discord.Intents.all()\n"""\nbot = discord.Client(intents=discord.Intents.none())', []],
  ['payload = {"op": 2, "d": {"token": token, "intents": 513}}', []],
  [
    'def __init__(self, intents: discord.Intents):\n    super().__init__(intents=intents)\n\nBot(discord.Intents.default())',
    [],
  ],
];

describe('privileged intents that code asks for', () => {
  for (const [file, cases] of [
    ['bot.ts', javascript],
    ['bot.py', python],
  ] as const) {
    for (const [text, expected] of cases) {
      it(`${file}: ${text.split('\n').join(' ⏎ ')}`, () => {
        assert.deepEqual(asked({ [file]: text }, 'yes'), expected);
        assert.deepEqual(
          asked({ [file]: text }, 'no'),
          all.filter((intent) => !expected.includes(intent)),
        );
      });
    }
  }

  it('are told by file and line', () => {
    const { intents } = survey({
      'src/a.js': '// one\nnew Client({\n  intents: [\n    GatewayIntentBits.GuildMembers,\n  ],\n});\n',
      'b.py': 'import discord\n\nintents = discord.Intents.default()\nintents.members = True\n',
    });
    assert.deepEqual(intents.GUILD_MEMBERS.places, [
      { file: 'src/a.js', line: 4 },
      { file: 'b.py', line: 4 },
    ]);
  });
});

describe('what nobody can know of intents', () => {
  const unknown: readonly (readonly [string, string])[] = [
    ['bot.js', 'new Client({ intents: config.get("flags") });'],
    ['bot.js', 'new Client({ intents: Number(process.env.INTENTS) });'],
    ['bot.py', 'bot = commands.Bot(intents=make_intents())'],
    // Handed on, and made nowhere in sight.
    ['bot.py', 'class Bot(commands.Bot):\n    def __init__(self, intents):\n        super().__init__(intents=intents)'],
    // No bot at all.
    ['index.js', 'console.log(1);'],
  ];
  for (const [file, text] of unknown) {
    it(`${file}: ${text.split('\n').join(' ⏎ ')}`, () => assert.deepEqual(asked({ [file]: text }, 'unknown'), all));
  }

  it('is told by file and line', () => {
    const { unread } = survey({ 'bot.js': '\nnew Client({ intents: pick() });' });
    assert.deepEqual(unread, [{ file: 'bot.js', line: 2 }]);
  });

  it('is not said of a set that another file makes', () => {
    const files = {
      'bot.py': 'class Bot(commands.Bot):\n    def __init__(self, intents):\n        super().__init__(intents=intents)',
      'main.py': 'Bot(intents=discord.Intents.default()).run(token)',
    };
    assert.deepEqual(asked(files, 'no'), all);
  });

  it('is everything that was not found, where a bound kept files from being looked at', () => {
    const file = { 'bot.js': 'new Client({ intents: [GatewayIntentBits.GuildMembers] })' };
    assert.deepEqual(asked(file, 'yes', false), [members]);
    assert.deepEqual(asked(file, 'unknown', false), [presences, content]);
  });

  it('is not what types and interfaces say', () => {
    const files = {
      'types.ts': 'interface Options { intents: BitFieldResolvable<string, number>; }\nfunction f(intents: number) {}',
      'bot.ts': 'new Client({ intents: [GatewayIntentBits.Guilds] })',
    };
    assert.deepEqual(asked(files, 'no'), all);
  });

  it('ends in time on a text made to stall', () => {
    const hostile = [
      `intents: ${'['.repeat(200_000)}`,
      `intents = ${'1 | '.repeat(100_000)}`,
      `${'"'.repeat(99_999)}intents`,
    ];
    for (const text of hostile) assert.equal(survey({ 'a.js': text, 'b.py': text }).files, 2);
  });
});
