import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { type Session, startSession } from './session.ts';

const messages = 'https://discord.com/api/v10/channels/1213458536202371072/messages';
const long = 'x'.repeat(2001);

/** A file with one thing wrong in it, and what the lightbulb makes of it. */
interface Typed {
  readonly file: string;
  readonly text: string;
  readonly rule: string;
  /** Where it is underlined: line and column from 1. */
  readonly at: readonly [line: number, column: number];
  readonly fix: string;
  readonly mended: RegExp;
}

const typed: readonly Typed[] = [
  {
    file: 'long.http',
    text: `POST ${messages}\nContent-Type: application/json\n\n{ "content":\n"${long}" }\n`,
    rule: 'body/limit',
    at: [5, 1],
    fix: 'Clip to limit',
    mended: /"x{2000}"/,
  },
  {
    file: 'id.js',
    text: `import axios from 'axios';\nawait axios.post('${messages}', {\n  content: 'x',\n  message_reference: { message_id: 1214497633075331072 },\n});\n`,
    rule: 'body/type',
    at: [4, 36],
    fix: 'Send the id as a string',
    mended: /message_id: '1214497633075331072'/,
  },
  {
    file: 'type.ts',
    text: `await fetch('${messages}', {\n  method: 'POST',\n  body: JSON.stringify({ content: 'x' }),\n});\n`,
    rule: 'body/content-type',
    at: [3, 24],
    fix: 'Add Content-Type',
    mended: /headers: \{ 'Content-Type': 'application\/json' \}, body: JSON/,
  },
  {
    file: 'embed.py',
    text: `import requests\n\nrequests.post("${messages}", json={\n    "content": "x",\n    "embed": {"title": "t"},\n})\n`,
    rule: 'body/unknown-key',
    at: [5, 5],
    fix: 'Rename to embeds',
    mended: /"embeds": \[\{"title": "t"\}\]/,
  },
  {
    file: 'type.sh',
    text: `curl ${messages} \\\n  -d '{"content": "x"}'\n`,
    rule: 'body/content-type',
    at: [2, 7],
    fix: 'Add Content-Type',
    mended: /curl -H 'Content-Type: application\/json' https/,
  },
  {
    file: 'profile.js',
    text: `const { EmbedBuilder } = require('discord.js');\n\nmodule.exports = async (interaction) => {\n  const embed = new EmbedBuilder()\n    .setTitle('${'x'.repeat(257)}')\n    .setColor(0x5865f2);\n  await interaction.reply({ embeds: [embed] });\n};\n`,
    rule: 'body/limit',
    at: [5, 15],
    fix: 'Clip to limit',
    mended: /\.setTitle\('x{256}'\)/,
  },
  {
    file: 'report.py',
    text: `import discord\n\n\nasync def report(ctx):\n    embed = discord.Embed(colour=0x5865F2)\n    embed.add_field(name="${'x'.repeat(257)}", value="v")\n    await ctx.send(embed=embed)\n`,
    rule: 'body/limit',
    at: [6, 26],
    fix: 'Clip to limit',
    mended: /add_field\(name="x{256}", value/,
  },
  {
    file: 'emoji.py',
    text: `import urllib.request\n\nurllib.request.urlopen(urllib.request.Request("${messages}/1/reactions/👍/@me", method="PUT"))\n`,
    rule: 'url/unencoded-emoji',
    at: [3, 126],
    fix: 'Encode emoji',
    mended: /reactions\/%F0%9F%91%8D\/@me/,
  },
];

describe('a body that Discord would refuse', function () {
  this.timeout(120_000);
  let session: Session;
  before(async () => {
    session = await startSession();
    for (const { file, text } of typed) await writeFile(join(session.folder, file), text);
  });
  after(() => session?.end());

  for (const [index, { file, rule, at, fix, mended }] of typed.entries()) {
    it(`is underlined in ${file} by ${rule}, and mended by "${fix}"`, async () => {
      const { workbench } = session;
      await workbench.openFile(file);
      const ours = async () =>
        (await workbench.problems()).filter((problem) => problem.file === file && problem.code === rule);
      await eventually(async () => {
        assert.deepEqual(
          (await ours()).map(({ line, column }) => [line, column]),
          [at],
        );
      });
      await workbench.openFile(file);
      await workbench.goTo(...at);
      await workbench.editor.quickFixes();
      await workbench.screenshot(`bodies-${String(index + 1).padStart(2, '0')}-${rule.replace('/', '-')}`);
      await workbench.editor.quickFix(fix);
      await eventually(async () => assert.match(await workbench.editor.text(), mended));
      await eventually(async () => assert.deepEqual(await ours(), []));
    });
  }
});
