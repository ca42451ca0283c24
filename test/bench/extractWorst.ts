// Text that was made to be slow, a million characters of it in every dialect: how long until its reader has ended.
import { loadExtractor } from '../../src/core/extract/extract.ts';
import { goal } from './parts/goals.ts';

const million = 1_000_000;
/** In ms. */
const allowed = 500;
const message = 'https://discord.com/api/v10/channels/1/messages';

/** The piece over and over, a million characters in all, behind a request that makes the reader look at it. */
function filled(piece: string, head = ''): string {
  return (head + piece.repeat(Math.ceil(million / piece.length))).slice(0, million);
}

/** As many pieces as asked for, each with its number, and blanks up to a million characters. */
function numbered(count: number, piece: (index: number) => string, tail = ''): string {
  return Array.from({ length: count }, (_, index) => piece(index))
    .join('')
    .slice(0, million)
    .concat(tail)
    .padEnd(million, ' \n');
}

const javascript: Readonly<Record<string, string>> = {
  'nested calls': filled(`fetch('${message}', `),
  'nested brackets': filled('[', `fetch('${message}', `),
  'nested objects': filled('{a:', `fetch('${message}', { body: `),
  'unclosed quotes': filled(`fetch('https://discord.com/api/`),
  'unclosed templates': filled('fetch(`https://discord.com/api/${'),
  'nested templates': filled('`${', `fetch('${message}', `),
  'open comments': filled('/* fetch( ', `fetch('${message}');`),
  '5,000 anchors': numbered(5000, (at) => `fetch('${message}/${at}');\n`),
  '5,000 unclosed anchors': numbered(5000, (at) => `fetch('${message}/${at}', {\n`),
  '5,000 names': numbered(5000, (at) => `fetch(\`${message}/\${name${at}}\`);\n`),
  'constants of constants': numbered(
    20_000,
    (at) => `const a${at + 1} = a${at} + a${at};\n`,
    `\nfetch('${message}' + a20000);`,
  ),
  'one name everywhere': filled("q.write('x');\n", `const q = https.request('${message}');\n`),
  'long chains': filled(`.set('a', 'b')`, `superagent.get('${message}')`),
  imports: filled('import { a } from ', `fetch('${message}');\n`),
  requires: filled("require('x');", `fetch('${message}');\n`),
  backslashes: filled('\\', `fetch('${message}`),
  'one line of blanks': filled(' ', `fetch('${message}',`),
  'type arguments': filled('get<', `fetch('${message}');`),
  dots: filled('a.', `fetch('${message}');`),
  instances: filled('got = got.extend(got);\n', `got('${message}');\n`),
};

const python: Readonly<Record<string, string>> = {
  'nested calls': filled(`requests.post('${message}', json={`),
  'nested brackets': filled('[', `requests.post('${message}', json=`),
  'unclosed quotes': filled(`requests.get('https://discord.com/api/`),
  'unclosed triple quotes': filled(`requests.get("""https://discord.com/api/`),
  'nested f-strings': filled(`f'{`, `requests.get('${message}' + `),
  '5,000 anchors': numbered(5000, (at) => `requests.get('${message}/${at}')\n`),
  '5,000 unclosed anchors': numbered(5000, (at) => `requests.post('${message}/${at}', json={\n`),
  '5,000 names': numbered(5000, (at) => `requests.get(f'${message}/{name${at}}')\n`),
  'constants of constants': numbered(
    20_000,
    (at) => `a${at + 1} = a${at} + a${at}\n`,
    `\nrequests.get('${message}' + a20000)`,
  ),
  'deep indentation': numbered(1300, (at) => `${' '.repeat(at)}if a:\n`, `\nrequests.get('${message}')`),
  imports: filled('from a import (', `requests.get('${message}')\n`),
  parents: filled('(', `requests.get('${message}')\n`),
};

const shell: Readonly<Record<string, string>> = {
  'nested substitutions': filled('$(', `curl ${message} -d `),
  'nested substitutions in quotes': filled('"$(', `curl ${message} -d `),
  'nested defaults': filled('${a:-', `curl ${message} -d `),
  'nested arithmetic': filled('((', `curl ${message}; `),
  backquotes: filled('`a ', `curl ${message} -d `),
  'unclosed quotes': filled('"\n', `curl ${message} -d `),
  'here-documents': filled('cat <<A ', `curl ${message};`),
  'here-documents by line': filled('cat <<A\n', `curl ${message};`),
  pipes: filled('a|', `curl ${message};`),
  '5,000 anchors': numbered(5000, (at) => `curl ${message}/${at}\n`),
  '5,000 unclosed anchors': numbered(5000, (at) => `curl ${message}/${at} -d '\n`),
  'variables of variables': numbered(20_000, (at) => `A=$A$A${at % 10}\n`, `\ncurl ${message}/$A`),
  options: filled('-F a=b;type=', `curl ${message} `),
  'many headers': filled(`-H 'A: b' `, `curl ${message} `),
  JSON: filled('{"a":[', `curl ${message} -d '`),
  'continued lines': filled('\\\n', `curl ${message} `),
  braces: filled('{a,', `curl ${message}/`),
  parents: filled('(', `curl ${message} `),
};

const batch: Readonly<Record<string, string>> = {
  carets: filled('^', `curl ${message} `),
  'continued lines': filled('^\n', `curl ${message} `),
  'unclosed quotes': filled('"\n', `curl ${message} -d `),
  'variables of variables': numbered(20_000, () => 'set A=%A%%A%\n', `\ncurl ${message}/%A%`),
  'percent signs': filled('%', `curl ${message} `),
  parents: filled('(', `curl ${message} & `),
  conditions: filled('if a==a ', `curl ${message}\n`),
  '5,000 anchors': numbered(5000, (at) => `curl ${message}/${at}\n`),
  '5,000 unclosed anchors': numbered(5000, (at) => `curl ${message}/${at} -d "\n`),
  'backslashes and quotes': filled('\\"', `curl ${message} -d "`),
};

const powershell: Readonly<Record<string, string>> = {
  'nested brackets': filled('(', `irm ${message} -Body `),
  'nested tables': filled('@{a=@(', `irm ${message} -Body `),
  'nested expansions': filled('"$(', `irm ${message} -Body `),
  'unclosed quotes': filled('"\n', `irm ${message} -Body `),
  'here-strings': filled('@"\n', `irm ${message} -Body `),
  blocks: filled('if ($x) { ', `irm ${message};`),
  '5,000 anchors': numbered(5000, (at) => `irm ${message}/${at}\n`),
  '5,000 unclosed anchors': numbered(5000, (at) => `irm ${message}/${at} -Body @{\n`),
  '5,000 names': numbered(5000, (at) => `irm "${message}/$name${at}"\n`),
  'texts of texts': numbered(20_000, () => '$a = "$a$a"\n', `\nirm "${message}/$a"`),
  'many variables': numbered(20_000, (at) => `$v${at} = { discord.com/ }\n`, `\nirm ${message}`),
  backquotes: filled('`\n', `irm ${message} `),
  types: filled('[a', `irm ${message};`),
};

const http: Readonly<Record<string, string>> = {
  references: filled('{{', `POST ${message}\n\n`),
  'references in an address': filled('{{a}}', `GET ${message}/`),
  'variables of variables': numbered(
    20_000,
    (at) => `@a${at + 1} = {{a${at}}}{{a${at}}}\n`,
    `\nGET ${message}/{{a20000}}`,
  ),
  'empty requests': filled('###\n', `GET ${message}\n`),
  '5,000 requests': numbered(5000, (at) => `### ${at}\nGET ${message}/${at}\n\n`),
  '5,000 curl commands': numbered(5000, (at) => `###\ncurl ${message}/${at} -d '\n\n`),
  headers: filled('A: b\n', `GET ${message}\n`),
  'carried-on lines': filled('  &a=b\n', `GET ${message}\n`),
  JSON: filled('{"a":[', `POST ${message}\nContent-Type: application/json\n\n`),
  multipart: filled(
    '--x\nContent-Disposition: form-data; name="a"\n\n',
    `POST ${message}\nContent-Type: multipart/form-data; boundary=x\n\n`,
  ),
  form: filled('&a=%', `POST ${message}\nContent-Type: application/x-www-form-urlencoded\n\na=b`),
  scripts: filled('< {%\n', `GET ${message}\n\n###\n`),
  comments: filled('# @name a\n', `GET ${message}\n\n###\n`),
};

const entry = `{"request":{"method":"GET","url":"${message}","headers":[],"cookies":[],"queryString":[]},"response":{}}`;
const har: Readonly<Record<string, string>> = {
  'nested lists': filled('[', '{"log":{"entries":['),
  'nested objects': filled('{"a":', '{"log":{"entries":['),
  'unclosed strings': filled('"a\\', '{"log":{"entries":['),
  '5,000 entries': `{"log":{"entries":[${Array.from({ length: 5000 }, () => entry).join()}]}}`,
  'unclosed entries': filled('{"request":{"url":', '{"log":{"entries":['),
  'JSON in JSON': `{"log":{"entries":[{"request":{"method":"POST","url":"${message}","headers":[],"postData":{"mimeType":"application/json","text":${JSON.stringify(filled('[{"a":'))}}}}]}}`,
  commas: filled(',', '{"log":{"entries":['),
};

const markdown: Readonly<Record<string, string>> = {
  'open fences': filled('```js\n', `fetch('${message}')\n`),
  fences: filled(`\`\`\`sh\ncurl ${message}\n\`\`\`\n`),
  'fences of backquotes': filled('`', `curl ${message}\n`),
  'one large block': `\`\`\`js\n${javascript['nested calls']}`,
  'one large script': `\`\`\`sh\n${shell['nested substitutions']}`,
  '5,000 blocks': numbered(5000, (at) => `\`\`\`js\nfetch('${message}/${at}')\n\`\`\`\n`),
};

const vue: Readonly<Record<string, string>> = {
  'open scripts': filled('<script>', `<!-- ${message} -->`),
  scripts: filled(`<script>fetch('${message}')</script>\n`),
  'open comments': filled('<!-- ', `<script>fetch('${message}')</script>`),
  'open tags': filled('<a b="', `<script>fetch('${message}')</script>`),
  'open quotes in tags': filled('<script "', `<!-- ${message} -->`),
  attributes: filled(' a=b', `<template>${message}</template><script`),
  'one large script': `<script lang="ts">\n${javascript['nested calls']}`,
};

const messages: Readonly<Record<string, string>> = {
  requests: filled('GET /api/v10/gateway HTTP/1.1\nHost: discord.com\n\n'),
  headers: filled('A: b\n', 'GET /api/v10/gateway HTTP/1.1\nHost: discord.com\n'),
  words: filled('GET ', 'GET /api/v10/gateway HTTP/1.1\nHost: discord.com\n\n'),
};

const dialects: readonly (readonly [dialect: string, language: string, texts: Readonly<Record<string, string>>])[] = [
  ['JavaScript', 'javascript', javascript],
  ['TypeScript', 'typescript', javascript],
  ['Python', 'python', python],
  ['shell', 'shellscript', shell],
  ['cmd', 'bat', batch],
  ['PowerShell', 'powershell', powershell],
  ['.http', 'http', http],
  ['HAR', 'json', har],
  ['Markdown', 'markdown', markdown],
  ['Vue', 'vue', vue],
  ['HTTP messages', 'plaintext', messages],
];

let slowest = { time: 0, what: '' };
let tooSlow = 0;
const wanted = process.argv.slice(2);
for (const [dialect, language, texts] of dialects) {
  if (wanted.length > 0 && !wanted.includes(language)) continue;
  const read = await loadExtractor(language);
  if (read === undefined) throw new Error(`no reader for ${language}`);
  for (const [what, text] of Object.entries(texts)) {
    // Time of a core, for what others do on the machine meanwhile is not ours; the better of two, for it warms up.
    let time = Number.POSITIVE_INFINITY;
    let extraction = { drafts: [] as readonly unknown[], incomplete: false };
    for (let round = 0; round < 2; round++) {
      const from = process.cpuUsage();
      extraction = read(text);
      const { user, system } = process.cpuUsage(from);
      time = Math.min(time, (user + system) / 1000);
      if (time <= allowed) break;
    }
    if (time > slowest.time) slowest = { time, what: `${dialect}, ${what}` };
    if (time > allowed) tooSlow++;
    const { drafts, incomplete } = extraction;
    const cells = [
      dialect.padEnd(14),
      what.padEnd(32),
      `${time.toFixed(0)} ms`.padStart(9),
      `${drafts.length} requests`.padStart(15),
    ];
    console.log(`${cells.join(' ')}${incomplete ? '  incomplete' : ''}${time > allowed ? '  FAILED' : ''}`);
  }
}
goal(
  'the slowest of these texts',
  `${slowest.time.toFixed(0)} ms (${slowest.what})`,
  `each at most ${allowed} ms`,
  tooSlow === 0,
);
