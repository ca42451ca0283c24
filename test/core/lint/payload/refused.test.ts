import { deepEqual, ok } from 'node:assert/strict';
import * as Discord from 'discord.js';
import { suppressionAt } from '../../../../src/core/lint/suppression.ts';
import { applyEdits } from '../../../../src/core/mend/mends.ts';
import { findingsIn } from '../marked.ts';
import { areRefused } from './areRefused.ts';
import { refused, withImports } from './refused.ts';

/** Whether the real builders take the code. */
function isBuilt(code: string): boolean {
  const names = Object.keys(Discord).filter((name) => code.includes(name));
  const exported = new Map<string, unknown>(Object.entries(Discord));
  const run = new Function(...names, `return (${code.replace(/;$/, '')}).toJSON();`);
  try {
    run(...names.map((name) => exported.get(name)));
    return true;
  } catch {
    return false;
  }
}

describe('high-level calls that Discord refuses', () => {
  it('are many', () => ok(refused.length > 100));

  it('are silenced by a comment inside their chain, and above their call', async () => {
    const long = 'x'.repeat(300);
    const chain = withImports(
      `const embed = new EmbedBuilder()\n  .setColor(1)\n  .setTitle('${long}');\nexport { embed };\n`,
    );
    const [finding] = await findingsIn('javascript', chain);
    ok(finding);
    const comment = suppressionAt(chain, 'javascript', finding.span, 'body/limit');
    ok(comment);
    const silenced = applyEdits(chain, [comment]);
    ok(silenced.includes(`  // tracecord-disable-next-line body/limit\n  .setTitle(`));
    deepEqual(await findingsIn('javascript', silenced), []);
    const above = `// tracecord-disable-next-line\nchannel.send({\n  content: '${'x'.repeat(2001)}',\n});\n`;
    deepEqual(await findingsIn('javascript', withImports(above)), []);
  });

  it('are refused by the builders, too, but for what they leave to Discord', () => {
    const alone = refused.filter(([marked]) => /^«?new /.test(marked));
    ok(alone.length > 40);
    deepEqual(
      alone.filter(([marked]) => isBuilt(marked.replace(/[«»]/g, ''))).map(([, ...found]) => found.join()),
      [
        'body/limit length 257', // What the constructor is given.
        'body/limit missing', // An empty value of a field.
        'body/limit total 6001',
        'body/limit items 6', // Of a row.
        'body/limit width 6',
        'body/limit order',
        'body/limit duplicate',
        'body/limit above', // A least value above the greatest.
      ],
    );
  });

  areRefused('typescript', refused, withImports);
});
