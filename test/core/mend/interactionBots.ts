/** A bot that answers too late as it is written, and in time once it defers first. */
export interface LateBot {
  readonly title: string;
  /** What a person does: uses the command `ping`, or presses the button `go`. */
  readonly deed: 'command' | 'button';
  /** What the answer says in the end, and whether only that person sees it. */
  readonly content: string;
  readonly ephemeral: boolean;
  readonly text: string;
}

/** Four seconds go by in the sandbox while it is awaited. */
const work = `fetch(process.env.SLOW_WORK, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ pass: 4000 }),
    })`;

const command = (body: string): string => `import { MessageFlags } from 'discord.js';

export const data = { name: 'ping', flags: MessageFlags.Ephemeral };

export async function execute(interaction) {
${body
  .split('\n')
  .map((line) => `  ${line}\n`)
  .join('')}}
`;

/** Commands and buttons of discord.js; each module has \`execute\`. */
export const javascriptBots: readonly LateBot[] = [
  {
    title: 'a reply of text',
    deed: 'command',
    content: 'status 204',
    ephemeral: false,
    text: command(`const answer = await ${work};\nawait interaction.reply(\`status \${answer.status}\`);`),
  },
  {
    title: 'a reply that one person sees, by a flag',
    deed: 'command',
    content: 'psst',
    ephemeral: true,
    text: command(`await ${work};\nawait interaction.reply({ content: 'psst', flags: MessageFlags.Ephemeral });`),
  },
  {
    title: 'a reply that one person sees, by the option',
    deed: 'command',
    content: 'psst',
    ephemeral: true,
    text: command(`await ${work};\nawait interaction.reply({ ephemeral: true, content: 'psst' });`),
  },
  {
    title: 'a reply with two flags',
    deed: 'command',
    content: 'https://example.com',
    ephemeral: true,
    text: command(
      `await ${work};\nawait interaction.reply({\n  content: 'https://example.com',\n  flags: MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds,\n});`,
    ),
  },
  {
    title: 'a reply that is used',
    deed: 'command',
    content: 'first, then edited',
    ephemeral: false,
    text: command(
      `await ${work};\nconst message = await interaction.reply({ content: 'first', fetchReply: true });\nawait interaction.editReply(\`\${message.content}, then edited\`);`,
    ),
  },
  {
    title: 'one of several replies',
    deed: 'command',
    content: 'all is well',
    ephemeral: false,
    text: command(
      `const answer = await ${work};\nif (!answer.ok) {\n  await interaction.reply('it failed');\n  return;\n}\nswitch (answer.status) {\n  case 204:\n    await interaction.reply({ content: 'all is well' });\n    break;\n  default:\n    await interaction.reply('odd');\n}`,
    ),
  },
  {
    title: 'replies in try and catch',
    deed: 'command',
    content: 'from catch',
    ephemeral: false,
    text: command(
      `try {\n  const answer = await ${work};\n  JSON.parse(await answer.text());\n  await interaction.reply('from try');\n} catch {\n  await interaction.reply('from catch');\n}`,
    ),
  },
  {
    title: 'a deferral that comes too late',
    deed: 'command',
    content: 'edited',
    ephemeral: true,
    text: command(
      `await ${work};\nawait interaction.deferReply({ flags: MessageFlags.Ephemeral });\nawait interaction.editReply('edited');`,
    ),
  },
  {
    title: 'a follow-up behind the reply',
    deed: 'command',
    content: 'one',
    ephemeral: false,
    text: command(`await ${work};\nawait interaction.reply('one');\nawait interaction.followUp('two');`),
  },
  {
    title: 'a guard in front that replies at once',
    deed: 'command',
    content: 'in a guild',
    ephemeral: false,
    text: command(
      `if (!interaction.inGuild()) return interaction.reply({ content: 'no', ephemeral: true });\nawait ${work};\nreturn interaction.reply('in a guild');`,
    ),
  },
  {
    title: 'an update of a message with a button',
    deed: 'button',
    content: 'updated',
    ephemeral: false,
    text: command(`await ${work};\nawait interaction.update({ content: 'updated', components: [] });`),
  },
  {
    title: 'a reply to a button',
    deed: 'button',
    content: 'replied',
    ephemeral: true,
    text: command(`await ${work};\nawait interaction.reply({ content: 'replied', ephemeral: true });`),
  },
  {
    title: 'a late deferral of an update',
    deed: 'button',
    content: 'updated',
    ephemeral: false,
    text: command(
      `await ${work};\nawait interaction.deferUpdate();\nawait interaction.editReply({ content: 'updated' });`,
    ),
  },
];

const head = `import os

import aiohttp
import discord
from discord import app_commands

client = discord.Client(intents=discord.Intents.none())
tree = app_commands.CommandTree(client)

`;

const indented = (body: string, by: string): string =>
  body
    .split('\n')
    .map((line) => `${by}${line}\n`)
    .join('');

const slash = (body: string): string =>
  `${head}
@tree.command(name="ping", description="Answers")
async def ping(interaction: discord.Interaction):
${indented(body, '    ')}`;

const button = (body: string): string =>
  `${head}
class Panel(discord.ui.View):
    def __init__(self):
        super().__init__(timeout=None)

    @discord.ui.button(label="Go", custom_id="go")
    async def go(self, interaction: discord.Interaction, button: discord.ui.Button):
${indented(body, '        ')}`;

const asked = `async with aiohttp.ClientSession() as session:
    async with session.post(os.environ["SLOW_WORK"], json={"pass": 4000}) as answer:
        status = answer.status`;

/** Commands and buttons of discord.py; \`Panel\` is a view with the button. */
export const pythonBots: readonly LateBot[] = [
  {
    title: 'a message',
    deed: 'command',
    content: 'status 204',
    ephemeral: false,
    text: slash(`${asked}\nawait interaction.response.send_message(f"status {status}")`),
  },
  {
    title: 'a message that one person sees',
    deed: 'command',
    content: 'psst',
    ephemeral: true,
    text: slash(`${asked}\nawait interaction.response.send_message("psst", ephemeral=True)`),
  },
  {
    title: 'one of several messages',
    deed: 'command',
    content: 'all is well',
    ephemeral: false,
    text: slash(
      `${asked}\nif status >= 400:\n    await interaction.response.send_message("it failed")\n    return\nawait interaction.response.send_message(content="all is well", embed=discord.Embed(title="x"))`,
    ),
  },
  {
    title: 'messages in try and except',
    deed: 'command',
    content: 'from except',
    ephemeral: false,
    text: slash(
      `try:\n${indented(asked, '    ')}    int("x")\n    await interaction.response.send_message("from try")\nexcept ValueError:\n    await interaction.response.send_message("from except")`,
    ),
  },
  {
    title: 'a deferral that comes too late',
    deed: 'command',
    content: 'sent',
    ephemeral: true,
    text: slash(`${asked}\nawait interaction.response.defer(ephemeral=True)\nawait interaction.followup.send("sent")`),
  },
  {
    title: 'an edit behind the message',
    deed: 'command',
    content: 'edited',
    ephemeral: false,
    text: slash(
      `${asked}\nawait interaction.response.send_message("sent")\nawait interaction.edit_original_response(content="edited")`,
    ),
  },
  {
    title: 'an edit of the message with the button',
    deed: 'button',
    content: 'updated',
    ephemeral: false,
    text: button(`${asked}\nawait interaction.response.edit_message(content="updated", view=None)`),
  },
  {
    title: 'a message in answer to a button',
    deed: 'button',
    content: 'replied',
    ephemeral: true,
    text: button(`${asked}\nawait interaction.response.send_message("replied", ephemeral=True)`),
  },
];
