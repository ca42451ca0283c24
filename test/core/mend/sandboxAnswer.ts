import { ok } from 'node:assert/strict';
import { type Dispatcher, request } from 'undici';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { fillText, type Text } from '../../../src/core/request/text.ts';
import type { Sandbox } from '../../../src/sandbox/server.ts';

/** Sends a request to a sandbox as its text says it; `TOKEN` in it stands for the sandbox's own. */
export async function answerFrom(
  sandbox: Pick<Sandbox, 'token' | 'url'>,
  draft: Draft,
  dispatcher: Dispatcher,
): Promise<{ readonly status: number; readonly diagnosis: Diagnosis }> {
  const filled = (text: Text): string => fillText(text, () => '').text.replace('TOKEN', sandbox.token);
  const asked = {
    method: draft.method.text.join(''),
    url: filled(draft.url.text),
    headers: draft.headers.map(({ name, value }): [string, string] => [name, filled(value.text)]),
    body: draft.body === null ? null : filled(draft.body.text),
  };
  const headers = {
    'content-type': 'application/json',
    ...Object.fromEntries(asked.headers.map(([name, value]) => [name.toLowerCase(), value])),
  };
  const answer = await request(asked.url.replace(/^https:\/\/discord(?:app)?\.com/, sandbox.url), {
    method: asked.method as 'POST',
    headers,
    body: asked.body,
    dispatcher,
  });
  const response = {
    status: answer.statusCode,
    headers: Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
    body: await answer.body.text(),
  };
  const pasted = readPasted({ request: asked, response });
  ok(pasted.kind === 'exchange', JSON.stringify(pasted));
  return { status: answer.statusCode, diagnosis: diagnose(pasted.exchange, { workspaceFiles: [], recent: [] }) };
}
