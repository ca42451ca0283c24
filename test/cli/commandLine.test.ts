import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Runs the built command line. */
function tracecord(
  args: readonly string[],
  options: { readonly input?: string; readonly env?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.mjs', ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...process.env, LC_ALL: 'C', ...options.env },
  });
  return { status, stdout, stderr };
}

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  it('says how it is used, and ends with 2 on a wrong call', () => {
    assert.match(tracecord(['--help']).stdout, /tracecord extract/);
    for (const args of [[], ['nonsense'], ['extract', '--nonsense']]) {
      const { status, stderr } = tracecord(args);
      assert.deepEqual([status, /tracecord extract/.test(stderr)], [2, true], args.join(' '));
    }
  });

  it('ends with 2 and says what is wrong with an input', () => {
    for (const [args, sentence] of [
      [['extract', join(folder, 'none.http')], /cannot be read/],
      [['extract', file('notes.docx', 'x')], /--language/],
      [['extract', '-'], /--language/],
      [['diagnose', file('broken.json', '{')], /neither JSON/],
      [['diagnose', file('other.json', '{}')], /not an exchange/],
      [['send', file('empty.http', '')], /no Discord request/],
      [['send', '--token-env', 'TRACECORD_NOT_SET', 'test/sample/message.http#whoAmI'], /TRACECORD_NOT_SET/],
      [['compose', '--to', 'cobol', 'test/sample/message.http#whoAmI'], /curl/],
      [['sandbox', '--port', 'many'], /--port/],
      [['sandbox', '--scenario', 'none-such'], /burst/],
      [['sandbox', '--clock', 'noon'], /--clock.*noon/],
      [['sandbox', '--port', '0', '--state', join(folder, 'none.json')], /cannot be read/],
      [
        ['sandbox', '--port', '0', '--state', file('other-state.json', '{}')],
        /other-state\.json.*no state of a sandbox/,
      ],
      [['send', '--sandbox', '--scenario', 'slow=soon', 'test/sample/message.http#whoAmI'], /slow=soon/],
      [['explain'], /50035/],
    ] as const) {
      const { status, stderr } = tracecord(args);
      assert.equal(status, 2, `${args.join(' ')}: ${stderr}`);
      assert.match(stderr, sentence, args.join(' '));
    }
  });

  it('sends to a sandbox that behaves as its scenario says', () => {
    const sent = (scenario: string) => {
      const args = ['send', '--sandbox', '--scenario', scenario, '--format', 'json', 'test/sample/message.http#whoAmI'];
      const { status, stdout } = tracecord(args);
      return [status, JSON.parse(stdout).diagnosis.class];
    };
    assert.deepEqual(sent('none'), [0, 'success']);
    assert.deepEqual(sent('latency=5, json-ban'), [1, 'edge/banned']);
    assert.deepEqual(sent('unknown-name'), [1, 'transport/dns']);
    assert.deepEqual(sent('proxy-login'), [1, 'transport/proxy']);
  });

  it('runs a sandbox whose clock stands still and that begins with a kept state', async () => {
    const start = async (...args: readonly string[]) => {
      const child = spawn(process.execPath, ['dist/cli.mjs', 'sandbox', '--port', '0', ...args]);
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
      const url = /listening on (\S+)/.exec(chunk.toString())?.[1] ?? '';
      const end = () => {
        child.kill('SIGINT');
        return once(child, 'exit');
      };
      return { url, end };
    };
    const first = await start('--clock', '2026-11-20T12:00:00Z', '--seed', '5');
    const kept = await fetch(`${first.url}/sandbox/state`);
    assert.equal(kept.headers.get('date'), 'Fri, 20 Nov 2026 12:00:00 GMT');
    const path = file('kept.json', await kept.text());
    assert.deepEqual(await first.end(), [0, null]);
    const second = await start('--state', path);
    assert.equal(JSON.parse(await (await fetch(`${second.url}/sandbox/state`)).text()).seed, 5);
    await second.end();
  });

  it('prints one document for one file, and a document a line for several', () => {
    const one = JSON.parse(tracecord(['extract', '--format', 'json', 'test/sample/fetch.ts']).stdout);
    assert.equal(one.requests[0].method, 'POST');
    const lines = tracecord(['extract', '--format', 'json', 'test/sample/fetch.ts', 'test/sample/message.py'])
      .stdout.trim()
      .split('\n');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).file),
      ['test/sample/fetch.ts', 'test/sample/message.py'],
    );
  });

  it("reads zsh by zsh's rules", () => {
    const file = 'test/fixtures/curl/shells/script.zsh';
    const urls = (args: readonly string[], input = '') =>
      JSON.parse(tracecord(['extract', '--format', 'json', ...args], { input }).stdout).requests.map(
        ({ url }: { url: string }) => url,
      );
    assert.deepEqual(urls([file]), ['https://discord.com/api/v10/gateway/bot']);
    assert.deepEqual(urls(['--language', 'shellscript', '-'], readFileSync(file, 'utf8')), [
      'https://discord.com/api/v10/gateway',
      'https://discord.com/api/v10/gateway/bot',
    ]);
  });

  it('extracts with ranges that hold what they name', () => {
    const text =
      "await fetch('https://discord.com/api/v10/channels/1/messages', {\n  method: 'POST',\n  headers: { Authorization: `Bot ${process.env.DISCORD_TOKEN}` },\n  body: JSON.stringify({ content: 'hi', n: 2 }),\n});\n";
    const { stdout } = tracecord(['extract', '--language', 'typescript', '--format', 'json', '-'], { input: text });
    const [request] = JSON.parse(stdout).requests;
    assert.deepEqual(
      {
        method: request.method,
        url: request.url,
        headers: request.headers,
        kind: request.body.kind,
        value: request.body.value,
        unresolved: request.unresolved,
      },
      {
        method: 'POST',
        url: 'https://discord.com/api/v10/channels/1/messages',
        headers: [['Authorization', 'Bot {process.env.DISCORD_TOKEN}']],
        kind: 'json',
        value: { content: 'hi', n: 2 },
        unresolved: ['process.env.DISCORD_TOKEN'],
      },
    );
    const slice = (name: string) => text.slice(...(request.ranges[name] as [number, number]));
    assert.equal(slice('url'), request.url);
    assert.equal(slice('body:content'), "'hi'");
    assert.equal(slice('body:n'), '2');
  });

  it('finds and mends what Discord will refuse', () => {
    const path = file(
      'lint.http',
      'GET https://discord.com/api/v10/channels/1\nAuthorization: abc\nUser-Agent: Mozilla/5.0 (X11) Chrome/126.0\n',
    );
    const before = tracecord(['lint', '--format', 'json', path]);
    assert.equal(before.status, 1);
    const { findings } = JSON.parse(before.stdout);
    assert.deepEqual(
      findings.map((finding: { rule: string }) => finding.rule),
      ['auth/missing-prefix', 'user-agent/browser'],
    );
    const after = tracecord(['lint', '--fix', '--format', 'json', path]);
    assert.deepEqual([after.status, JSON.parse(after.stdout).findings], [0, []]);
    assert.match(readFileSync(path, 'utf8'), /^GET .*\nAuthorization: Bot abc\nUser-Agent: DiscordBot \(\S+, \S+\)\n$/);
  });

  it('lints a bot that makes no request itself', () => {
    const work = 'answer = requests.get("https://api.example.com/x")\n';
    const path = file(
      'cat.py',
      `import requests\n\n\n@tree.command()\nasync def cat(interaction: discord.Interaction):\n    ${work}    await interaction.response.send_message(answer.text)\n`,
    );
    const before = tracecord(['lint', '--format', 'json', path]);
    const { findings } = JSON.parse(before.stdout);
    assert.deepEqual(
      findings.map(({ rule, fixes }: { rule: string; fixes: { title: string }[] }) => [
        rule,
        fixes.map(({ title }) => title),
      ]),
      [['interaction/late-acknowledge', ['Defer first']]],
    );
    const after = tracecord(['lint', '--fix', '--format', 'json', path]);
    assert.deepEqual([after.status, JSON.parse(after.stdout).findings], [0, []]);
    assert.ok(
      readFileSync(path, 'utf8').endsWith(
        `    await interaction.response.defer()\n    ${work}    await interaction.followup.send(answer.text)\n`,
      ),
    );
  });

  it('finds and mends what a bot hands to its library, of which nothing can be sent', () => {
    const bot = (title: string) =>
      `const { EmbedBuilder } = require('discord.js');\nmodule.exports = new EmbedBuilder().setTitle('${title}');\n`;
    const path = file('bot.js', bot('x'.repeat(300)));
    assert.deepEqual(JSON.parse(tracecord(['extract', '--format', 'json', path]).stdout).requests, []);
    const { status, stdout } = tracecord(['lint', path]);
    assert.equal(status, 1);
    assert.match(stdout, /bot\.js:2:46 {2}error {2}`title` has 300 characters; .* body\/limit\n$/);
    assert.equal(tracecord(['lint', '--fix', path]).status, 0);
    assert.equal(readFileSync(path, 'utf8'), bot('x'.repeat(256)));
  });

  it('mends all that is asked for, and writes down the secrets that it takes out', () => {
    const here = mkdtempSync(join(folder, 'project-'));
    const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'x'.repeat(38)].join('.');
    const path = join(here, 'bot.py');
    writeFileSync(
      path,
      `import requests\nrequests.get("https://discord.com/api/users/@me", headers={"Authorization": "Bot ${token}"})\n`,
    );
    writeFileSync(join(here, '.env'), 'OTHER=1\n');
    writeFileSync(join(here, 'package.json'), '{"version":"3.1.0","homepage":"https://example.org/bot"}');
    const lintHere = (...args: string[]) =>
      spawnSync(process.execPath, [resolve('dist/cli.mjs'), 'lint', ...args, path], { cwd: here, encoding: 'utf8' });
    const rulesIn = (output: string) =>
      JSON.parse(output).findings.map(({ rule }: { rule: string }) => rule) as string[];
    assert.deepEqual(rulesIn(lintHere('--format', 'json').stdout), ['url/unversioned', 'auth/hard-coded-token']);
    assert.ok(rulesIn(lintHere('--rules', 'all', '--format', 'json').stdout).includes('user-agent/missing'));
    assert.equal(lintHere('--rules', 'some').status, 2);
    assert.deepEqual([lintHere('--rules', 'all', '--fix').stdout, lintHere('--rules', 'all').status], ['', 0]);
    assert.equal(
      readFileSync(path, 'utf8'),
      `import os\nimport requests\nrequests.get("https://discord.com/api/v10/users/@me", headers={"User-Agent": "DiscordBot (https://example.org/bot, 3.1.0)", "Authorization": f"Bot {os.environ['DISCORD_TOKEN']}"}, timeout=10)\n`,
    );
    assert.equal(readFileSync(join(here, '.env'), 'utf8'), `OTHER=1\nDISCORD_TOKEN=${token}\n`);
    assert.equal(readFileSync(join(here, '.gitignore'), 'utf8'), '.env\n');
  });

  it('takes no secret out of a text that it cannot write down, and says why', () => {
    const here = mkdtempSync(join(folder, 'refusing-'));
    const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'x'.repeat(38)].join('.');
    const text = `fetch('https://discord.com/api/v10/users/@me', { headers: { Authorization: 'Bot ${token}' } });\n`;
    writeFileSync(join(here, 'bot.js'), text);
    // A folder of that name takes no text, whoever asks.
    mkdirSync(join(here, '.env'));
    const args = [resolve('dist/cli.mjs'), 'lint', '--fix', 'bot.js'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: here, encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /^tracecord: EISDIR: .*\n$/);
    assert.equal(readFileSync(join(here, 'bot.js'), 'utf8'), text);
  });

  it('sends to the sandbox, decodes, and speaks Japanese', () => {
    const sent = tracecord(['send', '--sandbox', '--format', 'json', 'test/sample/message.http#longTitle']);
    assert.equal(sent.status, 1, sent.stderr);
    const { response, diagnosis } = JSON.parse(sent.stdout);
    assert.deepEqual(
      [response.status, diagnosis.class, diagnosis.code, diagnosis.fields[0].path],
      [400, 'validation/form-body', 50035, 'embeds[0].title'],
    );
    assert.equal(tracecord(['send', '--sandbox', 'test/sample/message.http#whoAmI']).status, 0);
    assert.match(
      tracecord(['send', '--sandbox', '--locale', 'ja', 'test/sample/message.http#longTitle']).stdout,
      /[ぁ-ん]/,
    );
  });

  it('sends nothing that cannot be brought back without --yes', () => {
    const path = file(
      'delete.http',
      'DELETE https://discord.com/api/v10/channels/1213458536202371072\nAuthorization: Bot {{$processEnv SOME_TOKEN}}\n',
    );
    const { status, stderr } = tracecord(['send', '--token-env', 'SOME_TOKEN', path], { env: { SOME_TOKEN: 'x.y.z' } });
    assert.equal(status, 2);
    assert.match(stderr, /--yes/);
  });

  it('names what a body would tell to others, sends it with --yes alone, and never silently', () => {
    const token = [Buffer.from('123456789012345678').toString('base64'), 'FaKe00', 'no-ToKeN-'.repeat(4)].join('.');
    const of = (content: string) =>
      file('post.http', `POST https://discord.com/api/v10/channels/1/messages\n\n{"content": "${content}"}\n`);
    // Nothing leads out of this machine: nobody listens at the proxy.
    const env = { SOME_TOKEN: token, HTTPS_PROXY: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1' };
    const send = (path: string, ...more: string[]) =>
      tracecord(['send', '--token-env', 'SOME_TOKEN', ...more, path], { env });
    const sentence = /The body holds the secret of the credential in use \(••••KeN-\) at content; everyone who reads/;
    const held = send(of('{{$processEnv SOME_TOKEN}}'));
    assert.deepEqual([held.status, held.stdout], [2, '']);
    assert.match(held.stderr, sentence);
    assert.match(held.stderr, /Nothing was sent; add --yes/);
    const sent = send(of('{{$processEnv SOME_TOKEN}}'), '--yes');
    assert.deepEqual([sent.status, /transport/.test(sent.stdout)], [1, true], sent.stdout);
    assert.match(sent.stderr, sentence);
    assert.match(sent.stderr, /It is sent because of --yes\./);
    assert.match(
      send(of('{{$processEnv SOME_TOKEN}}'), '--locale', 'ja').stderr,
      /本文の「content」に、使用中の認証情報/,
    );
    assert.equal(send(of('hello'), '--yes').stderr, '');
    assert.ok(![held, sent].some(({ stdout, stderr }) => (stdout + stderr).includes(token)));
  });

  it('looks into the file of a body, and refuses a token in a header or an address', () => {
    const token = [Buffer.from('123456789012345678').toString('base64'), 'FaKe00', 'no-ToKeN-'.repeat(4)].join('.');
    file('owner.json', '{"owner\\u005fid": "2"}');
    const send = (text: string) => tracecord(['send', file('careful.http', text)]);
    const guild = send('PATCH https://discord.com/api/v10/guilds/%31\nAuthorization: Bot x.y.z\n\n< ./owner.json\n');
    assert.deepEqual([guild.status, /PATCH .* changes or deletes/.test(guild.stderr)], [2, true], guild.stderr);
    const header = send(`GET https://discord.com/api/v10/users/@me\nAuthorization: Bot x.y.z\nX-Any: ${token}\n`);
    assert.deepEqual(
      [header.status, /Nothing was sent: the header "X-Any" holds what looks like a bot token/.test(header.stderr)],
      [2, true],
      header.stderr,
    );
    const query = send(`GET https://discord.com/api/v10/users/@me?token=${token}\nAuthorization: Bot x.y.z\n`);
    assert.deepEqual([query.status, /"token" in the query/.test(query.stderr)], [2, true], query.stderr);
    assert.ok(![guild, header, query].some(({ stderr }) => stderr.includes(token)));
  });

  it('takes values that only run time knows from --set, and sends nothing without them', () => {
    const path = file(
      'values.http',
      'GET https://discord.com/api/v10/channels/{{channelId}}/messages?limit={{count}}\n',
    );
    const missing = tracecord(['send', '--sandbox', path]);
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /Nothing was sent: channelId, count have no value\..*--set NAME=VALUE/);
    const half = tracecord(['send', '--sandbox', '--set', 'channelId=1213458536202371072', path]);
    assert.deepEqual([half.status, /count has no value/.test(half.stderr)], [2, true]);
    const set = ['--set', 'channelId=1213458536202371072', '--set', 'count=1'];
    const sent = tracecord(['send', '--sandbox', '--format', 'json', ...set, path], { env: { count: '2' } });
    assert.equal(sent.status, 0, sent.stderr);
    const { request, response } = JSON.parse(sent.stdout);
    assert.match(request.url, /\/channels\/1213458536202371072\/messages\?limit=1$/);
    assert.equal(JSON.parse(response.body).length, 1);
  });

  it('does not take an empty fallback for an id', () => {
    const path = file('empty.mjs', "fetch(`https://discord.com/api/v10/channels/${process.env.ROOM_ID ?? ''}`);\n");
    const missing = tracecord(['send', '--sandbox', path], { env: { ROOM_ID: '' } });
    assert.deepEqual([missing.status, /ROOM_ID has no value/.test(missing.stderr)], [2, true], missing.stderr);
    const set = tracecord(['send', '--sandbox', '--set', 'ROOM_ID=1213458536202371072', path]);
    assert.equal(set.status, 1, 'without a credential it is sent, and refused');
  });

  it('takes no secret from the command line', () => {
    const shaped = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'FaKe00', 'no-ToKeN-'.repeat(4)].join('.');
    for (const set of ['token=abc', `other=${shaped}`, 'nothing', '=1']) {
      const { status, stderr } = tracecord(['send', '--sandbox', '--set', set, 'test/sample/message.http#whoAmI']);
      assert.equal(status, 2, set);
      assert.match(stderr, /--set/);
      assert.ok(!stderr.includes(shaped));
    }
  });

  it('tells no token that it was given', () => {
    const secret = ['MTA', 'secret', 'of-the-canary-test-9f3k'].join('.');
    const { stdout, stderr } = tracecord(['send', '--sandbox', '--format', 'json', '-', '--language', 'http'], {
      input: `GET https://discord.com/api/v10/users/@me\nAuthorization: Bot ${secret}\n`,
    });
    assert.ok(stdout.includes('"status": 401'), stdout + stderr);
    assert.ok(!stdout.includes(secret) && !stderr.includes(secret));
  });
});
