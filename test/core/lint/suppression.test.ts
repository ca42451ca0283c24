import { deepEqual, equal } from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import { suppressionAt } from '../../../src/core/lint/suppression.ts';
import { draftOf } from '../../../src/core/mend/mendAll.ts';
import { applyEdits } from '../../../src/core/mend/mends.ts';
import { findingsIn } from './marked.ts';

const url = 'https://discord.com/api/gateway';
const rule = 'url/unversioned';

async function rulesIn(language: string, text: string): Promise<string[]> {
  return (await findingsIn(language, text)).map(({ facts }) => facts.rule);
}

/** A document of each language in which one rule speaks once. */
const documents: readonly (readonly [language: string, before: string, silenced: string])[] = [
  ['http', `GET ${url}\n`, `# tracecord-disable-next-line ${rule}\nGET ${url}\n`],
  ['http', `GET /x\n\n###\nGET ${url}\n`, `GET /x\n\n###\n# tracecord-disable-next-line ${rule}\nGET ${url}\n`],
  [
    'javascript',
    `function f() {\n  return fetch('${url}');\n}\n`,
    `function f() {\n  // tracecord-disable-next-line ${rule}\n  return fetch('${url}');\n}\n`,
  ],
  [
    'typescript',
    `await fetch(\n  '${url}',\n);\n`,
    `await fetch(\n  // tracecord-disable-next-line ${rule}\n  '${url}',\n);\n`,
  ],
  [
    'typescriptreact',
    `const a = () => fetch('${url}');\n`,
    `// tracecord-disable-next-line ${rule}\nconst a = () => fetch('${url}');\n`,
  ],
  [
    'vue',
    `<script setup>\nfetch('${url}');\n</script>\n`,
    `<script setup>\n// tracecord-disable-next-line ${rule}\nfetch('${url}');\n</script>\n`,
  ],
  [
    'python',
    `import requests\nif True:\n    requests.get("${url}")\n`,
    `import requests\nif True:\n    # tracecord-disable-next-line ${rule}\n    requests.get("${url}")\n`,
  ],
  ['shellscript', `curl -s \\\n  ${url}\n`, `# tracecord-disable-next-line ${rule}\ncurl -s \\\n  ${url}\n`],
  ['bat', `curl ^\n  "${url}"\n`, `rem tracecord-disable-next-line ${rule}\ncurl ^\n  "${url}"\n`],
  [
    'powershell',
    `irm -UserAgent x \`\n  -Uri '${url}'\n`,
    `# tracecord-disable-next-line ${rule}\nirm -UserAgent x \`\n  -Uri '${url}'\n`,
  ],
];

describe('a comment that silences', () => {
  for (const [language, before, silenced] of documents) {
    it(`is written in ${language}, and obeyed`, async () => {
      deepEqual(await rulesIn(language, before), [rule]);
      const [finding] = await findingsIn(language, before);
      const { drafts } = await extract(before, language);
      if (finding === undefined) throw new Error('nothing found');
      const edit = suppressionAt(before, language, finding.span, rule, draftOf(finding, before, language, drafts));
      equal(edit && applyEdits(before, [edit]), silenced);
      deepEqual(await rulesIn(language, silenced), []);
      const urls = async (text: string) => (await extract(text, language)).drafts.map((draft) => draft.url.text);
      deepEqual(await urls(silenced), await urls(before));
    });
  }

  it('silences that rule only', async () => {
    const text = (comment: string) =>
      `// tracecord-disable-next-line ${comment}\nfetch('https://discordapp.com/api/gateway');\n`;
    deepEqual(await rulesIn('javascript', text('url/legacy-host')), ['url/unversioned']);
    deepEqual(await rulesIn('javascript', text('url/unversioned')), ['url/legacy-host']);
    deepEqual(await rulesIn('javascript', text('url/unversioned, url/legacy-host')), []);
    deepEqual(await rulesIn('javascript', text('url/legacy-host url/unversioned')), []);
    deepEqual(await rulesIn('javascript', text('')), []);
  });

  it('reaches one line, and is no other text', async () => {
    for (const above of [
      `// tracecord-disable-next-line ${rule}\n\n`,
      `// tracecord-disable-next ${rule}\n`,
      `const note = '// tracecord-disable-next-line ${rule}';\n`,
      `f(); // tracecord-disable-next-line ${rule}\n`,
    ])
      deepEqual(await rulesIn('javascript', `${above}fetch('${url}');\n`), [rule], above);
  });

  it('is offered in no language without comments', () => {
    equal(suppressionAt('{}', 'json', [0, 1], rule), null);
    equal(suppressionAt('GET', 'plaintext', [0, 1], rule), null);
  });

  it('keeps line ends of Windows', () => {
    const edit = suppressionAt('a();\r\n  b();\r\n', 'javascript', [8, 9], rule);
    deepEqual(edit, { span: [6, 6], text: `  // tracecord-disable-next-line ${rule}\r\n` });
  });
});
