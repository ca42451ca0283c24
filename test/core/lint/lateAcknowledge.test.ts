import { deepEqual, equal, ok } from 'node:assert/strict';
import { mayHoldInteraction } from '../../../src/core/extract/prefilter.ts';
import { countPositive, findingsIn, readMarks } from './marked.ts';

const rule = 'interaction/late-acknowledge';

/** Every mark is found, and nothing else. */
async function assertFound(language: string, marked: string): Promise<void> {
  const { text, spans } = readMarks(marked);
  const found = (await findingsIn(language, text)).filter(({ facts }) => facts.rule === rule);
  deepEqual(
    found.map(({ severity, span }) => [severity, text.slice(...span), span]),
    spans.map((span) => ['hint', text.slice(...span), span]),
    marked,
  );
  ok(mayHoldInteraction(text, language), marked);
  if (spans.length > 0) countPositive(rule, language, marked);
}

/** A command of discord.js in its usual file; `body` is what it does. */
function command(body: string, head = 'async execute(interaction) {'): string {
  return `const { SlashCommandBuilder, MessageFlags } = require('discord.js');\n\nmodule.exports = {\n  data: new SlashCommandBuilder().setName('x').setDescription('y'),\n  ${head}\n${body
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('')}  },\n};\n`;
}

/** A command of discord.py. */
function slash(body: string, before = 'import discord\nfrom discord import app_commands\n'): string {
  return `${before}\n\n@tree.command(name="x", description="y")\nasync def x(interaction: discord.Interaction, city: str):\n${body
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('')}`;
}

const reply = "await interaction.reply('done');";
const send = 'await interaction.response.send_message("done")';

describe('slow work before the first answer of an interaction, in JavaScript', () => {
  const slow: Readonly<Record<string, string>> = {
    fetch: "const answer = await «fetch('https://api.example.com/x')»;",
    'fetch with its JSON': "const data = await «fetch('https://api.example.com/x')».then((answer) => answer.json());",
    'fetch in brackets': "const data = await (await «fetch('https://api.example.com/x')»).json();",
    axios: "const { data } = await «axios.get('https://api.example.com/x')»;",
    'axios itself': "const { data } = await «axios({ url: 'https://api.example.com/x' })»;",
    got: "const data = await «got('https://api.example.com/x')».json();",
    ky: "const data = await «ky.get('https://api.example.com/x')».json();",
    superagent: "const data = await «superagent.get('https://api.example.com/x')».set('a', 'b');",
    'both at once':
      "const [a, b] = await Promise.all([«fetch('https://a.example.com')», fetch('https://b.example.com')]);",
    'one for each': 'const all = await Promise.all(ids.map(async (id) => «fetch(`https://a.example.com/${id}`)»));',
    'a model': "const text = await «openai.chat.completions.create({ model: 'm', messages })»;",
    'a model of Anthropic': 'const text = await «anthropic.messages.create({ model, messages })»;',
    'a picture': "const picture = await «openai.images.generate({ prompt: 'cat' })»;",
    'a promise of a timer': 'await «new Promise((resolve) => setTimeout(resolve, 5000))»;',
    'a sleep': 'await «sleep(5_000)»;',
    'a sleep of a product': 'await «wait(5 * 1000)»;',
    'a browser': 'const browser = await «puppeteer.launch()»;\nawait browser.close();',
    'a process': "«execSync('git pull')»;",
    'a stream of files': "await «pipeline(source, createWriteStream('x.zip'))»;",
    'all members': 'const members = await «interaction.guild.members.fetch()»;',
    'a loop of requests to Discord': 'for (const role of roles) {\n  await «member.roles.add(role)»;\n}',
    'three requests to Discord':
      "const member = await «interaction.guild.members.fetch(id)»;\nawait member.send('bye');\nawait interaction.guild.bans.create(id);",
    'in a condition': "if (full) {\n  data = await «fetch('https://api.example.com/x')»;\n}",
    'in a try': "try {\n  data = await «fetch('https://api.example.com/x')»;\n} catch {\n  data = null;\n}",
    'in a call': "const data = parse(await «fetch('https://api.example.com/x')»);",
  };
  for (const [title, code] of Object.entries(slow)) {
    it(`is told: ${title}`, () => assertFound('javascript', command(`${code}\n${reply}`)));
  }

  it('is told whichever answer comes first', async () => {
    const work = "const x = await «fetch('https://api.example.com/x')»;";
    for (const answer of [
      reply,
      'await interaction.deferReply();',
      'await interaction.deferReply({ ephemeral: true });',
      'await interaction.showModal(modal);',
      'await interaction.update({ components: [] });',
      'await interaction.deferUpdate();',
      "return interaction.reply({ content: 'x' });",
      "interaction.reply('x').catch(console.error);",
      "if (x.ok) {\n  await interaction.reply('a');\n} else {\n  await interaction.reply('b');\n}",
      "switch (x.status) {\n  case 200:\n    await interaction.reply('a');\n    break;\n  default:\n    await interaction.reply('b');\n}",
      "await (x.ok ? interaction.reply('a') : interaction.reply('b'));",
      "try {\n  await interaction.reply('a');\n} catch (error) {\n  console.error(error);\n}",
    ])
      await assertFound('javascript', command(`${work}\n${answer}`));
  });

  it('is told in every kind of handler', async () => {
    const body = "  const x = await «fetch('https://api.example.com/x')»;\n";
    for (const [language, text] of [
      ['javascript', `client.on('interactionCreate', async (interaction) => {\n${body}  ${reply}\n});\n`],
      ['javascript', `client.on('interactionCreate', async (i) => {\n${body}  await i.reply('x');\n});\n`],
      ['javascript', `client.on(Events.InteractionCreate, async interaction => {\n${body}  ${reply}\n});\n`],
      ['javascript', `client.once(Events.InteractionCreate, async function (interaction) {\n${body}  ${reply}\n});\n`],
      ['javascript', `export async function run(client, interaction) {\n${body}  ${reply}\n}\n`],
      ['javascript', `export const execute = async (interaction) => {\n${body}  ${reply}\n};\n`],
      ['javascript', `exports.run = async ({ interaction, client }) => {\n${body}  ${reply}\n};\n`],
      [
        'typescript',
        `export class Ping extends Command {\n  public override async chatInputRun(interaction: Command.ChatInputCommandInteraction) {\n  ${body}    return interaction.reply('x');\n  }\n}\n`,
      ],
      [
        'typescript',
        `export async function execute(\n  interaction: ChatInputCommandInteraction<'cached'>,\n): Promise<void> {\n${body}  ${reply}\n}\n`,
      ],
      [
        'typescript',
        `const handle = async (it: ButtonInteraction): Promise<void> => {\n${body}  await it.update({});\n};\n`,
      ],
      [
        'javascript',
        `const collector = message.createMessageComponentCollector({ time: 60000 });\ncollector.on('collect', async (i) => {\n${body}  await i.update({ components: [] });\n});\n`,
      ],
      ['javascript', `async function show(int) {\n${body}  await int.deferReply();\n  await int.editReply('x');\n}\n`],
    ] as const)
      await assertFound(language, text);
  });

  it('is told of a function of the file that does it', async () => {
    await assertFound(
      'javascript',
      `${command("const weather = await «getWeather('here')»;\nawait interaction.reply(weather);")}\nasync function getWeather(place) {\n  const answer = await fetch(\`https://api.example.com/\${place}\`);\n  return answer.text();\n}\n`,
    );
    await assertFound(
      'typescript',
      `const getWeather = async (place: string): Promise<string> => {\n  const { data } = await axios.get(place);\n  return data;\n};\n\nexport async function execute(interaction: CommandInteraction) {\n  const weather = await «getWeather('here')»;\n  await interaction.reply(weather);\n}\n`,
    );
    await assertFound(
      'javascript',
      'class Weather {\n  async execute(interaction) {\n    const text = await «this.read()»;\n    await interaction.reply(text);\n  }\n\n  async read() {\n    return (await got(this.url)).body;\n  }\n}\n',
    );
  });

  it('is told where the answer is given in `then`', async () => {
    await assertFound(
      'javascript',
      command(
        "«fetch('https://api.example.com/x')»\n  .then((answer) => answer.json())\n  .then((data) => interaction.reply(data.text));",
        'execute(interaction) {',
      ),
    );
  });

  it('is told of queries that walk a table, and of several look-ups, over the network', async () => {
    const pg = "const { Pool } = require('pg');\nconst pool = new Pool();\n";
    await assertFound(
      'javascript',
      pg + command(`const { rows } = await «pool.query('SELECT * FROM scores ORDER BY points')»;\n${reply}`),
    );
    const mongoose = "const mongoose = require('mongoose');\n";
    await assertFound(
      'javascript',
      mongoose + command(`const all = await «User.find({ guild })».sort({ xp: -1 });\n${reply}`),
    );
    await assertFound(
      'javascript',
      mongoose + command(`const all = await «User.aggregate([{ $group: {} }])»;\n${reply}`),
    );
    await assertFound(
      'javascript',
      mongoose + command(`const user = await «User.findOne({ id })»;\nuser.xp += 1;\nawait user.save();\n${reply}`),
    );
    const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
    await assertFound('typescript', prisma + command(`const all = await «prisma.score.findMany()»;\n${reply}`));
  });

  const clean: Readonly<Record<string, string>> = {
    'the answer is first':
      "await interaction.reply('wait');\nconst x = await fetch('https://api.example.com/x');\nawait interaction.editReply('x');",
    'a deferral is first':
      "await interaction.deferReply();\nconst x = await fetch('https://api.example.com/x');\nawait interaction.editReply('x');",
    'a deferral in a condition is first':
      "if (hidden) {\n  await interaction.deferReply({ ephemeral: true });\n} else {\n  await interaction.deferReply();\n}\nconst x = await fetch('https://a.example.com');\nawait interaction.editReply('x');",
    'a deferral in a try is first':
      "try {\n  await interaction.deferReply();\n  const x = await fetch('https://a.example.com');\n  await interaction.editReply('x');\n} catch (error) {\n  await interaction.followUp('bad');\n}",
    'nothing slow': "const name = interaction.options.getString('name');\nawait interaction.reply(name);",
    'it is not awaited':
      "const later = fetch('https://api.example.com/x');\nawait interaction.reply('x');\nconst x = await later;",
    'another branch answers':
      "if (quick) {\n  return interaction.reply('x');\n}\nconst x = await fetch('https://a.example.com');\nconsole.log(x);",
    'the slow branch leaves':
      "if (full) {\n  await interaction.deferReply();\n  const x = await fetch('https://a.example.com');\n  return interaction.editReply('x');\n}\nawait interaction.reply('y');",
    'a short sleep': "await sleep(500);\nawait interaction.reply('x');",
    'a sleep of unknown length': "await wait(duration);\nawait interaction.reply('x');",
    'one request to Discord':
      'const member = await interaction.guild.members.fetch(id);\nawait interaction.reply(member.displayName);',
    'two requests to Discord':
      "await interaction.guild.members.ban(target);\nawait interaction.channel.send('x');\nawait interaction.reply('x');",
    'requests to Discord at once':
      "await Promise.all([member.send('a'), channel.send('b'), interaction.guild.bans.create(id)]);\nawait interaction.reply('x');",
    'a method called as the client': "const x = await this.fetch('x');\nawait interaction.reply(x);",
    'a look-up in SQLite':
      'const tag = await Tags.findOne({ where: { name } });\nawait interaction.reply(tag.description);',
    'a function that may answer':
      "const x = await fetch('https://a.example.com');\nawait handle(interaction, x);\nawait interaction.reply('x');",
    'a check that may answer':
      "if (!(await mayRun(interaction))) return;\nconst x = await fetch('https://a.example.com');\nawait interaction.reply('x');",
    'it asks whether it answered':
      "const x = await fetch('https://a.example.com');\nif (interaction.deferred) await interaction.editReply('x');\nelse await interaction.reply('x');",
    'a callback answers':
      "db.get('SELECT 1', (error, row) => interaction.reply(row.x));\nconst x = await fetch('https://a.example.com');",
    'a string of it':
      "const help = \"await fetch('x'); await interaction.reply('x')\";\nawait interaction.reply(help);",
    'a comment of it': "// const x = await fetch('https://a.example.com');\nawait interaction.reply('x');",
    'an instance is made': "const api = await axios.create({ baseURL: 'x' });\nawait interaction.reply('x');",
    'a stored value': "const x = await cache.get('x');\nawait interaction.reply(x);",
    'a handler inside':
      "await interaction.reply({ components });\ncollector.on('collect', async (i) => {\n  await i.deferUpdate();\n  await fetch('https://a.example.com');\n  await i.editReply('x');\n});",
    'a modal is waited for':
      "await interaction.showModal(modal);\nconst submitted = await interaction.awaitModalSubmit({ time: 60_000 });\nawait fetch('https://a.example.com');",
    'a local file': "const text = await fs.promises.readFile('x.txt', 'utf8');\nawait interaction.reply(text);",
  };
  for (const [title, code] of Object.entries(clean)) {
    it(`is not told where ${title}`, () => assertFound('javascript', command(code)));
  }

  it('is not told of what is no interaction', async () => {
    const work = "  const x = await fetch('https://a.example.com');\n";
    for (const text of [
      `client.on('messageCreate', async (message) => {\n${work}  await message.reply('x');\n});\n`,
      `const collector = channel.createMessageCollector();\ncollector.on('collect', async (m) => {\n${work}  await m.reply('x');\n});\n`,
      `module.exports = {\n  async execute(message, args) {\n${work}    await message.reply('x');\n  },\n};\n`,
      `async function hash(stream) {\n${work}  stream.update('x');\n}\n`,
      `async function save(store, interaction) {\n${work}  store.update('x');\n}\n`,
      `async function autocomplete(interaction) {\n${work}  await interaction.respond([]);\n}\n`,
      `if (interaction) {\n${work}  await interaction.reply('x');\n}\n`,
    ]) {
      const found = await findingsIn('javascript', text);
      deepEqual(found, [], text);
    }
  });

  it('is not told while the handler is half written', async () => {
    deepEqual(
      await findingsIn(
        'javascript',
        "client.on('interactionCreate', async (interaction) => {\n  await fetch('https://a.example.com');\n  await interaction.reply(",
      ),
      [],
    );
  });
});

describe('slow work before the first answer of an interaction, in Python', () => {
  const aiohttp = 'import aiohttp\nimport discord\nfrom discord import app_commands\n';
  const slow: Readonly<Record<string, string>> = {
    'requests, which blocks': 'answer = «requests.get("https://api.example.com/x")»',
    'a sleep': 'await «asyncio.sleep(5)»',
    'a sleep that blocks': '«time.sleep(5)»',
    'a model': 'text = await «client_ai.chat.completions.create(model="m", messages=[])»',
    'another thread': 'text = await «asyncio.to_thread(work, city)»',
    'an executor': 'text = await «bot.loop.run_in_executor(None, work)»',
    'a person': 'message = await «bot.wait_for("message", timeout=60)»',
    'a purge': 'await «interaction.channel.purge(limit=100)»',
    'an archive': '«shutil.make_archive("backup", "zip", "data")»',
    'a process': '«subprocess.run(["git", "pull"])»',
    'a long past': 'messages = [m async for m in «interaction.channel.history(limit=None)»]',
    'a long past, in a loop': 'async for message in «interaction.channel.history(limit=500)»:\n    count += 1',
  };
  for (const [title, code] of Object.entries(slow)) {
    it(`is told: ${title}`, () => assertFound('python', slash(`${code}\n${send}`)));
  }

  it('is told of aiohttp and httpx', async () => {
    await assertFound(
      'python',
      slash(
        `async with aiohttp.ClientSession() as session:\n    async with «session.get("https://api.example.com/x")» as answer:\n        data = await answer.json()\n${send}`,
        aiohttp,
      ),
    );
    await assertFound(
      'python',
      slash(`answer = await «bot.session.get("https://api.example.com/x")»\n${send}`, aiohttp),
    );
    await assertFound(
      'python',
      slash(
        `async with httpx.AsyncClient() as web:\n    answer = await «web.get("https://api.example.com/x")»\n${send}`,
        'import httpx\nimport discord\n',
      ),
    );
  });

  it('is told whichever answer comes first', async () => {
    for (const answer of [
      send,
      'await interaction.response.defer()',
      'await interaction.response.defer(ephemeral=True)',
      'await interaction.response.send_modal(Form())',
      'await interaction.response.edit_message(content="x", view=None)',
      'return await interaction.response.send_message("x")',
      'if city:\n    await interaction.response.send_message("a")\nelif city is None:\n    await interaction.response.send_message("b")\nelse:\n    await interaction.response.send_message("c")',
      'try:\n    await interaction.response.send_message("a")\nexcept discord.HTTPException:\n    pass',
      'match city:\n    case "x":\n        await interaction.response.send_message("a")\n    case _:\n        await interaction.response.send_message("b")',
    ])
      await assertFound('python', slash(`x = «requests.get("https://api.example.com/x")»\n${answer}`));
  });

  it('is told in every kind of handler and library', async () => {
    const work = '    x = «requests.get("https://api.example.com/x")»\n';
    for (const text of [
      `@bot.tree.command()\n@app_commands.describe(\n    city="The city",\n)\nasync def x(interaction: discord.Interaction, city: str) -> None:\n${work}    ${send}\n`,
      `@app_commands.command()\nasync def x(inter: discord.Interaction):\n${work}    await inter.response.send_message("x")\n`,
      `@app_commands.context_menu(name="x")\nasync def x(interaction: discord.Interaction, user: discord.Member):\n${work}    ${send}\n`,
      `@bot.slash_command()\nasync def x(ctx, city: str):\n${work}    await ctx.respond("x")\n`,
      `@bot.slash_command(name="x")\nasync def x(ctx: discord.ApplicationContext):\n${work}    await ctx.respond("x", ephemeral=True)\n`,
      `@commands.slash_command()\nasync def x(inter: disnake.ApplicationCommandInteraction):\n${work}    await inter.response.send_message("x")\n`,
      `@nextcord.slash_command()\nasync def x(interaction: nextcord.Interaction):\n${work}    await interaction.send("x")\n`,
      `@commands.hybrid_command()\nasync def x(ctx: commands.Context):\n${work}    await ctx.send("x")\n`,
    ])
      await assertFound('python', text);
    const inside = '        x = «requests.get("https://api.example.com/x")»\n';
    for (const text of [
      `class V(discord.ui.View):\n    @discord.ui.button(label="x")\n    async def go(self, interaction: discord.Interaction, button: discord.ui.Button):\n${inside}        ${send}\n`,
      `class M(discord.ui.Modal):\n    async def on_submit(self, interaction):\n${inside}        ${send}\n`,
      `class C(commands.Cog):\n    @discord.slash_command()\n    async def x(self, ctx):\n${inside}        await ctx.respond("x")\n`,
      `class B(discord.ui.Button):\n    async def callback(self, interaction: discord.Interaction["Bot"]):\n${inside}        await interaction.response.edit_message(view=None)\n`,
    ])
      await assertFound('python', text);
  });

  it('is told of a function of the file that does it', async () => {
    await assertFound(
      'python',
      `${slash(`text = await «weather(city)»\n${send}`, aiohttp)}\n\nasync def weather(city):\n    async with aiohttp.ClientSession() as session:\n        async with session.get(city) as answer:\n            return await answer.text()\n`,
    );
  });

  it('is told of queries that walk a table, over the network', async () => {
    const asyncpg = 'import asyncpg\nimport discord\n';
    await assertFound('python', slash(`rows = await «bot.pool.fetch("SELECT * FROM scores")»\n${send}`, asyncpg));
    const motor = 'from motor.motor_asyncio import AsyncIOMotorClient\nimport discord\n';
    await assertFound('python', slash(`rows = await «db.scores.find().to_list(100)»\n${send}`, motor));
  });

  const clean: Readonly<Record<string, string>> = {
    'the answer is first': `${send}\nx = requests.get("https://api.example.com/x")\nawait interaction.edit_original_response(content="x")`,
    'a deferral is first':
      'await interaction.response.defer()\nx = requests.get("https://api.example.com/x")\nawait interaction.followup.send("x")',
    'a deferral with thinking is first':
      'await interaction.response.defer(thinking=True)\nawait asyncio.sleep(10)\nawait interaction.followup.send("x")',
    'nothing slow': `name = city.title()\n${send}`,
    'a short past': `count = [m async for m in interaction.channel.history(limit=50)]\n${send}`,
    'a short past, in a loop': `async for m in interaction.channel.history(limit=50):\n    count += 1\n${send}`,
    'a short sleep': `await asyncio.sleep(0.5)\n${send}`,
    'a sleep of unknown length': `await asyncio.sleep(delay)\n${send}`,
    'one request to Discord': `member = await interaction.guild.fetch_member(1)\n${send}`,
    'two requests to Discord': `await member.ban(reason=city)\nawait interaction.channel.send("x")\n${send}`,
    'a look-up in SQLite': `async with aiosqlite.connect("x.db") as db:\n    row = await db.execute("SELECT * FROM x")\n${send}`,
    'a function that may answer': `x = requests.get("https://a.example.com")\nawait handle(interaction)\n${send}`,
    'it asks whether it answered':
      'x = requests.get("https://a.example.com")\nif interaction.response.is_done():\n    await interaction.followup.send("x")\nelse:\n    await interaction.response.send_message("x")',
    'the quick branch answers': `if not city:\n    ${send}\n    return\nx = requests.get("https://a.example.com")\nprint(x)`,
    'a string of it': `"""requests.get("x")"""\n${send}`,
    'a comment of it': `# x = requests.get("https://a.example.com")\n${send}`,
    'an autocompletion': 'x = requests.get("https://a.example.com")\nawait interaction.response.autocomplete([])',
  };
  for (const [title, code] of Object.entries(clean)) {
    it(`is not told where ${title}`, () => assertFound('python', slash(code)));
  }

  it('is not told of what is no interaction', async () => {
    const work = '    x = requests.get("https://a.example.com")\n';
    for (const text of [
      `@bot.command()\nasync def x(ctx):\n${work}    await ctx.send("x")\n`,
      `@commands.command()\nasync def x(ctx: commands.Context):\n${work}    await ctx.reply("x")\n`,
      `@settings_group.command()\nasync def x(ctx):\n${work}    await ctx.send("x")\n`,
      `@bot.event\nasync def on_message(message):\n${work}    await message.channel.send("x")\n`,
      `async def view(request):\n${work}    await request.respond("x")\n`,
    ])
      deepEqual(await findingsIn('python', text), [], text);
  });
});

describe('the look for interactions', () => {
  it('passes over files without one', () => {
    for (const [language, text] of [
      ['javascript', "app.get('/', async (request, response) => { response.send(await fetch(url)); });"],
      ['typescript', 'export class UserInteractionTracker { track(event: MouseEvent): void { this.update(event); } }'],
      ['javascript', "hash.update('x'); message.reply('x');"],
      ['python', 'def f(interaction_terms):\n    return interaction_terms * 2\n'],
      ['python', 'response.send(x)\ndeferred = x\n'],
      ['json', '{ "interaction": "interaction.reply(" }'],
    ] as const)
      equal(mayHoldInteraction(text, language), false, text);
  });
});

describe('the comment that silences', () => {
  it('is obeyed above the slow call', async () => {
    deepEqual(
      await findingsIn(
        'javascript',
        command(`// tracecord-disable-next-line ${rule}\nconst x = await fetch('https://a.example.com');\n${reply}`),
      ),
      [],
    );
  });
});
