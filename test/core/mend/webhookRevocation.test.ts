import { deepEqual, equal, ok } from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import { revocationOf } from '../../../src/core/mend/webhookRevocation.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { toWire } from '../../../src/core/request/toWire.ts';

/** Of the length of a real one, with characters enough. */
const token = 'fake-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'.padEnd(68, '_x');
const id = '123456789012345678';

async function draftOf(text: string, language: string): Promise<Draft> {
  const [draft] = (await extract(text, language)).drafts;
  ok(draft, text);
  return draft;
}

describe('the request that revokes a leaked webhook', () => {
  for (const [title, language, text] of [
    [
      'fetch',
      'javascript',
      `fetch('https://discord.com/api/webhooks/${id}/${token}?wait=true', { method: 'POST', body: '{}' });`,
    ],
    [
      'discord.js',
      'typescript',
      `import { WebhookClient } from 'discord.js';\nconst hook = new WebhookClient({ url: 'https://canary.discord.com/api/webhooks/${id}/${token}' });\nawait hook.send('hi');`,
    ],
    [
      'requests',
      'python',
      `import requests\nURL = "https://discordapp.com/api/v9/webhooks/${id}/${token}"\nrequests.post(URL, json={"content": "hi"}, headers={"Authorization": "Bot abc"})\n`,
    ],
    ['curl', 'shellscript', `curl -d content=hi 'https://discord.com/api/webhooks/${id}/${token}/messages/1'`],
  ] as const) {
    it(`deletes it with its own token, and nothing else: ${title}`, async () => {
      const draft = revocationOf(await draftOf(text, language));
      ok(draft);
      const ready = toWire(draft, {
        values: () => undefined,
        profile: { kind: 'bot', name: 'mine', secret: 'fake-token' },
        allowedOrigins: [],
        trusted: true,
      });
      ok(ready.kind === 'ready', JSON.stringify(ready));
      equal(ready.wire.method, 'DELETE');
      equal(ready.vault.open(ready.wire.url), `https://discord.com/api/v10/webhooks/${id}/${token}`);
      deepEqual(
        ready.wire.headers
          .map(({ name }) => name.toLowerCase())
          .filter((name) => /authorization|cookie|token/.test(name)),
        [],
      );
      equal(ready.wire.body, null);
      // What is kept of it says no more than the last four characters.
      ok(!JSON.stringify(ready.wire).includes(token));
      deepEqual([ready.credential.origin, ready.credential.lastFour], ['url', token.slice(-4)]);
    });
  }

  it('is none where no webhook is written out', async () => {
    for (const text of [
      "fetch(`https://discord.com/api/webhooks/${id}/${token}`, { method: 'POST' });",
      "fetch('https://discord.com/api/v10/users/@me');",
      `fetch('https://discord.com/api/webhooks/${id}/WEBHOOK_TOKEN', { method: 'POST' });`,
    ])
      equal(revocationOf(await draftOf(text, 'javascript')), null, text);
  });
});
