import { deepEqual, ok } from 'node:assert/strict';
import { extract } from '../../../../src/core/extract/extract.ts';
import { findingsIn } from '../marked.ts';
import { areRefused } from './areRefused.ts';
import { pythonClean } from './pythonClean.ts';
import { refused, withLibrary } from './pythonRefused.ts';

describe('high-level calls of discord.py and its forks that Discord refuses', () => {
  it('are many', () => ok(refused.length > 130));

  areRefused('python', refused, withLibrary);
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
