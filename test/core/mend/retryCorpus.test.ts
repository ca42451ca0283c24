import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import { extract } from '../../../src/core/extract/extract.ts';
import { lint } from '../../../src/core/lint/lint.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { writeText } from '../../../src/core/request/text.ts';

const root = 'test/fixtures/code';
const languages: Readonly<Record<string, string>> = {
  js: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  py: 'python',
};

/** The executed snippets in every style of every library: name, language and text. */
const snippets = readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
  const language = languages[name.split('.').at(-1) ?? ''];
  return language === undefined ? [] : [{ name, language, text: readFileSync(join(root, name), 'utf8') }];
});

/** How many places the parser cannot make sense of. */
function errorsIn(text: string, language: string): number {
  const parser =
    language === 'python' ? python : javascript.configure({ dialect: language === 'typescript' ? 'ts' : 'jsx' });
  let errors = 0;
  parser.parse(text).iterate({ enter: ({ type }) => void (type.isError && errors++) });
  return errors;
}

/** What a request says, without its places. */
function said({ client, method, url, headers, body }: Draft) {
  return [
    client,
    writeText(method.text),
    writeText(url.text),
    headers.map(({ name, value }) => [name, writeText(value.text)]),
    body && writeText(body.text),
  ];
}

describe('retry_after handling on every snippet of the corpus', function () {
  this.timeout(60_000);

  for (const id of ['add-retry-after', 'wrap-retry-after'] as const) {
    it(`leaves code that parses and says the same, and nothing to do (${id})`, async () => {
      let mended = 0;
      for (const { name, language, text } of snippets) {
        const { drafts } = await extract(text, language);
        for (const [index, draft] of drafts.entries()) {
          const edits = mend(id, { text, draft, project: {} });
          if (edits === null) continue;
          mended += 1;
          const after = applyEdits(text, edits);
          assert.ok(errorsIn(after, language) <= errorsIn(text, language), `${name}, request ${index}`);
          const again = (await extract(after, language)).drafts;
          assert.deepEqual([name, ...again.map(said)], [name, ...drafts.map(said)]);
          const same = again[index];
          assert.ok(same);
          assert.equal(mend(id, { text: after, draft: same, project: {} }), null, `${name}, request ${index}`);
        }
      }
      assert.ok(mended > (id === 'add-retry-after' ? 250 : 200), `${mended} were mended`);
    });
  }

  it('is asked for by none of them', async () => {
    for (const { name, language, text } of snippets) {
      const found = lint({ text, language, drafts: (await extract(text, language)).drafts }).map(
        ({ facts }) => facts.rule,
      );
      assert.deepEqual([name, ...found.filter((rule) => /^(?:rate|retry)\//.test(rule))], [name]);
    }
  });
});
