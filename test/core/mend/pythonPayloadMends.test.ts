import assert from 'node:assert/strict';
import { loadExtractor } from '../../../src/core/extract/extract.ts';
import { mendAll } from '../../../src/core/mend/mendAll.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../../sandbox/ask.ts';
import { type Executed, executed, withDiscordPy } from '../extract/payloads/executedPython.ts';
import { findingsIn } from '../lint/marked.ts';

const x = (length: number) => 'x'.repeat(length);
const options = (count: number) =>
  Array.from({ length: count }, (_, i) => `discord.SelectOption(label="l${i}")`).join(', ');
const embeds = (count: number) => Array.from({ length: count }, (_, i) => `discord.Embed(title="t${i}")`).join(', ');

/** Code that discord.py or Discord refuses, and the same code mended. */
const mended: readonly (readonly [before: string, after: string])[] = [
  [`await channel.send("${x(2001)}")`, `await channel.send("${x(2000)}")`],
  [`await channel.send(content='${x(2001)}')`, `await channel.send(content='${x(2000)}')`],
  [`await channel.send("""${x(2001)}""")`, `await channel.send("""${x(2000)}""")`],
  [`text = "${x(2001)}"\nawait channel.send(text)`, `text = "${x(2000)}"\nawait channel.send(text)`],
  [
    `embed = discord.Embed(title="${x(300)}")\nembed.set_footer(text="${x(2050)}")\nembed.add_field(name="${x(257)}", value="${x(1025)}")\nawait channel.send(embed=embed)`,
    `embed = discord.Embed(title="${x(256)}")\nembed.set_footer(text="${x(2048)}")\nembed.add_field(name="${x(256)}", value="${x(1024)}")\nawait channel.send(embed=embed)`,
  ],
  [`await channel.send(embeds=[${embeds(12)}])`, `await channel.send(embeds=[${embeds(10)}])`],
  [
    `view = ui.View()\nview.add_item(ui.Button(label="${x(81)}", custom_id="${x(101)}"))\nmade = view`,
    `view = ui.View()\nview.add_item(ui.Button(label="${x(80)}", custom_id="${x(100)}"))\nmade = view`,
  ],
  [
    `view = ui.View()\nview.add_item(ui.Select(placeholder="${x(151)}", options=[${options(27)}]))\nmade = view`,
    `view = ui.View()\nview.add_item(ui.Select(placeholder="${x(150)}", options=[${options(25)}]))\nmade = view`,
  ],
  [
    `class Menu(ui.View):\n    @ui.button(label="${x(81)}")\n    async def a(self, interaction, button):\n        pass\nmade = Menu()`,
    `class Menu(ui.View):\n    @ui.button(label="${x(80)}")\n    async def a(self, interaction, button):\n        pass\nmade = Menu()`,
  ],
];

describe('mends of high-level calls of discord.py', function () {
  this.timeout(20_000);
  let asker: Asker;
  let made: readonly Executed[] = [];
  before(async function () {
    made = executed(mended.flat()) ?? this.skip();
    asker = await Asker.start();
  });
  after(() => asker?.sandbox.close());

  /** Whether discord.py makes a message of the code, and the sandbox takes it. */
  async function isTaken({ body }: Executed | undefined = {}): Promise<boolean> {
    if (body === undefined) return false;
    asker.sandbox.reset();
    const json = { ...body, content: body.content ?? 'c' };
    return (await asker.ask(`POST /channels/${ids.text}/messages`, { json })).status < 300;
  }

  async function everywhere(text: string): Promise<string> {
    const read = await loadExtractor('python');
    assert.ok(read);
    return mendAll({ text, language: 'python', extract: read, project: {}, options: {} }).text;
  }

  for (const [index, [before, after]] of mended.entries()) {
    it(
      before
        .replace(/x{20,}/g, 'x…')
        .replace(/\s+/g, ' ')
        .slice(0, 150),
      async () => {
        assert.equal(await everywhere(withDiscordPy(before)), withDiscordPy(after));
        assert.equal(await everywhere(withDiscordPy(after)), withDiscordPy(after), 'a second time');
        assert.deepEqual(await findingsIn('python', withDiscordPy(after)), []);
        assert.deepEqual([await isTaken(made[2 * index]), await isTaken(made[2 * index + 1])], [false, true]);
      },
    );
  }

  for (const code of [
    `await channel.send("ab" * 1001)`,
    `await channel.send("${x(1000)}" "${x(1001)}")`,
    `await channel.send(embeds=[discord.Embed(title="t") for number in range(11)])`,
    `embed = discord.Embed(title="t")\n${'embed.add_field(name="n", value="v")\n'.repeat(26)}await channel.send(embed=embed)`,
    `view = ui.View()\n${'view.add_item(ui.Button(label="l", row=0))\n'.repeat(6)}`,
  ]) {
    it(`leaves alone ${code
      .replace(/x{20,}/g, 'x…')
      .replace(/\s+/g, ' ')
      .slice(0, 100)}`, async () => {
      assert.equal(await everywhere(withDiscordPy(code)), withDiscordPy(code));
      assert.equal((await findingsIn('python', withDiscordPy(code))).length, 1);
    });
  }
});
