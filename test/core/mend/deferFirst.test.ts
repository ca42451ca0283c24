import { equal, ok } from 'node:assert/strict';
import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import { extract } from '../../../src/core/extract/extract.ts';
import { lint } from '../../../src/core/lint/lint.ts';
import { mendContextOf } from '../../../src/core/mend/mendAll.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { javascriptBots, pythonBots } from './interactionBots.ts';

/** The text after the mend of its first finding; null where none is offered. */
async function deferred(text: string, language: string): Promise<string | null> {
  const linted = { text, language, ...(await extract(text, language)) };
  const [finding] = lint(linted);
  equal(finding?.facts.rule, 'interaction/late-acknowledge', text);
  const context = finding && mendContextOf(finding, linted, {});
  const edits = context === undefined ? null : mend('defer-first', context);
  return edits === null ? null : applyEdits(text, edits);
}

/** Nothing of it had to be guessed by the parser. */
function parses(text: string, language: string): boolean {
  let isWhole = true;
  const tree = language === 'python' ? python.parse(text) : javascript.configure({ dialect: 'ts' }).parse(text);
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) isWhole = false;
    },
  });
  return isWhole;
}

const work = "  const x = await fetch('https://api.example.com/x');\n";
const handler = (body: string): string => `export async function execute(interaction) {\n${work}${body}}\n`;
const pythonWork = '    x = requests.get("https://api.example.com/x")\n';
const coroutine = (body: string, head = 'async def x(interaction: discord.Interaction):'): string =>
  `${head}\n${pythonWork}${body}`;

describe('the answer that is put in front of slow work', () => {
  const pairs: readonly (readonly [title: string, language: string, before: string, after: string])[] = [
    [
      'drops what only a first answer has',
      'javascript',
      handler("  await interaction.reply({ content: 'a', ephemeral: true, fetchReply: true });\n"),
      `export async function execute(interaction) {\n  await interaction.deferReply({ ephemeral: true });\n${work}  await interaction.editReply({ content: 'a' });\n}\n`,
    ],
    [
      'drops it wherever it stands',
      'javascript',
      handler("  await interaction.reply({\n    ephemeral: true,\n    content: 'a',\n    fetchReply: false,\n  });\n"),
      `export async function execute(interaction) {\n  await interaction.deferReply({ ephemeral: true });\n${work}  await interaction.editReply({\n    content: 'a',\n  });\n}\n`,
    ],
    [
      'keeps the flags that an edit may have',
      'typescript',
      handler(
        '  await interaction.reply({ flags: [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2], components });\n',
      ),
      `export async function execute(interaction) {\n  await interaction.deferReply({ flags: MessageFlags.Ephemeral });\n${work}  await interaction.editReply({ flags: [MessageFlags.IsComponentsV2], components });\n}\n`,
    ],
    [
      'stands in front of the block that all ways go through',
      'javascript',
      "client.on('interactionCreate', async (i) => {\n\tlet x\n\tif (full) {\n\t\tx = await fetch('https://api.example.com/x')\n\t}\n\tawait i.reply('x')\n})\n",
      "client.on('interactionCreate', async (i) => {\n\tlet x\n\tawait i.deferReply()\n\tif (full) {\n\t\tx = await fetch('https://api.example.com/x')\n\t}\n\tawait i.editReply('x')\n})\n",
    ],
    [
      'stands in the branch where its answers are',
      'javascript',
      "export async function execute(interaction) {\n  if (full) {\n    await fetch('https://api.example.com/x');\n    await interaction.reply('a');\n  } else {\n    await interaction.reply({ content: 'b', ephemeral: true });\n  }\n}\n",
      "export async function execute(interaction) {\n  if (full) {\n    await interaction.deferReply();\n    await fetch('https://api.example.com/x');\n    await interaction.editReply('a');\n  } else {\n    await interaction.reply({ content: 'b', ephemeral: true });\n  }\n}\n",
    ],
    [
      'stands in front of a loop',
      'javascript',
      "export async function execute(interaction) {\n  for (const url of urls) {\n    await fetch(url);\n  }\n  await interaction.reply('a');\n}\n",
      "export async function execute(interaction) {\n  await interaction.deferReply();\n  for (const url of urls) {\n    await fetch(url);\n  }\n  await interaction.editReply('a');\n}\n",
    ],
    [
      'goes into a line of its own block',
      'javascript',
      "client.on('interactionCreate', async (interaction) => { await fetch('https://api.example.com'); await interaction.reply('a'); });\n",
      "client.on('interactionCreate', async (interaction) => { await interaction.deferReply(); await fetch('https://api.example.com'); await interaction.editReply('a'); });\n",
    ],
    [
      'keeps line ends',
      'javascript',
      "export async function execute(interaction) {\r\n  await fetch('https://api.example.com');\r\n  await interaction.reply('a');\r\n}\r\n",
      "export async function execute(interaction) {\r\n  await interaction.deferReply();\r\n  await fetch('https://api.example.com');\r\n  await interaction.editReply('a');\r\n}\r\n",
    ],
    [
      'is the deferral that came too late',
      'javascript',
      handler("  await interaction.deferReply({ ephemeral: true });\n  await interaction.editReply('a');\n"),
      `export async function execute(interaction) {\n  await interaction.deferReply({ ephemeral: true });\n${work}  await interaction.editReply('a');\n}\n`,
    ],
    [
      'leaves a branch that looks at what was answered',
      'javascript',
      "export async function execute(interaction) {\n  try {\n    await fetch('https://api.example.com');\n    await interaction.reply('a');\n  } catch {\n    if (interaction.replied || interaction.deferred) await interaction.followUp('b');\n    else await interaction.reply('b');\n  }\n}\n",
      "export async function execute(interaction) {\n  try {\n    await interaction.deferReply();\n    await fetch('https://api.example.com');\n    await interaction.editReply('a');\n  } catch {\n    if (interaction.replied || interaction.deferred) await interaction.followUp('b');\n    else await interaction.reply('b');\n  }\n}\n",
    ],
    [
      'is what the context of py-cord has',
      'python',
      coroutine('    await ctx.respond("a", ephemeral=True)\n', '@bot.slash_command()\nasync def x(ctx):'),
      `@bot.slash_command()\nasync def x(ctx):\n    await ctx.defer(ephemeral=True)\n${pythonWork}    await ctx.respond("a", ephemeral=True)\n`,
    ],
    [
      'is what the context of a hybrid command has',
      'python',
      coroutine('    await ctx.send("a")\n', '@commands.hybrid_command()\nasync def x(ctx: commands.Context):'),
      `@commands.hybrid_command()\nasync def x(ctx: commands.Context):\n    await ctx.defer()\n${pythonWork}    await ctx.send("a")\n`,
    ],
    [
      'is what an interaction of nextcord has, for what it sends itself',
      'python',
      coroutine(
        '    await interaction.send("a", ephemeral=True)\n',
        'import nextcord\n\n@nextcord.slash_command()\nasync def x(interaction: nextcord.Interaction):',
      ),
      `import nextcord\n\n@nextcord.slash_command()\nasync def x(interaction: nextcord.Interaction):\n    await interaction.response.defer(ephemeral=True)\n${pythonWork}    await interaction.send("a", ephemeral=True)\n`,
    ],
    [
      'announces a message of its own in answer to a component of disnake',
      'python',
      coroutine(
        '    await inter.response.send_message("a")\n',
        'import disnake\n\nasync def x(inter: disnake.MessageInteraction):',
      ),
      `import disnake\n\nasync def x(inter: disnake.MessageInteraction):\n    await inter.response.defer(with_message=True)\n${pythonWork}    await inter.followup.send("a")\n`,
    ],
    [
      'edits by the name that nextcord has',
      'python',
      coroutine(
        '    await inter.response.edit_message(content="a")\n',
        'import nextcord\n\nasync def x(inter: nextcord.Interaction):',
      ),
      `import nextcord\n\nasync def x(inter: nextcord.Interaction):\n    await inter.response.defer()\n${pythonWork}    await inter.edit_original_message(content="a")\n`,
    ],
  ];
  for (const [title, language, before, after] of pairs) {
    it(title, async () => {
      equal(await deferred(before, language), after);
      ok(parses(after, language), after);
      // Where it was done there is nothing to find.
      equal(lint({ text: after, language, ...(await extract(after, language)) }).length, 0);
    });
  }

  const refused: Readonly<Record<string, readonly [language: string, text: string]>> = {
    'a modal, which nothing may go in front of': ['javascript', handler('  await interaction.showModal(modal);\n')],
    'options that only run time knows': ['javascript', handler('  await interaction.reply(options);\n')],
    'options with a spread': ['javascript', handler("  await interaction.reply({ content: 'a', ...rest });\n")],
    'a visibility that only run time knows': [
      'javascript',
      handler("  await interaction.reply({ content: 'a', ephemeral: hidden });\n"),
    ],
    'answers that not the same people see': [
      'javascript',
      handler(
        "  if (x.ok) await interaction.reply({ content: 'a', ephemeral: true });\n  else await interaction.reply('b');\n",
      ),
    ],
    'options that an edit has not': [
      'javascript',
      handler("  await interaction.reply({ content: 'a', tts: true });\n"),
    ],
    'flags that an edit has not': [
      'javascript',
      handler("  await interaction.reply({ content: 'a', flags: MessageFlags.SuppressNotifications });\n"),
    ],
    'what a reply gives, where it is used': [
      'javascript',
      handler(
        "  const reply = await interaction.reply({ content: 'a', withResponse: true });\n  console.log(reply.resource);\n",
      ),
    ],
    'a reply and an update': [
      'javascript',
      handler("  if (x.ok) await interaction.reply('a');\n  else await interaction.update({ content: 'b' });\n"),
    ],
    'another function that may answer': [
      'javascript',
      handler("  if (x.ok) await interaction.reply('a');\n  else await fail(interaction);\n"),
    ],
    'a branch that asks for `replied` alone': [
      'javascript',
      "export async function execute(interaction) {\n  try {\n    await fetch('https://api.example.com');\n    await interaction.reply('a');\n  } catch {\n    if (!interaction.replied) await interaction.reply('b');\n  }\n}\n",
    ],
    'a function that cannot wait': [
      'javascript',
      "function execute(interaction) {\n  fetch('https://api.example.com').then(() => interaction.reply('a'));\n}\n",
    ],
    'a modal of Python': ['python', coroutine('    await interaction.response.send_modal(Form())\n')],
    'keywords that only run time knows': [
      'python',
      coroutine('    await interaction.response.send_message("a", **options)\n'),
    ],
    'a visibility that only run time knows in Python': [
      'python',
      coroutine('    await interaction.response.send_message("a", ephemeral=hidden)\n'),
    ],
    'what a follow-up has not': [
      'python',
      coroutine('    await interaction.response.send_message("a", delete_after=5)\n'),
    ],
    'answers that not the same people see, in Python': [
      'python',
      coroutine(
        '    if x:\n        await interaction.response.send_message("a", ephemeral=True)\n    else:\n        await interaction.response.send_message("b")\n',
      ),
    ],
    'the message of a component, where no library is certain': [
      'python',
      coroutine('    await interaction.response.send_message("a")\n    await interaction.delete_original_response()\n'),
    ],
    'a line of Python that is all of the function': [
      'python',
      'async def x(interaction: discord.Interaction): time.sleep(5); await interaction.response.send_message("a")\n',
    ],
  };
  for (const [title, [language, text]] of Object.entries(refused)) {
    it(`is not offered for ${title}`, async () => {
      equal(await deferred(text, language), null, text);
    });
  }
});

describe('bots that are half written', () => {
  it('are read without an error, and what is mended in them has one answer', async function () {
    this.timeout(60_000);
    for (const [bots, language] of [
      [javascriptBots, 'javascript'],
      [pythonBots, 'python'],
    ] as const) {
      for (const { text } of bots) {
        for (let end = 0; end <= text.length; end += 17) {
          const piece = text.slice(0, end);
          const linted = { text: piece, language, ...(await extract(piece, language)) };
          for (const finding of lint(linted)) {
            const context = mendContextOf(finding, linted, {});
            const edits = context === undefined ? null : mend('defer-first', context);
            if (edits === null) continue;
            const after = applyEdits(piece, edits);
            equal(lint({ text: after, language, ...(await extract(after, language)) }).length, 0, after);
          }
        }
      }
    }
  });
});
