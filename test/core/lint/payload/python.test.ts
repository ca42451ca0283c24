import { deepEqual, ok } from 'node:assert/strict';
import { extract } from '../../../../src/core/extract/extract.ts';
import { findingsIn, readMarks } from '../marked.ts';
import { pythonClean } from './pythonClean.ts';
import { refused, withLibrary } from './pythonRefused.ts';
import { told } from './told.ts';

describe('high-level calls of discord.py and its forks that Discord refuses', () => {
  it('are many', () => ok(refused.length > 130));

  for (const [marked, ...found] of refused) {
    it(
      marked
        .replace(/x{20,}/g, 'x…')
        .replace(/\s+/g, ' ')
        .slice(0, 150),
      async () => {
        const { text, spans } = readMarks(withLibrary(marked));
        const findings = await findingsIn('python', text);
        deepEqual(
          findings.map((finding) => [told(finding), text.slice(...finding.span), finding.span]),
          found.map((rule, index) => [rule, text.slice(...(spans[index] ?? [0, 0])), spans[index]]),
        );
      },
    );
  }
});

describe('high-level calls of discord.py and its forks of which nothing can be said', () => {
  for (const [name, code] of pythonClean) {
    it(name, async () => deepEqual(await findingsIn('python', withLibrary(code)), []));
  }

  it('are not looked for where nothing is of Discord', async () => {
    const long = 'x'.repeat(5000);
    for (const code of [
      `await ctx.send("${long}")`,
      `import discord_slash\nawait ctx.send("${long}")`,
      `from .embeds import Embed\nEmbed(title="${long}")`,
      `# import discord\nawait channel.send("${long}")`,
    ]) {
      ok((await extract(code, 'python')).payloads === undefined);
    }
  });
});
