import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';

const url = "'https://discord.com/api/v10/channels/1/messages'";

/** Text of about half a million characters. */
const filled = (piece: string): string => piece.repeat(Math.ceil(500_000 / piece.length));

describe('text that was made to be slow', () => {
  const tangled: readonly (readonly [name: string, language: string, text: string])[] = [
    ['nested calls', 'typescript', filled(`fetch(${url}, `)],
    ['unclosed calls', 'javascript', filled(`fetch(${url}, {\n`)],
    ['unclosed quotes', 'javascript', filled(`fetch('https://discord.com/api/`)],
    ['unclosed templates', 'typescript', filled('fetch(`https://discord.com/api/${')],
    ['nested routes', 'typescript', filled('rest.get(Routes.channel(')],
    ['too many calls', 'javascript', filled(`fetch(${url});\n`)],
    [
      'values that double',
      'javascript',
      `${[...Array(40).keys()].map((at) => `const a${at + 1} = a${at} + a${at};\n`).join('')}const a0 = 'x';\nfetch(${url} + a40);`,
    ],
    [
      'objects that double',
      'javascript',
      `const o0 = { x: 1 };\n${[...Array(40).keys()].map((at) => `const o${at + 1} = { a: o${at}, b: o${at} };\n`).join('')}fetch(${url}, { body: JSON.stringify(o40) });`,
    ],
    [
      'requests that go on',
      'javascript',
      `import https from 'https';\n${filled(`const q = https.get(${url});\nq.end();\n`)}`,
    ],
    ['nested chains', 'typescript', filled(`superagent.get(${url}).send(`)],
    ['nested Python calls', 'python', filled(`requests.post(${url}, json={`)],
    ['unclosed Python strings', 'python', filled('requests.get("""https://discord.com/api/')],
  ];
  for (const [name, language, text] of tangled) {
    it(`ends and says that it is incomplete: ${name}`, async () => {
      assert.equal((await extract(text, language)).incomplete, true);
    }).timeout(4000);
  }

  const harmless: readonly (readonly [name: string, language: string, text: string])[] = [
    ['a definition of itself', 'javascript', `const a = b;\nconst b = a;\nfetch(${url} + a);`],
    ['deep brackets', 'typescript', `fetch(${url}, ${filled('[')}`],
    ['many imports', 'typescript', `${filled('import { a } from ')}fetch(${url})`],
    ['a long chain', 'typescript', `discord.com/api/${filled('a.')}fetch(${url})`],
    ['one long line', 'javascript', `${filled('x')};fetch(${url});`],
    ['a long sum', 'javascript', `fetch(${url}${'+ a'.repeat(5000)})`],
    ['a chain of methods', 'javascript', `superagent.get(${url})${filled(".set('a', 'b')")}`],
    [
      'a name that stands everywhere',
      'javascript',
      `import https from 'https';\nconst q = https.request(${url});\n${filled("q.write('x');\n")}`,
    ],
    ['instances of instances', 'javascript', `${filled('got = got.extend(got);\n')}got(${url})`],
    ['open comments', 'javascript', `fetch(${url});${filled('/* fetch( ')}`],
  ];
  for (const [name, language, text] of harmless) {
    it(`ends: ${name}`, async () => {
      await extract(text, language);
    }).timeout(4000);
  }

  it('is not looked into beyond two million characters', async () => {
    const text = `fetch(${url});\n${' '.repeat(2_000_000)}`;
    assert.deepEqual(await extract(text, 'javascript'), { drafts: [], incomplete: true });
  });
});

describe('a long document', () => {
  it('of two hundred requests is read to its end', async () => {
    const text = Array.from(
      { length: 200 },
      (_, index) =>
        `const c${index} = '${index}';\nawait fetch(\`https://discord.com/api/v10/channels/\${c${index}}\`);\n`,
    ).join('');
    const { drafts, incomplete } = await extract(text, 'typescript');
    assert.equal(incomplete, false);
    assert.equal(drafts.length, 200);
    assert.deepEqual(drafts[199]?.url.text, ['https://discord.com/api/v10/channels/199']);
  });

  it('of which one request is large is read to its end', async () => {
    const fields = Array.from(
      { length: 250 },
      (_, index) => `    { name: 'field ${index}', value: '${'v'.repeat(100)}' },\n`,
    ).join('');
    const { drafts, incomplete } = await extract(
      `fetch(${url}, { method: 'POST', body: JSON.stringify({ embeds: [{ fields: [\n${fields}] }] }) });`,
      'javascript',
    );
    assert.equal(incomplete, false);
    assert.ok(drafts[0]?.body?.fields.has('embeds[0].fields[249].value'));
  });
});
