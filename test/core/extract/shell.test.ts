// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts under test are shell.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { extractShell } from '../../../src/core/extract/shell.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { holesOf, writeText } from '../../../src/core/request/text.ts';

const url = 'https://discord.com/api/v10/channels/1/messages';

/** What stands in the script at the place of each part of its only request. */
interface Places {
  readonly script: string;
  readonly at: Readonly<Record<string, string>>;
}

const places: Readonly<Record<string, Places>> = {
  'bare words': {
    script: `curl -X POST ${url} -H X-One:1 -d a=b`,
    at: { method: 'POST', url, 'header:X-One': '1', body: 'a=b', 'body:a': 'b', 'key:a': 'a' },
  },
  'single quotes': {
    script: `curl '${url}' -H 'Authorization: Bot one' -d '{"content":"x","tts":true}'`,
    at: {
      method: '',
      url,
      'header:Authorization': 'Bot one',
      body: '{"content":"x","tts":true}',
      'body:content': '"x"',
      'key:content': '"content"',
      'body:tts': 'true',
    },
  },
  'double quotes with escapes': {
    script: `curl "${url}" -H "X-A: say \\"hi\\"" -d "{\\"content\\":\\"x\\",\\"embeds\\":[{\\"title\\":\\"t\\"}]}"`,
    at: {
      'header:X-A': 'say \\"hi\\"',
      'body:content': '\\"x\\"',
      'key:content': '\\"content\\"',
      'body:embeds[0]': '{\\"title\\":\\"t\\"}',
      'body:embeds[0].title': '\\"t\\"',
    },
  },
  'an apostrophe between single quotes': {
    script: `curl ${url} -d '{"content":"it'\\''s","n":1}'`,
    at: { 'body:content': `"it'\\''s"`, 'body:n': '1', body: `{"content":"it'\\''s","n":1}` },
  },
  'ANSI-C quoting': {
    script: `curl ${url} --data-raw $'{"content":"it\\'s \\u0021\\xf0\\x9f\\x94\\xa5","n":1}'`,
    at: { 'body:content': `"it\\'s \\u0021\\xf0\\x9f\\x94\\xa5"`, 'body:n': '1', 'key:n': '"n"' },
  },
  'quotes side by side': {
    script: `curl 'https://'"discord.com"/api/v10/gateway -H 'Authorization: '"Bot $TOKEN"''`,
    at: { url: `https://'"discord.com"/api/v10/gateway`, 'header:Authorization': 'Bot $TOKEN' },
  },
  'a variable between quotes': {
    script: `curl ${url} -d '{"content":"'"$WORD"'","n":1}'`,
    at: { 'body:content': `"'"$WORD"'"`, 'body:n': '1' },
  },
  'a variable that the script sets': {
    script: `ID=5\ncurl "https://discord.com/api/v10/channels/$ID" -H "X-Id: $ID"`,
    at: { url: 'https://discord.com/api/v10/channels/$ID', 'header:X-Id': '5' },
  },
  'headers that stand in a list': {
    script: `auth=(-H "Authorization: Bot $TOKEN" -A "agent (https://example.com, 1)")\ncurl "\${auth[@]}" ${url}`,
    at: { 'header:Authorization': 'Bot $TOKEN', 'header:User-Agent': 'agent (https://example.com, 1)', url },
  },
  'an agent that stands in a variable': {
    script: `ua='Mozilla/5.0 (X11)'\ncurl -A "$ua" -H "X-A: $ua" ${url}`,
    at: { 'header:User-Agent': 'Mozilla/5.0 (X11)', 'header:X-A': 'Mozilla/5.0 (X11)' },
  },
  'a header and a URL that stand in variables': {
    script: `header='X-A: b' url=${url}\ncurl -H "$header" "$url"`,
    at: { 'header:X-A': 'b', url, method: '' },
  },
  'a value of two definitions': {
    script: `a=Mozilla\na+=/5.0\nb="$a $a"\ncurl -A "$a" -H "X-B: $b" -H "X-C: x $a" ${url}`,
    at: { 'header:User-Agent': '$a', 'header:X-B': '$b', 'header:X-C': 'x $a' },
  },
  'a body that stands in a variable': {
    script: `BODY='{"content":"x","embeds":[]}'\ncurl ${url} -d "$BODY"`,
    at: { body: '$BODY', 'body:content': '"x"', 'key:content': '"content"', 'body:embeds': '[]' },
  },
  'a value that stands in a variable': {
    script: `WORD=hello\ncurl ${url} -d "{\\"content\\":\\"$WORD\\",\\"n\\":1}"`,
    at: { 'body:content': '\\"$WORD\\"', 'body:n': '1' },
  },
  'continued lines': {
    script: `curl -X PATCH \\\n  ${url}/2 \\\n  -H 'X-A: b' \\\n  -d '{\n  "content": "x"\n}'`,
    at: { method: 'PATCH', url: `${url}/2`, 'header:X-A': 'b', 'body:content': '"x"' },
  },
  'a word over two lines': {
    script: 'curl https://discord.com/api/v10/gate\\\nway',
    at: { url: 'https://discord.com/api/v10/gate\\\nway' },
  },
  'a here-document': {
    script: `curl ${url} -d @- <<EOF\n{\n  "content": "x $WORD",\n  "n": 1\n}\nEOF\n`,
    at: { 'body:content': '"x $WORD"', 'body:n': '1', 'key:n': '"n"' },
  },
  'a here-document without its tabs': {
    script: `curl ${url} -d @- <<-EOF\n\t{"content":\n\t"x"}\n\tEOF\n`,
    at: { 'body:content': '"x"', body: '{"content":\n\t"x"}' },
  },
  'a here-document in a substitution': {
    script: `curl ${url} -d "$(cat <<'EOF'\n{"content":"x"}\nEOF\n)"`,
    at: { 'body:content': '"x"' },
  },
  'an echo': {
    script: `echo '{"content":"x"}' | curl ${url} -d @-`,
    at: { 'body:content': '"x"' },
  },
  'data that is joined': {
    script: `curl ${url} -d a=1 -d b=2 --data-urlencode 'c=x y'`,
    at: { 'body:a': '1', 'body:b': '2', 'key:b': 'b', 'body:c': 'x y' },
  },
  'a multipart body': {
    script: `curl ${url} -F 'payload_json={"content":"x"}' -F "files[0]=@cat.png;type=image/png"`,
    at: { 'body:content': '"x"', 'body:files[0]': 'cat.png', 'key:files[0]': 'files[0]' },
  },
  'options that are headers': {
    script: `curl ${url} -A 'agent/1' -e https://example.com/ -b 'a=b' --oauth2-bearer 'tok'`,
    at: {
      'header:User-Agent': 'agent/1',
      'header:Referer': 'https://example.com/',
      'header:Cookie': 'a=b',
      'header:Authorization': 'tok',
    },
  },
  '--json': {
    script: `curl --json '{"content":"x"}' ${url}`,
    at: { 'header:Content-Type': '--json', 'body:content': '"x"' },
  },
  'attached arguments': {
    script: `curl -sXPOST ${url} -HX-A:b -d'{"content":"x"}'`,
    at: { method: 'POST', 'header:X-A': 'b', 'body:content': '"x"' },
  },
  'an empty body': { script: `curl ${url} -X POST -d ''`, at: { body: '' } },
  'letters beyond the BMP': {
    script: `# 🔥🔥\ncurl ${url} -d '{"content":"🔥","tts":true}'`,
    at: { 'body:content': '"🔥"', 'body:tts': 'true' },
  },
};

describe('extractShell', () => {
  for (const [title, { script, at }] of Object.entries(places)) {
    it(`knows the place of every part: ${title}`, () => {
      const { drafts } = extractShell(script);
      equal(drafts.length, 1);
      for (const [part, source] of Object.entries(at)) equal(sourceOf(script, drafts[0] as Draft, part), source, part);
    });
  }

  it('gives offsets in UTF-16 units', () => {
    const [draft] = extractShell(`🔥; curl -X PUT 'https://discord.com/api/v10/gateway' -H "A: 🔥b"`).drafts;
    deepEqual(draft?.span, [4, 65]);
    deepEqual(draft?.method.span, [12, 15]);
    deepEqual(draft?.url.span, [17, 52]);
    deepEqual(draft?.headers[0]?.nameSpan, [58, 59]);
    deepEqual(draft?.headers[0]?.value.span, [61, 64]);
  });

  it('covers the here-document and the command that feeds it', () => {
    const script = `true\necho '{"content":"x"}' | curl ${url} -d @-\ncurl ${url} -d @- <<EOF\n{}\nEOF\ntrue\n`;
    deepEqual(
      extractShell(script).drafts.map((draft) => script.slice(...draft.span)),
      [`{"content":"x"}' | curl ${url} -d @-`, `curl ${url} -d @- <<EOF\n{}\nEOF`],
    );
  });

  describe('holes', () => {
    for (const [title, script, expected] of [
      ['the environment', `curl "${url}/$ID"`, ['environment ID $ID']],
      ['the environment in braces', `curl "${url}/\${ID}"`, ['environment ID ${ID}']],
      ['a default', `curl "${url}/\${ID:-7}"`, ['environment ID ${ID:-7} or 7']],
      ['a demand', `curl "${url}/\${ID:?missing}"`, ['environment ID ${ID:?missing}']],
      ['a loop', `for id in 1 2; do curl "${url}/$id"; done`, ['variable id $id']],
      ['read', `while read -r id; do curl "${url}/$id"; done < ids`, ['variable id $id']],
      ['a parameter', `get() { curl "${url}/$1"; }`, ['expression $1']],
      ['a substitution', `curl "${url}/$(cat id.txt)"`, ['expression $(cat id.txt)']],
      ['backquotes', `curl "${url}/\`cat id.txt\`"`, ['expression `cat id.txt`']],
      ['arithmetic', `curl "${url}/$((1 + 2))"`, ['expression $((1 + 2))']],
      ['a changed value', `curl "${url}/\${ID#x}"`, ['expression ${ID#x}']],
      ['a substitution in a variable', `ID=$(cat id.txt)\ncurl "${url}/$ID"`, ['expression $(cat id.txt)']],
      ['a pipe', `jq -n '{}' | curl ${url} -d @-`, ["expression jq -n '{}'"]],
      ['a base64 credential', `curl ${url} -u "$A:$B"`, ['expression base64($A:$B)']],
      ['a file of a process', `curl ${url} -d @<(jq .)`, ['expression <(jq .)']],
    ] as const) {
      it(`come from ${title}`, () => {
        const [draft] = extractShell(script).drafts;
        ok(draft);
        const texts = [draft.url.text, ...draft.headers.map((header) => header.value.text), draft.body?.text ?? []];
        const holes = texts.flatMap(holesOf).map(({ source, expression }) => {
          if (source.kind === 'expression') return `expression ${expression}`;
          const fallback =
            source.kind === 'environment' && source.fallback !== undefined ? ` or ${source.fallback}` : '';
          return `${source.kind} ${source.name} ${expression}${fallback}`;
        });
        deepEqual(holes, expected);
        for (const hole of texts.flatMap(holesOf)) {
          if (!hole.expression.startsWith('base64')) equal(script.slice(...hole.span), hole.expression);
        }
      });
    }
  });

  describe('bases that only run time knows', () => {
    for (const script of [
      'curl "$DISCORD_API/users/@me"',
      'curl "$API/guilds/$GUILD/members"',
      'curl "$BASE_URL/api/v10/channels/$CHANNEL/messages" -d x=y',
      'curl "https://$HOST/api/v10/users/@me"',
      'curl "$API/anything" -H "Authorization: Bot $TOKEN"',
      `curl "$WEBHOOK_URL" --json '{"content":"deployed"}'`,
      'curl "$DISCORD_WEBHOOK" -d x=y',
      'curl "${API:-https://discord.com/api/v10}/anything"',
    ]) {
      it(`are Discord's in ${script}`, () => equal(extractShell(script).drafts.length, 1));
    }
    for (const script of [
      'curl "$API/users/5"',
      'curl "$API/channels/5"',
      'curl "$URL"',
      `curl "$WEBHOOK_URL" --json '{"text":"deployed"}'`,
      'curl "https://$HOST.example.com/api/v10/users/@me"',
      'curl "${API:-https://example.com/api/v10}/users/@me"',
    ]) {
      it(`are not Discord's in ${script}`, () => deepEqual(extractShell(script).drafts, []));
    }
  });

  it('names an option that it cannot follow, at its place', () => {
    const script = `curl ${url} -sz yesterday --digest`;
    const problem = extractShell(script).drafts[0]?.problem;
    deepEqual(problem, {
      code: 'unsupported-option',
      option: '-z',
      span: [script.indexOf('z yesterday'), script.indexOf(' yesterday')],
    });
  });

  it('says that it stopped reading where a script is too tangled', () => {
    const { incomplete } = extractShell(`A=xx\n${'A=$A$A$A$A;'.repeat(20_000)}`);
    equal(incomplete, true);
  });
});

function sourceOf(script: string, draft: Draft, part: string): string | undefined {
  const [, kind, name = ''] = /^(\w+):?(.*)$/.exec(part) ?? [];
  const header = draft.headers.find((candidate) => candidate.name === name);
  const span =
    kind === 'method'
      ? draft.method.span
      : kind === 'url'
        ? draft.url.span
        : kind === 'header'
          ? header?.value.span
          : part === 'body'
            ? draft.body?.span
            : draft.body?.fields.get(name)?.[kind === 'key' ? 'key' : 'value'];
  return span === undefined ? writeText([]) : script.slice(...span);
}
