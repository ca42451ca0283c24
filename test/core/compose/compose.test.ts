// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts under test are shell and JavaScript.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { compose } from '../../../src/core/compose/compose.ts';
import { type ComposeTarget, composeTargets } from '../../../src/core/compose/targets.ts';
import { extractHttp } from '../../../src/core/extract/http.ts';
import { extractShell } from '../../../src/core/extract/shell.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { writeText } from '../../../src/core/request/text.ts';

const targets = composeTargets.map(({ id }) => id);

/** Put together here so that no scanner takes it for a real one. */
const botToken = ['MTAwMTAwMTAwMTAwMTAwMTAwMQ', 'GaBcDe', 'x'.repeat(38)].join('.');
const webhookToken = 'Wh'.repeat(34);

describe('compose', () => {
  it('writes the token as each target reads the environment', () => {
    const draft = shell(`curl https://discord.com/api/v10/users/@me -H 'Authorization: Bot ${botToken}'`);
    const idioms: Readonly<Record<ComposeTarget, string>> = {
      curl: '-H "Authorization: Bot $DISCORD_TOKEN"',
      http: 'Authorization: Bot {{$processEnv DISCORD_TOKEN}}',
      fetch: 'Authorization: `Bot ${process.env.DISCORD_TOKEN}`,',
      undici: 'Authorization: `Bot ${process.env.DISCORD_TOKEN}`,',
      'discord.js': "new REST({ version: '10' }).setToken(process.env.DISCORD_TOKEN)",
      axios: 'Authorization: `Bot ${process.env.DISCORD_TOKEN}`,',
      'python-requests': '"Authorization": f\'Bot {os.environ["DISCORD_TOKEN"]}\',',
      'python-httpx': '"Authorization": f\'Bot {os.environ["DISCORD_TOKEN"]}\',',
      'python-aiohttp': '"Authorization": f\'Bot {os.environ["DISCORD_TOKEN"]}\',',
      go: 'request.Header.Set("Authorization", "Bot "+os.Getenv("DISCORD_TOKEN"))',
      rust: '.header("Authorization", format!("Bot {}", std::env::var("DISCORD_TOKEN")?))',
      har: '"value": "Bot {{DISCORD_TOKEN}}"',
    };
    for (const target of targets) ok(compose(draft, target).includes(idioms[target]), compose(draft, target));
  });

  const secrets: Readonly<
    Record<string, { readonly command: string; readonly secret: string; readonly name: string }>
  > = {
    'a bot token': {
      command: `curl https://discord.com/api/v10/users/@me -H 'Authorization: Bot ${botToken}'`,
      secret: botToken,
      name: 'DISCORD_TOKEN',
    },
    'a token without its scheme': {
      command: `curl https://discord.com/api/v10/users/@me -H 'authorization: ${botToken}'`,
      secret: botToken,
      name: 'DISCORD_TOKEN',
    },
    'a token of no known shape': {
      command: "curl https://discord.com/api/v10/users/@me -H 'Authorization: Bot just-letters'",
      secret: 'just-letters',
      name: 'DISCORD_TOKEN',
    },
    'a bearer token': {
      command: 'curl --oauth2-bearer some-access-token https://discord.com/api/v10/users/@me',
      secret: 'some-access-token',
      name: 'DISCORD_ACCESS_TOKEN',
    },
    'a user and a password': {
      command: 'curl -u client:hush https://discord.com/api/v10/oauth2/token -d grant_type=client_credentials',
      secret: 'Y2xpZW50Omh1c2g=',
      name: 'DISCORD_BASIC_CREDENTIAL',
    },
    "a webhook's token": {
      command: `curl https://discord.com/api/webhooks/1/${webhookToken}/messages/2`,
      secret: webhookToken,
      name: 'DISCORD_WEBHOOK_TOKEN',
    },
    "a webhook's token of no known shape": {
      command: 'curl https://discord.com/api/v10/webhooks/1/short?wait=true',
      secret: 'short',
      name: 'DISCORD_WEBHOOK_TOKEN',
    },
    "an interaction's token": {
      command: `curl https://discord.com/api/v10/interactions/1/aW50ZXJhY3Rpb246abc/callback --json '{"type":1}'`,
      secret: 'aW50ZXJhY3Rpb246abc',
      name: 'DISCORD_INTERACTION_TOKEN',
    },
    'a client secret in a form': {
      command: 'curl https://discord.com/api/v10/oauth2/token -d "grant_type=x&client_secret=very-hushed&client_id=1"',
      secret: 'very-hushed',
      name: 'DISCORD_CLIENT_SECRET',
    },
    'a token in a body': {
      command: `curl https://discord.com/api/v10/channels/1/messages --json '{"content":"my token is ${botToken}"}'`,
      secret: botToken,
      name: 'DISCORD_TOKEN',
    },
    'a token in a default': {
      command: `curl https://discord.com/api/v10/users/@me -H "Authorization: Bot \${MY_TOKEN:-${botToken}}"`,
      secret: botToken,
      name: 'MY_TOKEN',
    },
    'a webhook in a default': {
      command: `curl "\${DISCORD_HOOK:-https://discord.com/api/webhooks/1/in-a-default}" -d content=x`,
      secret: 'in-a-default',
      name: 'DISCORD_HOOK',
    },
    'a cookie': {
      command: "curl https://discord.com/api/v10/users/@me -b '__dcfduid=0123456789abcdef'",
      secret: '0123456789abcdef',
      name: 'DISCORD_COOKIE',
    },
  };
  for (const [title, { command, secret, name }] of Object.entries(secrets)) {
    it(`never writes ${title}`, () => {
      for (const target of targets) {
        const text = compose(shell(command), target);
        ok(!text.includes(secret), text);
        ok(text.includes(name), text);
      }
    });
  }

  it('never writes a here-document', () => {
    const draft = shell('curl https://discord.com/api/v10/channels/1/messages -d @- <<\'EOF\'\n{"content":"EOF"}\nEOF');
    ok(!compose(draft, 'curl').includes('<<'));
  });

  it('keeps the digits of numbers that the target cannot hold', () => {
    const draft = shell(`curl https://discord.com/api/v10/channels/1/messages --json '{"n":12345678901234567890}'`);
    for (const target of targets) match(compose(draft, target), /12345678901234567890(?!\d)/);
  });

  it('gives each target its own names for what only run time knows', () => {
    const draft = http('GET {{base}}/channels/{{channelId}}/messages/{{created.response.body.$.id}}');
    const endings: Readonly<Record<ComposeTarget, string>> = {
      curl: '"$BASE/channels/$CHANNEL_ID/messages/$CREATED_RESPONSE_BODY_ID"',
      http: 'GET {{base}}/channels/{{channelId}}/messages/{{created_response_body_id}}',
      fetch:
        '`${process.env.BASE}/channels/${process.env.CHANNEL_ID}/messages/${process.env.CREATED_RESPONSE_BODY_ID}`',
      undici:
        '`${process.env.BASE}/channels/${process.env.CHANNEL_ID}/messages/${process.env.CREATED_RESPONSE_BODY_ID}`',
      'discord.js': 'rest.get(`/channels/${process.env.CHANNEL_ID}/messages/${process.env.CREATED_RESPONSE_BODY_ID}`',
      axios:
        '`${process.env.BASE}/channels/${process.env.CHANNEL_ID}/messages/${process.env.CREATED_RESPONSE_BODY_ID}`',
      'python-requests': 'f\'{os.environ["BASE"]}/channels/{os.environ["CHANNEL_ID"]}/messages/',
      'python-httpx': 'f\'{os.environ["BASE"]}/channels/{os.environ["CHANNEL_ID"]}/messages/',
      'python-aiohttp': 'f\'{os.environ["BASE"]}/channels/{os.environ["CHANNEL_ID"]}/messages/',
      go: 'os.Getenv("BASE")+"/channels/"+os.Getenv("CHANNEL_ID")+"/messages/"',
      rust: 'format!("{}/channels/{}/messages/{}", std::env::var("BASE")?, std::env::var("CHANNEL_ID")?, ',
      har: '"{{BASE}}/channels/{{CHANNEL_ID}}/messages/{{CREATED_RESPONSE_BODY_ID}}"',
    };
    for (const target of targets) ok(compose(draft, target).includes(endings[target]), compose(draft, target));
  });

  it('says the Content-Type that the first client would add', () => {
    const draft = shell(`curl https://discord.com/api/v10/channels/1/messages -d '{"content":"x"}'`);
    match(compose(draft, 'fetch'), /'Content-Type': 'application\/x-www-form-urlencoded'/);
    match(compose(draft, 'python-requests'), /"Content-Type": "application\/x-www-form-urlencoded"/);
  });

  it('takes away what the request takes away', () => {
    const draft = shell("curl https://discord.com/api/v10/gateway -H 'User-Agent:'");
    match(compose(draft, 'curl'), /-H User-Agent:$/);
    match(compose(draft, 'python-requests'), /"User-Agent": SKIP_HEADER/);
  });

  it("writes discord.js' REST in its own terms", () => {
    const draft = shell(
      `curl -X PATCH 'https://canary.discord.com/api/v9/guilds/1?a=b' --oauth2-bearer t -H 'X-Audit-Log-Reason: so%20it%20is' --json '{"name":"x"}'`,
    );
    equal(
      compose(draft, 'discord.js'),
      [
        "import { REST } from 'discord.js';",
        '',
        "const rest = new REST({ version: '9', api: 'https://canary.discord.com/api', authPrefix: 'Bearer' }).setToken(process.env.DISCORD_ACCESS_TOKEN);",
        "const data = await rest.patch('/guilds/1', {",
        "  query: new URLSearchParams('a=b'),",
        '  body: {',
        "    name: 'x',",
        '  },',
        "  reason: 'so it is',",
        '  headers: {',
        "    Accept: 'application/json',",
        '  },',
        '});',
        'console.log(data);',
      ].join('\n'),
    );
  });

  it('writes files as an .http file refers to them', () => {
    const draft = shell(
      'curl https://discord.com/api/v10/channels/1/messages -F \'payload_json={"content":"{{x}}"}\' -F \'files[0]=@cat.png\'',
    );
    equal(
      compose(draft, 'http'),
      [
        'POST https://discord.com/api/v10/channels/1/messages',
        'Content-Type: multipart/form-data; boundary=tracecord-boundary',
        '',
        '--tracecord-boundary',
        'Content-Disposition: form-data; name="payload_json"',
        '',
        '{"content":"\\u007b{x}}"}',
        '--tracecord-boundary',
        'Content-Disposition: form-data; name="files[0]"; filename="cat.png"',
        'Content-Type: image/png',
        '',
        '< cat.png',
        '--tracecord-boundary--',
      ].join('\n'),
    );
  });

  for (const command of [
    'curl https://discord.com/api/v10/gateway',
    `curl -X PATCH "https://discord.com/api/v10/channels/$CHANNEL_ID" -H "Authorization: Bot $DISCORD_TOKEN" -H 'Content-Type: application/json' -d '{"name":"a b","n":1}'`,
    "curl https://discord.com/api/v10/oauth2/token -d 'grant_type=client_credentials&scope=identify'",
    'curl https://discord.com/api/webhooks/1/$HOOK -F \'payload_json={"content":"x"};type=application/json\' -F \'file=@report.txt\'',
  ]) {
    it(`writes ${command.slice(0, 60)}… so that it reads the same from curl and .http`, () => {
      const draft = shell(command);
      deepEqual(facts(shell(compose(draft, 'curl'))), facts(draft));
      const { headers, ...rest } = facts(http(compose(draft, 'http')));
      deepEqual(rest.url.replaceAll('$processEnv ', '$'), facts(draft).url);
      deepEqual([rest.method, rest.value], [facts(draft).method, facts(draft).value]);
      ok(headers.length >= facts(draft).headers.length);
    });
  }
});

function shell(command: string): Draft {
  const { drafts } = extractShell(command);
  equal(drafts.length, 1);
  return drafts[0] as Draft;
}

function http(text: string): Draft {
  const { drafts } = extractHttp(text);
  equal(drafts.length, 1);
  return drafts[0] as Draft;
}

function facts(draft: Draft) {
  return {
    method: writeText(draft.method.text),
    url: writeText(draft.url.text),
    headers: draft.headers
      .filter(({ name }) => name !== 'Content-Type')
      .map(({ name, value }) => [name, writeText(value.text)]),
    value: draft.body?.value,
  };
}
