import { deepEqual, doesNotMatch } from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import type { DraftProblem } from '../../../src/core/request/draft.ts';
import { toldProblem } from '../../../src/core/request/toldProblem.ts';
import { toWire } from '../../../src/core/request/toWire.ts';
import { refusalWords as english } from '../../../src/words/en/refusal.ts';

const url = 'https://discord.com/api/v10/users/@me';

/** What is told of the only request of a text. */
async function told(language: string, text: string): Promise<DraftProblem | string> {
  const { drafts } = await extract(text, language);
  const [draft] = drafts;
  if (draft === undefined) return 'no request';
  const result = toWire(draft, { values: () => undefined, profile: null, allowedOrigins: [], trusted: true });
  if (result.kind === 'ready' || result.refusal.reason !== 'draft-problem') return result.kind;
  doesNotMatch(english.refusal(result.refusal), /canary|hunter2/);
  return result.refusal.problem;
}

describe('a problem of a request', () => {
  for (const [language, text, expected] of [
    ['python', `import requests\nrequests.get("${url}", cookies={"a": "canary"})\n`, '{"…": "…"}'],
    [
      'python',
      `import requests\nrequests.get("${url}", auth=HTTPDigestAuth("me", 'hunter2'))\n`,
      `HTTPDigestAuth("…", '…')`,
    ],
    ['javascript', `got('/gateway', { prefixUrl: 'https://discord.com/api/v10' });`, "'/gateway'"],
    ['shellscript', `curl '${url}' -b cookies.txt`, '-b cookies.txt'],
    ['shellscript', `curl '${url}' -b "canary \\" canary"`, '-b …'],
  ] as const) {
    it(`names no string of the text: ${text}`, async () => {
      const problem = await told(language, text);
      deepEqual(
        typeof problem === 'object' && problem.code === 'unsupported-option' ? problem.option : problem,
        expected,
      );
    });
  }

  it('shows no login of an address', async () => {
    const problem = await told('javascript', "fetch('https://me:hunter2@discord.com/api/v10/gateway')");
    deepEqual(
      typeof problem === 'object' && problem.code === 'invalid-url' && problem.url,
      'https://discord.com/api/v10/gateway',
    );
    for (const [url, expected] of [
      ['https://me:hun/ter2@discord.com/api', 'https://discord.com/api'],
      ['https://discord.com/api/users/@me x', 'https://discord.com/api/users/@me x'],
      ['discord.com', 'discord.com'],
    ] as const) {
      deepEqual(toldProblem({ code: 'invalid-url', url, span: [0, 0] }), {
        code: 'invalid-url',
        url: expected,
        span: [0, 0],
      });
    }
  });
});
