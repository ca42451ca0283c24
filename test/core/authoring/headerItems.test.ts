import { deepEqual, equal, ok } from 'node:assert/strict';
import { headerItems } from '../../../src/core/authoring/headerItems.ts';
import { extract } from '../../../src/core/extract/extract.ts';
import { atMark, chosen } from './marked.ts';

async function headers(marked: string, language: string) {
  const { text, offset } = atMark(marked);
  return headerItems(text, offset, language, (await extract(text, language)).drafts);
}

async function put(marked: string, language: string, label: string): Promise<string | undefined> {
  return chosen(marked, await headers(marked, language), label);
}

const url = "'https://discord.com/api/v10/users/@me'";

describe('headers in code', () => {
  it('are those that mean something to Discord', async () => {
    // https://docs.discord.com/developers/reference#authentication, #user-agent, audit log reasons
    const expected = ['Authorization', 'Content-Type', 'User-Agent', 'X-Audit-Log-Reason'];
    for (const [language, marked] of [
      ['typescript', `await fetch(${url}, { headers: { | } });`],
      ['javascript', `const headers = { | };\nawait fetch(${url}, { headers });`],
      ['python', `import requests\nHEADERS = {|}\nrequests.get(${url}, headers=HEADERS)`],
      ['python', `import requests\nrequests.get(${url}, headers={"|"})`],
      ['shellscript', `curl ${url} -H "|"`],
    ] as const) {
      const labels = (await headers(marked, language)).map(({ label }) => label);
      deepEqual(
        expected.filter((name) => !labels.includes(name)),
        [],
        marked,
      );
    }
  });

  it('are put in as the language writes them, with what they usually hold', async () => {
    equal(
      await put(`await fetch(${url}, { headers: { Au| } });`, 'typescript', 'Authorization'),
      `await fetch(${url}, { headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN‸}\` } });`,
    );
    equal(
      await put(`await fetch(${url}, { headers: { | } });`, 'typescript', 'Content-Type'),
      `await fetch(${url}, { headers: { 'Content-Type': 'application/json' } });`,
    );
    equal(
      await put(`import requests\nrequests.get(${url}, headers={"Auth|"})`, 'python', 'Authorization'),
      `import requests\nrequests.get(${url}, headers={"Authorization": f"Bot {os.environ['DISCORD_TOKEN‸']}"})`,
    );
    equal(await put(`curl ${url} -H "User|"`, 'shellscript', 'User-Agent'), `curl ${url} -H "User-Agent: "`);
  });

  it('are not offered twice; their values are offered behind the colon', async () => {
    const there = await headers(`await fetch(${url}, { headers: { authorization: 'x', | } });`, 'typescript');
    ok(!there.some(({ label }) => label === 'Authorization'));
    equal(
      await put(`await fetch(${url}, { headers: { 'Content-Type': '|' } });`, 'typescript', 'application/json'),
      `await fetch(${url}, { headers: { 'Content-Type': 'application/json' } });`,
    );
    equal(
      await put(`curl ${url} -H "Authorization: |"`, 'shellscript', 'Bot $DISCORD_TOKEN'),
      `curl ${url} -H "Authorization: Bot $DISCORD_TOKEN‸"`,
    );
  });

  it('are not offered elsewhere', async () => {
    deepEqual(await headers('const headers = { | };\n', 'typescript'), []);
    deepEqual(await headers("await fetch('https://example.com', { headers: { | } });", 'typescript'), []);
    deepEqual(await headers(`await fetch(${url}, { headers: { a: { | } } });`, 'typescript'), []);
    deepEqual(await headers(`await fetch(${url}, { headers: {} }); const b = { |`, 'typescript'), []);
    deepEqual(await headers(`curl ${url} -d "|"`, 'shellscript'), []);
  });
});
