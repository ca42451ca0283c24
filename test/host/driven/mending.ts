import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { shownIn } from '../../shownIn.ts';
import { eventually } from '../eventually.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';

const api = 'https://discord.com/api/v10';
const agent = 'DiscordBot (https://example.com, 1)';
const webhook = `${api}/webhooks/${ids.webhook}/${webhookToken}`;

/** Bots without a request in them: what is underlined, and the file after *Defer first*. */
const bots = [
  {
    file: 'weather.js',
    at: { line: 4, column: 28 },
    before: `module.exports = {\n  data: { name: 'weather' },\n  async execute(interaction) {\n    const answer = await fetch('https://api.example.com/weather');\n    const { text } = await answer.json();\n    await interaction.reply({ content: text, ephemeral: true });\n  },\n};\n`,
    after: `module.exports = {\n  data: { name: 'weather' },\n  async execute(interaction) {\n    await interaction.deferReply({ ephemeral: true });\n    const answer = await fetch('https://api.example.com/weather');\n    const { text } = await answer.json();\n    await interaction.editReply({ content: text });\n  },\n};\n`,
  },
  {
    file: 'weather.ts',
    at: { line: 4, column: 28 },
    before: `import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';\n\nexport async function execute(interaction: ChatInputCommandInteraction): Promise<void> {\n  const answer = await fetch('https://api.example.com/weather');\n  await interaction.reply({ content: await answer.text(), flags: MessageFlags.Ephemeral });\n}\n`,
    after: `import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';\n\nexport async function execute(interaction: ChatInputCommandInteraction): Promise<void> {\n  await interaction.deferReply({ flags: MessageFlags.Ephemeral });\n  const answer = await fetch('https://api.example.com/weather');\n  await interaction.editReply({ content: await answer.text() });\n}\n`,
  },
  {
    file: 'weather.py',
    at: { line: 8, column: 17 },
    before: `import discord\nimport requests\nfrom discord import app_commands\n\n\n@app_commands.command()\nasync def weather(interaction: discord.Interaction):\n    answer = requests.get("https://api.example.com/weather")\n    await interaction.response.send_message(answer.text)\n`,
    after: `import discord\nimport requests\nfrom discord import app_commands\n\n\n@app_commands.command()\nasync def weather(interaction: discord.Interaction):\n    await interaction.response.defer()\n    answer = requests.get("https://api.example.com/weather")\n    await interaction.followup.send(answer.text)\n`,
  },
] as const;

/** Requests that are refused: what is offered on the answer, and the file after the first of them. */
const refused = [
  {
    title: 'a property that is too long',
    file: 'long.http',
    text: message(`{"content": "hi", "nonce": "${'n'.repeat(26)}"}`),
    outcome: '400 Bad Request',
    at: '"nnn',
    offered: ['Clip to limit', 'Remove this property'],
    after: message(`{"content": "hi", "nonce": "${'n'.repeat(25)}"}`),
  },
  {
    title: 'a property of the wrong kind',
    file: 'kind.js',
    text: code("{ content: 'hi', embeds: 'none' }"),
    outcome: '400 Bad Request',
    at: "'none'",
    offered: ['Remove this property'],
    after: code("{ content: 'hi' }"),
  },
  {
    title: 'a token that is not taken',
    file: 'token.http',
    text: message('{"content": "hi"}').replace(defaultToken(), 'fake-token'),
    outcome: '401 Unauthorized',
    at: 'fake-token',
    offered: ['Choose another credential'],
    after: null,
  },
] as const;

function message(body: string): string {
  return `POST ${api}/channels/${ids.text}/messages\nAuthorization: Bot ${defaultToken()}\nUser-Agent: ${agent}\nContent-Type: application/json\n\n${body}\n`;
}

function code(body: string): string {
  return `fetch('${api}/channels/${ids.text}/messages', {\n  method: 'POST',\n  headers: { Authorization: 'Bot ${defaultToken()}', 'User-Agent': '${agent}', 'Content-Type': 'application/json' },\n  body: JSON.stringify(${body}),\n});\n`;
}

describe('what the lightbulb mends', function () {
  this.timeout(90_000);
  let session: SandboxSession;
  before(async () => {
    session = await startSandboxSession();
    const files = [
      ...bots.map(({ file, before }) => [file, before] as const),
      ...refused.map(({ file, text }) => [file, text] as const),
      [
        'leaked.js',
        `fetch('${webhook}', {\n  method: 'POST',\n  headers: { 'Content-Type': 'application/json' },\n  body: JSON.stringify({ content: 'hi' }),\n});\n`,
      ] as const,
    ];
    for (const [file, text] of files) await writeFile(join(session.folder, file), text);
  });
  after(() => session?.end());

  for (const { file, at, after } of bots) {
    it(`defers first, in a file without a request: ${file}`, async () => {
      const { workbench } = session;
      const name = `mending-${file.replace('.', '-')}`;
      await workbench.openFile(file);
      await workbench.goTo(at.line, at.column);
      const offered = await eventually(async () => {
        const titles = await workbench.editor.quickFixes();
        assert.ok(titles.includes('Defer first'), titles.join(', '));
        return titles;
      });
      assert.ok(offered.includes('Silence interaction/late-acknowledge here'), offered.join(', '));
      await workbench.screenshot(`${name}-1-lightbulb`);
      await workbench.editor.quickFix('Defer first');
      await eventually(async () => assert.equal(await workbench.editor.text(), after));
      await workbench.screenshot(`${name}-2-after`);
      await workbench.save();
    });
  }

  it('revokes a leaked webhook once the person said yes, and shows its token nowhere', async () => {
    const { workbench, panel } = session;
    const open = async (): Promise<void> => {
      await workbench.openFile('leaked.js');
      await workbench.goTo(1, 70);
      await workbench.editor.quickFix('Revoke leaked webhook');
    };
    await open();
    await workbench.dialog.waitFor();
    const question = await workbench.dialog.innerText();
    assert.match(question, /Delete the webhook whose token ends in/);
    assert.match(
      question,
      /This cannot be undone\. Its URL stops working at once, and so does everything that uses it\./,
    );
    assert.match(question, /The sandbox is chosen: the webhook is deleted there, not on Discord\./);
    assert.ok(!question.includes(webhookToken));
    await workbench.screenshot('mending-revoke-1-question');
    await workbench.answerDialog('Cancel');
    assert.equal(await panel.history.count(), 0);

    await open();
    await workbench.answerDialog('Delete Webhook');
    await workbench.notification('The webhook is deleted: nobody can use its URL any more.').waitFor();
    const runner = await panel.outcome('204 No Content');
    await workbench.screenshot('mending-revoke-2-deleted');
    assert.match(await panel.history.first().innerText(), /DELETE/);
    const shown = [
      await runner.locator('body').innerText(),
      ...(await workbench.page
        .locator('.part.panel, .part.sidebar, .part.auxiliarybar, .notifications-toasts')
        .allInnerTexts()),
    ];
    assert.ok(
      shown.every((text) => !text.includes(webhookToken)),
      shownIn('revoked webhook'),
    );

    await open();
    await workbench.answerDialog('Delete Webhook');
    await workbench.notification('Discord does not know this webhook').waitFor();
  });

  for (const { title, file, text, outcome, at, offered, after } of refused) {
    it(`cures what was answered: ${title}`, async () => {
      const { workbench, panel } = session;
      await panel.sendAt({ file, line: 1, column: 3 });
      await panel.outcome(outcome);
      await workbench.openFile(file);
      const lines = text.slice(0, text.indexOf(at) + 1).split('\n');
      await workbench.goTo(lines.length, (lines.at(-1)?.length ?? 0) + 1);
      const titles = await eventually(async () => {
        const found = await workbench.editor.quickFixes();
        assert.ok(found.includes('Send again'), found.join(', '));
        return found;
      });
      await workbench.screenshot(`mending-answer-${file.replace('.', '-')}`);
      const wanted = [...offered, 'Send again'];
      assert.deepEqual(
        titles.filter((each) => wanted.includes(each)),
        wanted,
      );
      if (after === null) return;
      await workbench.editor.quickFix(offered[0]);
      await eventually(async () => assert.equal(await workbench.editor.text(), after));
      await panel.press();
      await panel.outcome('200 OK');
    });
  }
});
