import assert from 'node:assert/strict';
import { loadExtractor } from '../../../src/core/extract/extract.ts';
import type { Extractor } from '../../../src/core/extract/extraction.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import type { Span } from '../../../src/core/request/text.ts';
import { snippetsOf } from './executedCode.ts';

const before: Readonly<Record<string, string>> = {
  javascript: "const other = { a: 1, b: [2, 'x'] };\nexport function first(a) {\n  return a ? `t ${a}` : null;\n}\n\n",
  python: 'other = {"a": 1, "b": [2, \'x\']}\n\n\ndef first(a):\n    return f"t {a}" if a else None\n\n\n',
};
const after: Readonly<Record<string, string>> = {
  javascript:
    "\n\nexport async function last(b) {\n  const data = await first(b, { c: [1] });\n  return `${data.id} (${b})`;\n}\nlast('it');\n",
  python: "\n\ndef last(b):\n    data = first(b, c=[1])\n    return f\"{data['id']} ({b})\"\n\n\nprint(last('it'))\n",
};

/** Snippets in which every part of the requests stands in the calls themselves. */
const typed = [
  ...['fetchLiteral.js', 'fetchStringify.js', 'fetchTemplateParameters.ts', 'fetchHeaderPairs.js', 'fetchForm.js'],
  ...['undiciRequire.cjs', 'restBasic.js', 'restPath.js', 'restFiles.js', 'axiosPost.js'],
  ...['gotBasic.js', 'kyBasic.js', 'superagentChain.js', 'httpsPieces.ts', 'appsScriptOptions.js'],
  ...['requestsLiteral.py', 'requestsRequest.py', 'requestsSpread.py', 'httpxFunctions.py', 'urllibRequest.py'],
];

interface Part {
  readonly name: string;
  readonly span: Span;
}

/** The parts that hold text or a value of their own: no objects and lists. */
function partsOf(draft: Draft, text: string): Part[] {
  return [
    { name: 'url', span: draft.url.span },
    ...draft.headers.map(({ name, value }) => ({ name: `header:${name}`, span: value.span })),
    ...[...(draft.body?.fields ?? [])].map(([path, { value }]) => ({ name: `body:${path}`, span: value })),
  ].filter(({ span }) => !/^[[{]/.test(text.slice(...span)));
}

function found(read: Extractor, text: string): Set<string> {
  const keys = read(text).drafts.flatMap((draft) =>
    partsOf(draft, text).map(({ name, span }) => `${name}@${span.join()}`),
  );
  return new Set(keys);
}

async function typedSnippets() {
  const all = [...snippetsOf('javascript'), ...snippetsOf('python')].filter(({ name }) => typed.includes(name));
  assert.equal(all.length, typed.length);
  return Promise.all(
    all.map(async ({ name, text, language }) => {
      const read = await loadExtractor(language);
      assert.ok(read);
      const family = language === 'python' ? 'python' : 'javascript';
      return { name, text, read, head: before[family] ?? '', tail: after[family] ?? '' };
    }),
  );
}

describe('code that is being typed', () => {
  it('shows every part that is complete at every prefix, with and without code behind it', async () => {
    for (const { name, text, read, head, tail } of await typedSnippets()) {
      const whole = head + text;
      const drafts = read(whole).drafts;
      for (let length = head.length + 1; length < whole.length; length += 3) {
        const typing = drafts.find((draft) => draft.span[0] < length && length <= draft.span[1]);
        if (typing === undefined || typing.url.span[1] >= length || typing.url.span[0] < typing.span[0]) continue;
        const complete = partsOf(typing, whole).filter(({ span }) => span[1] < length && span[0] >= typing.span[0]);
        for (const end of ['', `\n${tail}`]) {
          const keys = found(read, whole.slice(0, length) + end);
          const lost = complete.filter((part) => !keys.has(`${part.name}@${part.span.join()}`));
          assert.deepEqual(lost, [], `${name}: ${whole.slice(Math.max(0, length - 60), length)}`);
        }
      }
    }
  });

  it('keeps requests whole when a character is missing in the code around them', async () => {
    for (const { name, text, read, head, tail } of await typedSnippets()) {
      const whole = head + text + tail;
      const drafts = read(whole).drafts;
      const places = [
        ...Array(head.length).keys(),
        ...[...Array(tail.length).keys()].map((at) => at + head.length + text.length),
      ];
      for (const at of places) {
        const keys = found(read, whole.slice(0, at) + whole.slice(at + 1));
        const moved = at < head.length ? 1 : 0;
        for (const { name: part, span } of drafts.flatMap((draft) => partsOf(draft, whole))) {
          assert.ok(
            keys.has(`${part}@${span.map((offset) => offset - moved).join()}`),
            `${name}: ${part} without ${at}`,
          );
        }
      }
    }
  }).timeout(30_000);

  it('never makes a request throw, whatever is typed into it', async () => {
    const snippets = [...snippetsOf('javascript'), ...snippetsOf('python')];
    const readers = new Map(
      await Promise.all(snippets.map(async ({ language }) => [language, await loadExtractor(language)] as const)),
    );
    const pieces = [
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '`',
      '${',
      '\\',
      '\n',
      ',',
      ':',
      '=',
      '.',
      '...',
      '//',
      '/*',
      '#',
      '"""',
      "f'",
      'fetch(',
      'rest.post(',
      '.set(',
      'requests.get(',
      '\0',
      '\ud800',
      '=>',
      '+',
      '%',
      '\r\n',
      '<',
    ];
    let state = 20_26;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    for (let round = 0; round < 10_000; round++) {
      const snippet = snippets[random(snippets.length)];
      assert.ok(snippet);
      let { text } = snippet;
      for (let change = random(4); change >= 0; change--) {
        const at = random(text.length + 1);
        const removed = random(3) === 0 ? random(12) : 0;
        const from = random(text.length + 1);
        const added = random(2) === 0 ? (pieces[random(pieces.length)] ?? '') : text.slice(from, from + random(60));
        text = text.slice(0, at) + added + text.slice(at + removed);
      }
      for (const draft of readers.get(snippet.language)?.(text).drafts ?? []) {
        for (const [start, end] of spansOf(draft)) assert.ok(0 <= start && start <= end && end <= text.length, text);
      }
    }
  }).timeout(120_000);
});

function spansOf(draft: Draft): Span[] {
  return [
    draft.span,
    draft.method.span,
    draft.url.span,
    ...draft.headers.flatMap(({ nameSpan, value }) => [nameSpan, value.span]),
    ...[...(draft.body?.fields.values() ?? [])].flatMap(({ value, key }) =>
      key === undefined ? [value] : [value, key],
    ),
    ...(draft.problem === undefined ? [] : [draft.problem.span]),
  ];
}
