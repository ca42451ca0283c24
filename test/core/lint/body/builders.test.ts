import assert from 'node:assert/strict';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
} from 'discord.js';
import { at, bodyFindingsIn, httpRequest } from './cases.ts';

const x = (length: number) => 'x'.repeat(length);
const many = <T>(length: number, one: (index: number) => T): T[] => Array.from({ length }, (_, index) => one(index));

const embed = () => new EmbedBuilder().setTitle('t');
const button = (index: number) => new ButtonBuilder().setCustomId(`${index}`).setLabel('l').setStyle(1);
const select = () => new StringSelectMenuBuilder().setCustomId('c');
const option = (index: number) => ({ label: 'l', value: `${index}` });
const command = () => new SlashCommandBuilder().setName('a').setDescription('d');
const input = () => new TextInputBuilder().setCustomId('i').setStyle(1).setLabel('l');

const embeds = (made: EmbedBuilder) => ({ embeds: [made.toJSON()] });
const row = (...inside: (ButtonBuilder | StringSelectMenuBuilder)[]) => ({
  content: 'x',
  components: [new ActionRowBuilder<ButtonBuilder | StringSelectMenuBuilder>().addComponents(inside).toJSON()],
});
const modal = (made: ModalBuilder) => ({ type: 9, data: made.toJSON() });
const inModal = (made: TextInputBuilder) =>
  modal(
    new ModalBuilder()
      .setCustomId('m')
      .setTitle('t')
      .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(made)),
  );

/** What @discordjs/builders makes with a value of `n`, up to the largest that it takes. */
const built: readonly (readonly [what: string, line: string, make: (n: number) => unknown, max: number])[] = [
  ['title', at.message, (n) => embeds(embed().setTitle(x(n))), 256],
  ['description', at.message, (n) => embeds(embed().setDescription(x(n))), 4096],
  ['footer', at.message, (n) => embeds(embed().setFooter({ text: x(n) })), 2048],
  ['author', at.message, (n) => embeds(embed().setAuthor({ name: x(n) })), 256],
  ['name of a field', at.message, (n) => embeds(embed().addFields({ name: x(n), value: 'v' })), 256],
  ['value of a field', at.message, (n) => embeds(embed().addFields({ name: 'n', value: x(n) })), 1024],
  ['fields', at.message, (n) => embeds(embed().addFields(many(n, () => ({ name: 'n', value: 'v' })))), 25],
  ['color', at.message, (n) => embeds(embed().setColor(n)), 0xffffff],
  ['label of a button', at.message, (n) => row(button(0).setLabel(x(n))), 80],
  ['id of a button', at.message, (n) => row(button(0).setCustomId(x(n))), 100],
  ['placeholder', at.message, (n) => row(select().setPlaceholder(x(n)).addOptions(option(0))), 150],
  ['options of a select', at.message, (n) => row(select().addOptions(many(n, option))), 25],
  ['label of an option', at.message, (n) => row(select().addOptions({ label: x(n), value: 'v' })), 100],
  [
    'text',
    at.message,
    (n) => ({ flags: 1 << 15, components: [new TextDisplayBuilder().setContent(x(n)).toJSON()] }),
    4000,
  ],
  ['title of a modal', at.callback, (n) => inModalTitled(x(n)), 45],
  ['label of an input', at.callback, (n) => inModal(input().setLabel(x(n))), 45],
  ['placeholder of an input', at.callback, (n) => inModal(input().setPlaceholder(x(n))), 100],
  ['value of an input', at.callback, (n) => inModal(input().setValue(x(n))), 4000],
  ['longest length of an input', at.callback, (n) => inModal(input().setMaxLength(n)), 4000],
  ['name of a command', at.command, (n) => command().setName(x(n)).toJSON(), 32],
  ['description of a command', at.command, (n) => command().setDescription(x(n)).toJSON(), 100],
  [
    'options of a command',
    at.command,
    (n) =>
      many(n, (index) => index)
        .reduce(
          (all, index) =>
            all.addStringOption((one) => one.setName(`o${index}`).setDescription('d')) as SlashCommandBuilder,
          command(),
        )
        .toJSON(),
    25,
  ],
  [
    'choices',
    at.command,
    (n) =>
      command()
        .addStringOption((one) =>
          one
            .setName('o')
            .setDescription('d')
            .addChoices(many(n, (index) => ({ name: `n${index}`, value: 'v' }))),
        )
        .toJSON(),
    25,
  ],
  [
    'name of a choice',
    at.command,
    (n) =>
      command()
        .addStringOption((one) =>
          one
            .setName('o')
            .setDescription('d')
            .addChoices({ name: x(n), value: 'v' }),
        )
        .toJSON(),
    100,
  ],
  ['name in a context menu', at.command, (n) => new ContextMenuCommandBuilder().setType(2).setName(x(n)).toJSON(), 32],
];

function inModalTitled(title: string): unknown {
  return modal(
    new ModalBuilder()
      .setCustomId('m')
      .setTitle(title)
      .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input())),
  );
}

/** The body with the value of one too many, which the builder itself refuses to make. */
function oneMore(body: unknown, max: number): unknown {
  const longest = x(max);
  const widen = (value: unknown): unknown => {
    if (value === longest) return x(max + 1);
    if (value === max && max > 100) return max + 1;
    if (Array.isArray(value)) {
      const items = value.map(widen);
      return value.length === max && max === 25 ? [...items, renamed(items.at(-1))] : items;
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, widen(inner)]));
  };
  return widen(body);
}

/** The same item under names of its own. */
function renamed(item: unknown): unknown {
  return JSON.parse(JSON.stringify(item).replace(/"(name|value)":"[on]?\d+"/g, '"$1":"other"'));
}

async function judge(line: string, body: unknown): Promise<readonly string[]> {
  const findings = await bodyFindingsIn('http', httpRequest(line, JSON.stringify(body)));
  return findings.map(({ facts, severity }) => `${severity} ${facts.rule}`);
}

describe('body rules beside @discordjs/builders', () => {
  for (const [what, line, make, max] of built) {
    it(`agree on the ${what}: ${max}`, async () => {
      const body: unknown = JSON.parse(JSON.stringify(make(max)));
      assert.throws(() => make(max + 1), 'the builder takes one more');
      assert.deepEqual(await judge(line, body), []);
      assert.deepEqual(await judge(line, oneMore(body, max)), ['error body/limit']);
    });
  }

  it('agree on names of commands', async () => {
    for (const name of ['ping', 'ping-2', 'größe', 'コマンド', 'Ping', 'a b', 'a.b', 'a/b', '']) {
      const isTaken = (() => {
        try {
          command().setName(name);
          return true;
        } catch {
          return false;
        }
      })();
      const found = await judge(at.command, { name, description: 'd' });
      assert.equal(found.length === 0, isTaken, name);
    }
  });
});
