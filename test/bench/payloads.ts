// What high-level calls cost: a bot of 2,000 lines, read and linted as after a keystroke, beside TypeScript's own parser.
import { extractJavaScript } from '../../src/core/extract/javascript.ts';
import { mayHoldPayload } from '../../src/core/extract/payloads/payloadPrefilter.ts';
import { lint } from '../../src/core/lint/lint.ts';
import { goal, medianTimes } from './parts/goals.ts';
import { foreignLines, lineCount } from './parts/inputs.ts';
import { peerPackages, peers, versionOf } from './parts/peers.ts';

const rounds = 31;
const language = 'javascript';
const require = await peers();
const ts = require('typescript') as {
  createSourceFile(name: string, text: string, target: number): unknown;
  readonly ScriptTarget: { readonly Latest: number };
};

const work = (index: number) => `
async function work${index}(items, store) {
  const results = [];
  for (const item of items) {
    if (item.kind === 'a${index}') {
      const value = await store.get(item.id);
      results.push({ id: item.id, value, at: Date.now() });
    } else if (item.count > ${index}) {
      results.push({ id: item.id, value: null });
    }
  }
  const total = results.reduce((sum, one) => sum + (one.value ?? 0), 0);
  return { results, total };
}
`;
const show = (index: number) => `
async function show${index}(interaction, user) {
  const embed = new EmbedBuilder()
    .setTitle('Profile of somebody')
    .setDescription(\`Hello \${user.username}, you have \${user.points} points\`)
    .setColor(0x0099ff)
    .addFields({ name: 'Level', value: String(user.level), inline: true }, { name: 'Rank', value: 'first' })
    .setFooter({ text: 'Page ${index}' });
  const row = new ActionRowBuilder().addComponents(
    new ButtonBuilder().setCustomId('next-${index}').setLabel('Next').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setCustomId('previous-${index}').setLabel('Previous').setStyle(ButtonStyle.Secondary),
  );
  if (user.banned) {
    await interaction.reply({ content: 'You are banned', ephemeral: true });
    return;
  }
  await interaction.reply({ embeds: [embed], components: [row] });
}
`;
const parts = [`const { ActionRowBuilder, ButtonBuilder, ButtonStyle, EmbedBuilder } = require('discord.js');\n`];
for (let index = 0; index < 10; index++) parts.push(work(index), show(index));
for (let index = 10; lineCount(parts.join('')) < 2000; index++) parts.push(work(index));
const code = parts.join('');
const builders = code.match(/new \w+Builder\(/g)?.length ?? 0;

const read = () => extractJavaScript(code, language);
const { payloads = [] } = read();
const times = await medianTimes(
  {
    extract: read,
    lint: () => lint({ text: code, language, ...read() }),
    theirs: () => ts.createSourceFile('a.js', code, ts.ScriptTarget.Latest),
  },
  rounds,
);
const foreign = foreignLines(peerPackages, 'webpack', /\/lib\/.*\.js$/);
if (mayHoldPayload(foreign, language)) throw new Error('webpack is not without Discord');
const sieve = await medianTimes({ once: () => mayHoldPayload(foreign, language) }, rounds);

console.table([
  {
    lines: lineCount(code),
    builders,
    payloads: payloads.length,
    'extract (ms)': times.extract.toFixed(1),
    'extract and lint (ms)': times.lint.toFixed(1),
    [`${versionOf(require, 'typescript')} parses (ms)`]: times.theirs.toFixed(1),
  },
]);
goal('high-level calls that are read', String(payloads.length), '20', payloads.length === 20 && builders === 40);
goal('2,000 lines with 40 builders, read and linted', `${times.lint.toFixed(1)} ms`, 'at most 10 ms', times.lint <= 10);
goal('10,000 lines without Discord', `${sieve.once.toFixed(2)} ms`, 'at most 0.5 ms', sieve.once <= 0.5);
