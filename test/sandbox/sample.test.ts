import { equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extract } from '../../src/core/extract/extract.ts';
import type { Draft } from '../../src/core/request/draft.ts';
import { writeText } from '../../src/core/request/text.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';

const files = [
  { name: 'message.http', language: 'http', requests: 11 },
  { name: 'message.sh', language: 'shellscript', requests: 4 },
  { name: 'message.bat', language: 'bat', requests: 2 },
  { name: 'message.ps1', language: 'powershell', requests: 3 },
  { name: 'fetch.ts', language: 'typescript', requests: 5 },
  { name: 'bot.ts', language: 'typescript', requests: 5 },
  { name: 'message.py', language: 'python', requests: 4 },
  { name: 'message.txt', language: 'plaintext', requests: 2 },
  { name: 'recorded.har', language: 'json', requests: 2 },
  { name: 'notebook.ipynb', language: 'json', requests: 2 },
  { name: 'Greeting.vue', language: 'vue', requests: 1 },
];

/** What the text in front of a request says that its answer will be: `403 40333`, `200`. */
function promiseBefore(text: string, from: number, to: number): { status: number; code: number | undefined } {
  const promised = [...text.slice(from, to).matchAll(/\b([2-5]\d\d)(?: (\d{5}))?\b(?=\D*$|[ .,;])/gm)].at(-1);
  ok(promised !== undefined, `nothing is promised for the request at ${to}`);
  return { status: Number(promised[1]), code: promised[2] === undefined ? undefined : Number(promised[2]) };
}

/** Sends what the text says to the sandbox. Its token takes the place of what comes from run time. */
async function sendTo(sandbox: Sandbox, draft: Draft): Promise<{ status: number; code: number | undefined }> {
  const headers = new Headers({ authorization: `Bot ${sandbox.token}`, 'user-agent': 'DiscordBot (test, 1.0.0)' });
  for (const { name, value } of draft.headers) {
    const text = writeText(value.text);
    headers.set(name, /[{<].*TOKEN.*[}>]/.test(text) ? `Bot ${sandbox.token}` : text);
  }
  const body = draft.body === null ? undefined : writeText(draft.body.text);
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const url = writeText(draft.url.text).replace('https://discord.com', sandbox.url);
  const response = await fetch(url, { method: writeText(draft.method.text), headers, ...(body ? { body } : {}) });
  const answer = response.status === 204 ? {} : ((await response.json()) as { code?: number });
  return { status: response.status, code: answer.code === 0 ? undefined : answer.code };
}

describe('the sample workspace', () => {
  for (const { name, language, requests } of files) {
    const text = readFileSync(`test/sample/${name}`, 'utf8');

    it(`has ${requests} requests in ${name}, each answered by the sandbox as it says`, async () => {
      const { drafts } = await extract(text, language);
      equal(drafts.length, requests);
      for (const [index, draft] of drafts.entries()) {
        const promised = promiseBefore(text, drafts[index - 1]?.span[1] ?? 0, draft.span[0]);
        const sandbox = await startSandbox({ port: 0, seed: 1 });
        try {
          let answered = await sendTo(sandbox, draft);
          for (let again = 1; promised.status === 429 && again < 6; again++) answered = await sendTo(sandbox, draft);
          equal(`${answered.status} ${answered.code}`, `${promised.status} ${promised.code}`, `${name}, ${draft.span}`);
        } finally {
          await sandbox.close();
        }
      }
    });
  }
});
