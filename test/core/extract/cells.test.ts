import assert from 'node:assert/strict';
import { contextOf, extractCell } from '../../../src/core/extract/cells.ts';
import { extract, loadExtractor } from '../../../src/core/extract/extract.ts';
import { mend } from '../../../src/core/mend/mends.ts';
import { writeText } from '../../../src/core/request/text.ts';

const setup = `import requests
API = "https://discord.com/api/v10"
HEADERS = {"Authorization": "fake-token", "User-Agent": "Mozilla/5.0 Chrome/126.0"}`;
const post = `answer = requests.post(
    f"{API}/channels/1/messages",
    headers=HEADERS,
    json={"content": "café \\"q\\"", "embeds": []},
)
print(answer)`;

describe('a cell of a notebook', () => {
  it('knows what earlier cells import and define, and has its places in itself', async () => {
    const python = await loadExtractor('python');
    assert.ok(python);
    const context = contextOf([setup, '%%bash\ncurl https://discord.com/api/v10/gateway']);
    const [draft, ...others] = extractCell(context, post, python).drafts;
    assert.ok(draft);
    assert.equal(others.length, 0);
    assert.equal(writeText(draft.url.text), 'https://discord.com/api/v10/channels/1/messages');
    assert.ok(post.slice(...draft.span).startsWith('requests.post('));
    assert.equal(post.slice(...(draft.body?.fields.get('embeds')?.value ?? [0, 0])), '[]');
    const [header] = draft.headers;
    assert.equal(header && writeText(header.value.text), 'fake-token');
    assert.deepEqual(draft.elsewhere, [draft.span[0], draft.span[0]]);
    assert.deepEqual(header?.value.span, draft.elsewhere);
  });

  it('is not mended where that would change another cell', async () => {
    const python = await loadExtractor('python');
    assert.ok(python);
    const [draft] = extractCell(contextOf([setup]), post, python).drafts;
    const [whole] = python(`${setup}\n${post}`).drafts;
    assert.ok(draft && whole);
    const changed = (text: string, of: typeof draft) => mend('add-bot-prefix', { text, draft: of, project: {} });
    assert.equal(changed(post, draft), null);
    assert.notEqual(changed(`${setup}\n${post}`, whole), null);
  });
});

describe('the file of a notebook', () => {
  const lines = (code: string): string[] => code.split(/(?<=\n)/);
  const notebook = (sources: readonly (string | string[])[]): string =>
    JSON.stringify(
      {
        cells: [
          { cell_type: 'markdown', metadata: {}, source: '`requests.get("https://discord.com/api/v10/gateway")`' },
          ...sources.map((source) => ({ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source })),
        ],
        metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
        nbformat: 4,
        nbformat_minor: 5,
      },
      null,
      1,
    );

  it('has the requests of its code cells, each part at its place in the JSON', async () => {
    const text = notebook([lines(setup), post]);
    const [draft, ...others] = (await extract(text, 'json')).drafts;
    assert.ok(draft);
    assert.equal(others.length, 0);
    const said = ([from, to]: readonly [number, number]): string => JSON.parse(`"${text.slice(from, to)}"`);
    assert.ok(said(draft.span).startsWith('requests.post('));
    assert.ok(said(draft.span).endsWith(',\n)'));
    assert.equal(said(draft.headers[0]?.value.span ?? [0, 0]), 'fake-token');
    assert.equal(said(draft.body?.fields.get('content')?.value ?? [0, 0]), '"café \\"q\\""');
    assert.deepEqual(draft.body?.value, { content: 'café "q"', embeds: [] });
  });

  it('is not mended as if it were code', async () => {
    const text = notebook([setup, post]);
    const [draft] = (await extract(text, 'json')).drafts;
    assert.ok(draft);
    assert.equal(mend('add-bot-prefix', { text, draft, project: {} }), null);
  });

  it('has none where the kernel speaks another language', async () => {
    const text = notebook([setup, post]).replaceAll('"python"', '"julia"');
    assert.deepEqual((await extract(text, 'json')).drafts, []);
  });
});
