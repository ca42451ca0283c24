import { deepEqual, ok } from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { extract } from '../../../src/core/extract/extract.ts';

/** Lists whose items are all known: what is read is what JavaScript makes of them. */
const known = [
  'Array.from({ length: 3 }, (_, i) => ({ name: `n${i + 1}`, value: i * 2 }))',
  'Array.from({ length: 2 }).map((none, at) => `place ${at}`)',
  "Array.from(['a', 'b'], (letter) => letter.toUpperCase())",
  "Array(4).fill('x')",
  "new Array(2).fill({ name: 'n' })",
  "[...Array(3).fill('y'), 'z']",
  '[...Array(2)].map((_, i) => i)',
  "['a', 'b'].map((letter, i) => ({ letter, i }))",
  "['a', ...['b', 'c']].map((letter) => `<${letter}>`)",
  '[1, 2].map(function (n) {\n  return { n };\n})',
];

/** Lists of which something is left to run time: no item is invented. */
const open = [
  'names.map((name) => ({ name }))',
  'Array.from({ length: count }, () => 1)',
  'Array.from(new Set(names))',
  '[1, 2].map(label)',
  '[1, 2].map(() => next++)',
  '[1, 2].map(async (n) => n)',
  '[...names, 1].map((n) => n)',
  'filled.map((n) => n)',
  'Array(100000).fill(0)',
];

async function bodyOf(expression: string): Promise<unknown> {
  const code = `const filled = [];\nload(filled);\nfetch('https://discord.com/api/v10/channels/1/messages', { method: 'POST', body: JSON.stringify({ list: ${expression} }) });\n`;
  const { drafts } = await extract(code, 'javascript');
  const value = drafts[0]?.body?.value as { list?: unknown } | undefined;
  return value?.list;
}

describe('lists that code makes', () => {
  for (const expression of known) {
    it(`are read as they become: ${expression.replace(/\s+/g, ' ')}`, async () => {
      const made = JSON.parse(runInNewContext(`JSON.stringify(${expression})`) as string) as unknown;
      deepEqual(await bodyOf(expression), made);
    });
  }

  for (const expression of open) {
    it(`are left to run time: ${expression}`, async () => {
      const list = await bodyOf(expression);
      ok(typeof list === 'string' && list.startsWith('{'), JSON.stringify(list));
    });
  }
});
