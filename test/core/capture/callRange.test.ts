import { equal } from 'node:assert/strict';
import { callRange, holdsCall } from '../../../src/core/capture/callRange.ts';

/** What is underlined of a text for a site on its line `line` (from 1). */
function underlined(text: string, site: { line: number; column?: number; endLine?: number; endColumn?: number }) {
  const lines = text.split('\n');
  const range = callRange(site, site.line - 1, (line) => lines[line]);
  if (range === null) return null;
  const { start, end } = range;
  const kept = lines.slice(start.line, end.line + 1);
  kept[kept.length - 1] = kept.at(-1)?.slice(0, end.character) ?? '';
  kept[0] = kept[0]?.slice(start.character) ?? '';
  return kept.join('\n');
}

describe('what is underlined of a call', () => {
  it('is exactly what the runtime names', () => {
    equal(underlined('x = await channel.send("hi")', { line: 1, column: 11, endColumn: 29 }), 'channel.send("hi")');
    equal(underlined('await send(\n  1,\n)', { line: 1, column: 7, endLine: 3, endColumn: 2 }), 'send(\n  1,\n)');
  });

  it('is the call around its column, to its parenthesis', () => {
    const text = "  const m = await channel.send({ content: ')' }).catch(report);";
    equal(underlined(text, { line: 1, column: text.indexOf('send') + 1 }), "channel.send({ content: ')' })");
    const chain = 'client.users.cache.get(id)?.send("a");';
    equal(underlined(chain, { line: 1, column: chain.indexOf('send') + 1 }), '.send("a")'.slice(1));
    equal(underlined('  await channel.send(a);', { line: 1, column: 3 }), 'channel.send(a)');
    equal(underlined('  return await new Api(a).get();', { line: 1, column: 3 }), 'Api(a)');
    equal(underlined('await fetch(`${api}/a`, {', { line: 1, column: 7 }), 'fetch(`${api}/a`, {');
  });

  it('is the line without its margins where the column says nothing', () => {
    equal(underlined('  await rest.post(x); ', { line: 1 }), 'await rest.post(x);');
    equal(underlined('  await rest.post(x);', { line: 1, column: 99 }), 'await rest.post(x);');
    equal(underlined('  a + b', { line: 1, column: 5 }), 'a + b');
    equal(underlined('send(a)', { line: 1, column: 1, endColumn: 40 }), 'send(a)');
  });

  it('is nothing where nothing stands', () => {
    equal(underlined('a()\n   \n', { line: 2, column: 1 }), null);
    equal(underlined('a()', { line: 9 }), null);
  });
});

describe('whether a call stands at a place', () => {
  it('is seen at its column', () => {
    const text = '  await channel.send("a");';
    equal(holdsCall({ line: 1, column: 3 }, text), true);
    equal(holdsCall({ line: 1, column: 17 }, text), true);
    equal(holdsCall({ line: 1, column: 9, endColumn: 26 }, text), true);
    equal(holdsCall({ line: 1, column: 9, endColumn: 24 }, text), false);
    equal(holdsCall({ line: 1, column: 2 }, text), false);
    equal(holdsCall({ line: 1 }, text), false);
    equal(holdsCall({ line: 1, column: 3 }, '  const a = b;'), false);
  });
});
