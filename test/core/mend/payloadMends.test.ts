import assert from 'node:assert/strict';
import { loadExtractor } from '../../../src/core/extract/extract.ts';
import { mendAll } from '../../../src/core/mend/mendAll.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../../sandbox/ask.ts';
import { executedBody, withDiscord } from '../extract/payloads/executedJs.ts';
import { findingsIn } from '../lint/marked.ts';

const x = (length: number) => 'x'.repeat(length);
const fields = (count: number) => Array.from({ length: count }, (_, i) => `{ name: 'n${i}', value: 'v' }`).join(', ');
const buttons = (count: number) =>
  Array.from({ length: count }, (_, i) => `new ButtonBuilder().setCustomId('b${i}').setLabel('l').setStyle(1)`).join(
    ', ',
  );

/** Code that discord.js or Discord refuses, and the same code mended. */
const mended: readonly (readonly [before: string, after: string])[] = [
  [`channel.send('${x(2001)}');`, `channel.send('${x(2000)}');`],
  [`channel.send({ content: \`${x(2001)}\` });`, `channel.send({ content: \`${x(2000)}\` });`],
  [
    `channel.send({ embeds: [new EmbedBuilder().setTitle("${x(300)}")] });`,
    `channel.send({ embeds: [new EmbedBuilder().setTitle("${x(256)}")] });`,
  ],
  [
    `const embed = new EmbedBuilder();\nembed\n  .setTitle('${x(300)}')\n  .setDescription('${x(5000)}');\nchannel.send({ embeds: [embed] });`,
    `const embed = new EmbedBuilder();\nembed\n  .setTitle('${x(256)}')\n  .setDescription('${x(4096)}');\nchannel.send({ embeds: [embed] });`,
  ],
  [
    `channel.send({ embeds: [new EmbedBuilder().addFields(${fields(27)})] });`,
    `channel.send({ embeds: [new EmbedBuilder().addFields(${fields(25)})] });`,
  ],
  [
    `channel.send({ embeds: [new EmbedBuilder().addFields([${fields(26)}])] });`,
    `channel.send({ embeds: [new EmbedBuilder().addFields([${fields(25)}])] });`,
  ],
  [
    `channel.send({ embeds: [{ title: 't', footer: { text: '${x(2050)}' } }] });`,
    `channel.send({ embeds: [{ title: 't', footer: { text: '${x(2048)}' } }] });`,
  ],
  [
    `channel.send({ components: [new ActionRowBuilder().addComponents(${buttons(6)})] });`,
    `channel.send({ components: [new ActionRowBuilder().addComponents(${buttons(5)})] });`,
  ],
  [
    `channel.send({ embed: { title: 't' }, components: [] });`,
    `channel.send({ embeds: [{ title: 't' }], components: [] });`,
  ],
  [
    `const embed = new EmbedBuilder().setTitle('t');\nchannel.send({ embed });`,
    `const embed = new EmbedBuilder().setTitle('t');\nchannel.send({ embeds: [embed] });`,
  ],
];

describe('mends of high-level calls', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  /** Whether discord.js makes a body of the code, and the sandbox takes it. */
  async function isTaken(code: string): Promise<boolean> {
    let body: unknown;
    try {
      body = executedBody(code);
    } catch {
      return false;
    }
    asker.sandbox.reset();
    const reply = await asker.ask(`POST /channels/${ids.text}/messages`, { json: body });
    return reply.status < 300;
  }

  async function everywhere(text: string): Promise<string> {
    const read = await loadExtractor('javascript');
    assert.ok(read);
    return mendAll({ text, language: 'javascript', extract: read, project: {}, options: {} }).text;
  }

  for (const [before, after] of mended) {
    it(
      before
        .replace(/x{20,}/g, 'x…')
        .replace(/\s+/g, ' ')
        .slice(0, 150),
      async () => {
        assert.equal(await everywhere(withDiscord(before)), withDiscord(after));
        assert.equal(await everywhere(withDiscord(after)), withDiscord(after), 'a second time');
        assert.deepEqual(await findingsIn('javascript', withDiscord(after)), []);
        assert.deepEqual([await isTaken(before), await isTaken(after)], [false, true]);
      },
    );
  }

  it('puts quotes around an id that loses digits', async () => {
    const before = withDiscord(`channel.send({ content: 'c', allowedMentions: { users: [123456789012345678] } });`);
    assert.equal(await everywhere(before), before.replace('123456789012345678', `'123456789012345678'`));
  });

  it('leaves fields alone that several calls add', async () => {
    const before = withDiscord(
      `channel.send({ embeds: [new EmbedBuilder().addFields(${fields(25)}).addFields(${fields(1)}).setTitle('t')] });`,
    );
    assert.equal(await everywhere(before), before);
    assert.equal((await findingsIn('javascript', before)).length, 1);
  });
});
