import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';

describe('the requests of a Markdown document', () => {
  const text = [
    'Call `fetch("https://discord.com/api/v10/gateway")` yourself.',
    '```js',
    "await fetch('https://discord.com/api/v10/users/@me');",
    '```',
    '1. Or so:',
    '   ```http',
    '   DELETE https://discord.com/api/v10/channels/1',
    '   ```',
    '~~~python',
    'import requests',
    'requests.get("https://discord.com/api/v10/gateway/bot")',
    '~~~',
    '```text',
    "fetch('https://discord.com/api/v10/gateway')",
    '```',
    '```bash',
    'curl https://discord.com/api/v10/gateway',
  ].join('\n');

  it('are those of its fences, each in its own language and at its own place', async () => {
    const { drafts } = await extract(text, 'markdown');
    assert.deepEqual(
      drafts.map(({ client, language, url }) => [client, language, text.slice(...url.span)]),
      [
        ['fetch', 'javascript', 'https://discord.com/api/v10/users/@me'],
        ['http-file', 'http', 'https://discord.com/api/v10/channels/1'],
        ['python-requests', 'python', 'https://discord.com/api/v10/gateway/bot'],
        ['curl', 'shellscript', 'https://discord.com/api/v10/gateway'],
      ],
    );
  });
});
