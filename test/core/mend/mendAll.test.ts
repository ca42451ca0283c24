import { deepEqual, equal } from 'node:assert/strict';
import { loadExtractor } from '../../../src/core/extract/extract.ts';
import type { RuleId } from '../../../src/core/lint/finding.ts';
import { mendAll } from '../../../src/core/mend/mendAll.ts';
import { botToken, findingsIn } from '../lint/marked.ts';

const agent = 'DiscordBot (https://example.com/your-bot, 1.0)';

async function everywhere(
  language: string,
  text: string,
  more: { readonly rule?: RuleId; readonly movesSecrets?: boolean; readonly all?: boolean } = {},
) {
  const extract = await loadExtractor(language);
  if (extract === undefined) throw new Error(language);
  const { all = false, ...rest } = more;
  return mendAll({ text, language, extract, project: {}, options: { all }, ...rest });
}

const http = [
  'GET https://discordapp.com/api/v6/users/@me',
  'Authorization: abc',
  'User-Agent: Mozilla/5.0',
  '',
  '###',
  'GET https://discord.com/api/gateway',
  'User-Agent: Mozilla/5.0',
  '',
].join('\n');

describe('all mends of a file', () => {
  it('leave nothing to mend', async () => {
    const { text, secrets } = await everywhere('http', http);
    equal(
      text,
      [
        'GET https://discord.com/api/v10/users/@me',
        'Authorization: Bot abc',
        `User-Agent: ${agent}`,
        '',
        '###',
        'GET https://discord.com/api/v10/gateway',
        `User-Agent: ${agent}`,
        '',
      ].join('\n'),
    );
    deepEqual(secrets, []);
    deepEqual(await findingsIn('http', text), []);
    equal((await everywhere('http', text)).text, text);
  });

  it('are those of one kind where one is asked for', async () => {
    const { text } = await everywhere('http', http, { rule: 'user-agent/browser' });
    equal(text, http.replaceAll('Mozilla/5.0', agent));
  });

  it('follow each other, as a prefix that makes a token known', async () => {
    const before = `fetch('https://discord.com/api/users/@me', { headers: { Authorization: '${botToken}' } });\n`;
    const kept = await everywhere('javascript', before);
    equal(kept.text, before.replace('/api/', '/api/v10/').replace(`'${botToken}'`, `'Bot ${botToken}'`));
    const moved = await everywhere('javascript', before, { movesSecrets: true });
    equal(
      moved.text,
      before.replace('/api/', '/api/v10/').replace(`'${botToken}'`, '`Bot ${process.env.DISCORD_TOKEN}`'),
    );
    deepEqual(moved.secrets, [{ kind: 'bot', name: 'DISCORD_TOKEN', value: botToken }]);
  });

  it('give two secrets two names', async () => {
    const other = botToken.replace('TAIL', 'LAST');
    const line = (token: string) =>
      `requests.get("https://discord.com/api/v10/users/@me", headers={"Authorization": "Bot ${token}"})\n`;
    const { text, secrets } = await everywhere('python', `import requests\n${line(botToken)}${line(other)}`, {
      movesSecrets: true,
    });
    deepEqual(
      secrets.map(({ name, value }) => [name, value]),
      [
        ['DISCORD_TOKEN', botToken],
        ['DISCORD_TOKEN_2', other],
      ],
    );
    equal(text.includes(botToken) || text.includes(other), false);
    equal(text.match(/^import os$/gm)?.length, 1);
  });

  it('pass over what is silenced', async () => {
    const before = `// tracecord-disable-next-line url/unversioned\nfetch('https://discord.com/api/gateway');\nfetch('https://discord.com/api/users/@me');\n`;
    equal((await everywhere('javascript', before)).text, before.replace('api/users', 'api/v10/users'));
  });

  it('are also those that are off, where all are asked for', async () => {
    const { text } = await everywhere(
      'python',
      'import requests\nrequests.get("https://discord.com/api/v10/gateway")\n',
      {
        all: true,
      },
    );
    equal(
      text,
      `import requests\nrequests.get("https://discord.com/api/v10/gateway", headers={"User-Agent": "${agent}"}, timeout=10)\n`,
    );
  });
});
