// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts under test are shell and JavaScript.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { extractHttp } from '../../../src/core/extract/http.ts';
import { extractShell } from '../../../src/core/extract/shell.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { type Arrived, partsOf } from './recorder.ts';
import { Execution, needs, runtimes } from './runtimes.ts';

/** Values of the environment that the composed code runs in. They stay harmless where text is put in as it is. */
const environment = { DISCORD_TOKEN: 'from-the-environment', WORD: 'a word', DISCORD_WEBHOOK_TOKEN: 'hook' };

/** JSON texts that break careless quoting, as they stand in the request. */
const bodies: Readonly<Record<string, string>> = {
  'an apostrophe': '{"content":"it\'s \'quoted\'"}',
  'double quotes': '{"content":"say \\"hi\\""}',
  backquotes: '{"content":"run `touch x` now"}',
  'a substitution': '{"content":"$(touch x) ${HOME} $HOME $$ #{x} %s %(a)s"}',
  'an exclamation mark': '{"content":"wow! !! !x"}',
  'escaped line breaks': '{"content":"one\\ntwo\\r\\nthree\\tfour"}',
  'line breaks between values': '{\n  "content": "x",\n\n  "tts": false\n}',
  backslashes: '{"content":"\\\\ \\\\n \\\\\\" c:\\\\temp"}',
  'a backslash at the end': '{"content":"end\\\\"}',
  'emoji and other letters': '{"content":"🔥 日本語 ü é \\ud83d\\ude00"}',
  'half a surrogate pair': '{"content":"\\ud83d alone"}',
  'the end of a here-document': '{"content":"EOF\\nEOF\\n\'EOF\'"}',
  'digits beyond 2^53': '{"id":12345678901234567890,"list":[9007199254740993],"x":-0.10}',
  'all kinds of values': '{"a":null,"b":true,"c":false,"d":-1,"e":1.5,"f":[],"g":{},"h":[{"i":[1,"2"]}]}',
  'odd keys': '{"a b":1,"$":2,"1":3,"":4,"class":5,"it\'s":6,"a-b":7}',
  braces: '{"content":"{x} {{y}} }} {{ ${z} `${w}`"}',
  'separators and controls': '{"content":"\\u2028\\u2029\\u0000\\u001b\\ufeff"}',
  'a list': '[{"name":"a"},{"name":"b"}]',
  'a key that is special in JavaScript': '{"__proto__":{"x":1},"content":"y"}',
  'a key that stands twice': '{"content":"a","content":"b"}',
  'JSON in JSON': '{"content":"{\\"a\\":\\"b\\\\n\\"}"}',
  markdown: '{"content":"# not a comment\\n// nor this\\n### nor that\\n> quote"}',
};

interface Case {
  readonly title: string;
  readonly draft: Draft;
  readonly check: (arrived: Arrived) => void;
  /** REST of discord.js has its own way: a version in every address, its own User-Agent, reasons encoded anew. */
  readonly exceptRest?: true;
}

const cases: Case[] = [
  ...Object.entries(bodies).map(([title, json]) => ({
    title: `JSON with ${title}`,
    draft: fromHttp(
      `POST https://discord.com/api/v10/channels/1/messages\nAuthorization: Bot {{$processEnv DISCORD_TOKEN}}\nContent-Type: application/json\n\n`,
      json,
    ),
    check: (arrived: Arrived) => {
      equal(arrived.method, 'POST');
      equal(arrived.path, '/api/v10/channels/1/messages');
      equal(arrived.headers.authorization, 'Bot from-the-environment');
      equal(arrived.headers['content-type'], 'application/json');
      sameJson(arrived.body, json);
    },
  })),
  {
    title: 'nothing but an address',
    draft: fromShell("curl 'https://discord.com/api/v10/channels/1/messages?limit=5&q=it%27s'"),
    check: (arrived) => {
      equal(arrived.method, 'GET');
      equal(arrived.path.replace("'", '%27'), '/api/v10/channels/1/messages?limit=5&q=it%27s');
      equal(arrived.body, '');
    },
  },
  {
    title: 'a method without a body',
    exceptRest: true,
    draft: fromShell(
      "curl -X DELETE https://discord.com/api/v10/channels/1/messages/2 -H 'X-Audit-Log-Reason: it%27s%20spam'",
    ),
    check: (arrived) => {
      equal(arrived.method, 'DELETE');
      equal(arrived.headers['x-audit-log-reason'], 'it%27s%20spam');
    },
  },
  {
    title: 'a header with quotes',
    exceptRest: true,
    draft: fromShell(`curl https://discord.com/api/v10/gateway -A 'it'\\''s "x" \`y\` $(z) \\ {a}'`),
    check: (arrived) => equal(arrived.headers['user-agent'], 'it\'s "x" `y` $(z) \\ {a}'),
  },
  {
    title: 'a form',
    draft: fromShell(
      "curl https://discord.com/api/v10/oauth2/token -d 'grant_type=client_credentials&scope=it%27s+x&y={z}'",
    ),
    check: (arrived) => {
      equal(arrived.headers['content-type'], 'application/x-www-form-urlencoded');
      equal(arrived.body, 'grant_type=client_credentials&scope=it%27s+x&y={z}');
    },
  },
  {
    title: 'a text of several lines',
    draft: fromShell(
      `curl https://discord.com/api/v10/x -H 'Content-Type: text/plain' --data-raw 'one "two"\n $three \\ four\n\`five\` {{six}}'`,
    ),
    check: (arrived) => equal(arrived.body, 'one "two"\n $three \\ four\n`five` {{six}}'),
  },
  {
    title: 'a value from run time beside quotes and braces',
    draft: fromShell(
      `curl https://discord.com/api/v10/channels/1/messages --json '{"content":"it'\\''s {'"$WORD"'} \\"x\\" \`y\`"}'`,
    ),
    check: (arrived) => sameJson(arrived.body, '{"content":"it\'s {a word} \\"x\\" `y`"}'),
  },
  {
    title: 'a value from run time outside a string',
    draft: fromShell(
      `curl https://discord.com/api/v10/channels/1/messages --json "{\\"content\\":\\"$WORD\\",\\"big\\":12345678901234567890}"`,
    ),
    check: (arrived) => sameJson(arrived.body, '{"content":"a word","big":12345678901234567890}'),
  },
  {
    title: 'a default for what run time does not know',
    draft: fromShell(
      'curl "https://discord.com/api/v${NO_SUCH_VERSION:-10}/channels/1/messages" -d "content=${NO_SUCH_WORD:-none}"',
    ),
    check: (arrived) => {
      equal(arrived.path, '/api/v10/channels/1/messages');
      equal(arrived.body, 'content=none');
    },
  },
  {
    title: "a webhook's token",
    exceptRest: true,
    draft: fromShell("curl 'https://discord.com/api/webhooks/1/literal?wait=true' --json '{}'"),
    check: (arrived) => equal(arrived.path, '/api/webhooks/1/hook?wait=true'),
  },
  {
    title: 'a body from a file',
    draft: fromShell(
      "curl https://discord.com/api/v10/channels/1/messages -H 'Content-Type: application/json' --data-binary '@it'\\''s a file.json'",
    ),
    check: (arrived) => equal(arrived.body, '{\n"content":"file"}\n'),
  },
  {
    title: 'a body from a file without its line breaks',
    draft: fromShell(
      "curl https://discord.com/api/v10/channels/1/messages -H 'Content-Type: application/json' -d '@it'\\''s a file.json'",
    ),
    check: (arrived) => equal(arrived.body, '{"content":"file"}'),
  },
  {
    title: 'a multipart body',
    draft: fromShell(
      `curl https://discord.com/api/v10/channels/1/messages --form-string 'payload_json={"content":"a; \\"b\\" it'\\''s $x"}' -F 'files[0]=@"it'\\''s a file.json";filename="a; \\"b.txt";type=text/plain'`,
    ),
    check: (arrived) => {
      const parts = partsOf(arrived);
      deepEqual(JSON.parse(parts.payload_json?.content ?? ''), { content: 'a; "b" it\'s $x' });
      equal(parts['files[0]']?.content, '{\n"content":"file"}\n');
      equal(parts['files[0]']?.type, 'text/plain');
    },
  },
];

describe('compose, executed', () => {
  for (const runtime of runtimes) {
    const { title: name, target } = runtime;
    describe(name, function () {
      this.timeout(120_000);
      const execution = new Execution(runtime, environment);

      before(async function () {
        needs(this, runtime, cases.length);
        const errors = await execution.run(cases.map(({ draft }) => draft));
        equal(execution.arrived.filter((each) => each !== undefined).length, cases.length, errors);
      });

      after(() => execution.close());

      cases.forEach(({ title, check, exceptRest }, index) => {
        if (exceptRest && target === 'discord.js') return;
        it(`sends ${title}`, () => {
          const arrived = execution.arrived[index];
          ok(arrived);
          check(arrived);
        });
      });
    });
  }
});

function fromHttp(head: string, body: string): Draft {
  // A reference begins with two braces in a file; the escape is the same JSON.
  return only(extractHttp(head + body.replaceAll('{{', '{\\u007b')).drafts);
}

function fromShell(command: string): Draft {
  return only(extractShell(command).drafts);
}

function only(drafts: readonly Draft[]): Draft {
  equal(drafts.length, 1);
  return drafts[0] as Draft;
}

/** The same JSON, digit by digit. */
function sameJson(actual: string, expected: string): void {
  deepEqual(JSON.parse(actual), JSON.parse(expected));
  deepEqual(actual.match(/\d{16,}/g), expected.match(/\d{16,}/g));
}
