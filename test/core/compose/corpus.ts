// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are meant to break templates.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { extract } from '../../../src/core/extract/extract.ts';
import type { BodyFilePart, Client, Draft, DraftBody } from '../../../src/core/request/draft.ts';
import { type Hole, type HoleEncoding, literal, literalOf, type Text } from '../../../src/core/request/text.ts';
import { pathsOf } from './runtimes.ts';

/** A request and what it is about. */
export interface Sample {
  readonly title: string;
  readonly draft: Draft;
}

const span = [0, 0] as const;
const json = ['Content-Type', 'application/json'] as const;
const form = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
const plain = ['Content-Type', 'text/plain; charset=utf-8'] as const;
const messages = 'https://discord.com/api/v10/channels/1/messages';

interface Wish {
  readonly method?: string;
  readonly url?: string | Text;
  readonly headers?: readonly (readonly [name: string, value: string | Text])[];
  readonly without?: readonly string[];
  readonly body?: DraftBody;
  readonly client?: Client;
}

function draftOf({ method, url = messages, headers = [], without, body, client = 'curl' }: Wish): Draft {
  return {
    language: 'shellscript',
    client,
    span,
    method: { text: [method ?? (body === undefined ? 'GET' : 'POST')], span },
    url: { text: typeof url === 'string' ? literal(url) : url, span },
    headers: headers.map(([name, value]) => ({
      name,
      nameSpan: span,
      value: { text: typeof value === 'string' ? literal(value) : value, span },
    })),
    ...(without === undefined ? {} : { withoutHeaders: without }),
    body: body ?? null,
  };
}

function body(kind: DraftBody['kind'], text: string | Text, more: Partial<DraftBody> = {}): DraftBody {
  return { kind, text: typeof text === 'string' ? literal(text) : text, span, fields: new Map(), ...more };
}

function parts(...list: BodyFilePart[]): DraftBody {
  return body('multipart', '', { parts: list });
}

function hole(name: string, encoding: HoleEncoding = 'plain', fallback?: string): Hole {
  const source = { kind: 'environment', name, ...(fallback === undefined ? {} : { fallback }) } as const;
  return { expression: name, source, encoding, span };
}

function text(name: string, content: string | Text, contentType?: string): BodyFilePart {
  const written = typeof content === 'string' ? literal(content) : content;
  return { name, text: written, ...(contentType === undefined ? {} : { contentType }) };
}

function file(name: string, path: string, filename: string, contentType?: string): BodyFilePart {
  return { name, path, filename, ...(contentType === undefined ? {} : { contentType }) };
}

const payload = text('payload_json', '{"content":"a; \\"b\\" it\'s `$x` \\u007b{y}}"}');
const wild = 'it\'s "x" `y` $z ${a} $(b) #{c} %s %(d)s {e} {{f}} \\ \\n \\u0041 <g> &h; EOF 🔥 é';

/** Requests that differ in their structure, with everything in it that breaks careless quoting. */
const written: Readonly<Record<string, Wish>> = {
  'nothing but an address': {},
  'an address alone, HEAD': { method: 'HEAD' },
  'an address alone, OPTIONS': { method: 'OPTIONS' },
  'an address alone, DELETE': { method: 'DELETE' },
  'a method that no library has a name for': { method: 'PURGE' },
  'such a method with a body': { method: 'REPORT', headers: [json], body: body('json', '{"a":1}') },
  'POST without a body': { method: 'POST' },
  'PUT without a body': { method: 'PUT', headers: [['Authorization', ['Bot ', hole('DISCORD_TOKEN')]]] },
  'DELETE with a body': { method: 'DELETE', headers: [json], body: body('json', '{"delete_message_days":1}') },
  'OPTIONS with a body': { method: 'OPTIONS', headers: [plain], body: body('text', 'x') },
  'GET with a body': { method: 'GET', headers: [json], body: body('json', '{"a":[]}') },
  'an empty body': { headers: [json], body: body('text', '') },
  'an empty body, PATCH': { method: 'PATCH', headers: [plain], body: body('text', '') },
  'an empty form': { headers: [form], body: body('form', '') },

  'a query': { url: `${messages}?limit=5&around=2` },
  'a query with quotes': { url: `${messages}?q='x'%22y%22&z=$a\`b\`` },
  'a query that repeats a name': { url: `${messages}?id=1&id=2&id=` },
  'a query without values': { url: `${messages}?wait&thread_id=1` },
  'a query of encoded signs': { url: `${messages}?q=a%2Bb%26c%3Dd%25%20e+f` },
  'brackets and braces in a query': { url: `${messages}?a[]=1&b={c}` },
  'an encoded emoji': { method: 'PUT', url: `${messages}/2/reactions/%F0%9F%91%8D/@me` },
  'a custom emoji': { method: 'PUT', url: `${messages}/2/reactions/name:3/@me` },
  'an encoded colon': { method: 'PUT', url: `${messages}/2/reactions/name%3A3/@me` },
  'another host': { url: 'https://canary.discord.com/api/v9/gateway' },
  'no version': { url: 'https://discord.com/api/gateway' },
  'values in the address': { url: [`${messages}/`, hole('MESSAGE_ID'), '?x=', hole('SHARP', 'url-component')] },
  'a value with a default in the address': {
    url: ['https://discord.com/api/v', hole('NO_SUCH_VERSION', 'plain', '10'), '/gateway'],
  },

  'a header with everything in it': { headers: [['X-Wild', wild.replace(/ 🔥 é/, '')]] },
  'an empty header': { headers: [['X-Empty', '']] },
  'a header that stands twice': {
    headers: [
      ['X-Twice', 'a, b'],
      ['x-twice', 'c'],
    ],
  },
  'a header of three values from run time': {
    headers: [['X-Many', [hole('MESSAGE_ID'), hole('OTHER_ID'), ' and ', hole('NONE_SUCH', 'plain', 'a default')]]],
  },
  'an encoded reason': { method: 'DELETE', headers: [['X-Audit-Log-Reason', 'it%27s%20%E2%9C%93']] },
  'a cookie': { headers: [['Cookie', [hole('DISCORD_COOKIE')]]] },
  'a bearer token': { headers: [['Authorization', ['Bearer ', hole('DISCORD_ACCESS_TOKEN')]]] },
  'a token without its scheme': { headers: [['authorization', [hole('DISCORD_TOKEN')]]] },
  'headers that libraries write themselves': {
    headers: [
      ['Accept', 'application/json'],
      ['Accept-Encoding', 'identity'],
      ['User-Agent', 'DiscordBot (x, 1)'],
    ],
  },
  'no User-Agent': { without: ['User-Agent'] },
  'no User-Agent and no Accept, with a body': {
    without: ['User-Agent', 'Accept'],
    headers: [json],
    body: body('json', '{"a":{"b":[1]}}'),
  },
  'JSON without a Content-Type': { without: ['Content-Type'], body: body('json', '{"a":1}') },
  'text without a Content-Type': { client: 'undici', body: body('text', 'just text') },
  'another type of JSON': { headers: [['Content-Type', 'application/json; charset=utf-8']], body: body('json', '[1]') },
  'JSON under a foreign type': { headers: [plain], body: body('json', '{"a": "b"}') },
  'JSON under the type of forms': { body: body('json', '{"a":"b"}') },

  'JSON of every kind': {
    headers: [json],
    body: body('json', '{"a":[null,true,false,-0,0,1e5,1.50,{}],"":{"b c":""}}'),
  },
  'JSON with wild strings': { headers: [json], body: body('json', JSON.stringify({ [wild]: wild, list: [wild] })) },
  'JSON with controls': {
    headers: [json],
    body: body('json', JSON.stringify({ a: '\u0001\u001b\u007f\u0085\u2028\u2029\ufeff\r\n\t' })),
  },
  'JSON with half a surrogate pair as an escape': {
    headers: [json],
    body: body('json', '{"a":"\\ud83d \\udc00 \\\\ud83d"}'),
  },
  'JSON with half a surrogate pair as it is': { headers: [json], body: body('json', '{"a":"\ud83d"}') },
  'JSON with long numbers': {
    headers: [json],
    body: body('json', '{"a":12345678901234567890,"b":[0.1234567890123456789,1E400]}'),
  },
  'JSON with a key twice': { headers: [json], body: body('json', '{"a":1,"a":2}') },
  'JSON with keys of prototypes': {
    headers: [json],
    body: body('json', '{"__proto__":{"a":1},"constructor":{"prototype":2}}'),
  },
  'JSON with a constructor': {
    headers: [json],
    body: body('json', '{"constructor":{"prototype":{"x":2}},"toString":3}'),
  },
  'a single string': { headers: [json], body: body('json', '"5"') },
  'a single number': { headers: [json], body: body('json', '5') },
  null: { headers: [json], body: body('json', 'null') },
  'an empty object': { headers: [json], body: body('json', '{}') },
  'an empty list, PUT': { method: 'PUT', headers: [json], body: body('json', '[]') },
  'broken JSON': { headers: [json], body: body('json', ' {"a": 1,} \n') },
  'long numbers between blanks': { headers: [json], body: body('json', '\n {"a":12345678901234567890} \n') },
  'values in JSON': {
    headers: [json],
    body: body('json', ['{"a":"x', hole('SHARP', 'json-string'), '","b":', hole('SHARP', 'json-value'), '}']),
  },
  'values as they are in JSON': { headers: [json], body: body('json', ['{"a":', hole('NUMBER'), ',"b":"{c}"}']) },
  'a key from run time': { headers: [json], body: body('json', ['{"', hole('SHARP', 'json-string'), '":1}']) },

  'wild text': { headers: [plain], body: body('text', wild) },
  'text of lines': { headers: [plain], body: body('text', '\n one\r\ntwo\rthree\n\n\'EOF\'\nEOF\n"#\n"##\n') },
  'text with controls': { headers: [plain], body: body('text', 'a\u0001\u001b\u007f\u0085\u2028\u2029\ufeff\tb') },
  'text with quotes of three': { headers: [plain], body: body('text', '"""a""" \'\'\'b\'\'\' ```c``` r"#d"#') },
  'half a surrogate pair': { headers: [plain], body: body('text', 'a\ud83d b\udc00') },
  'text that looks like options': { headers: [plain], body: body('text', '@not-a-file') },
  'text with values': { headers: [plain], body: body('text', ['{', hole('SHARP'), '} "', hole('MESSAGE_ID'), 'x[0]']) },
  'a form': { headers: [form], body: body('form', "a=1&b=it%27s+x&c={z}&d=%F0%9F%94%A5&e='f'") },
  'a form with values': {
    headers: [form],
    body: body('form', ['a=', hole('SHARP', 'form-component'), '&b=', hole('SHARP', 'url-component')]),
  },

  'a file': { headers: [json], body: body('file', "it's a file.json") },
  'a file without its line breaks': {
    headers: [plain],
    body: body('file', 'some $dir/`a`.txt', { stripsLineBreaks: true }),
  },
  'a file without a Content-Type': { client: 'undici', body: body('file', 'b.bin') },
  'fields alone': { body: parts(text('content', wild), text('empty', '')) },
  'a payload and a file': { body: parts(payload, file('files[0]', 'cat.png', 'cat.png', 'image/png')) },
  'two files under other names': {
    body: parts(
      file('files[0]', 'a b.txt', 'c d.txt', 'text/plain'),
      file('files[1]', 'cat.png', 'é🔥.png', 'image/png'),
    ),
  },
  'a file given as text': { body: parts({ name: 'file', filename: 'x.txt', contentType: 'text/plain', text: [wild] }) },
  'a field of a type': {
    method: 'PATCH',
    body: parts(
      text('payload_json', '{"a":1}', 'application/json'),
      file('files[0]', 'cat.png', 'cat.png', 'image/png'),
    ),
  },
  'a field from a file': { body: parts({ name: 'content', path: 'b.txt' }) },
  'a field with values': {
    body: parts(
      text('content', ['a ', hole('SHARP'), ' b']),
      text('payload_json', ['{"a":"', hole('SHARP', 'json-string'), '"}']),
    ),
  },
};

/** The requests that are written here. */
export const samples: readonly Sample[] = Object.entries(written).map(([title, wish]) => ({
  title,
  draft: draftOf(wish),
}));

const languages: Readonly<Record<string, string>> = {
  '.sh': 'shellscript',
  '.http': 'http',
  '.js': 'javascript',
  '.cjs': 'javascript',
  '.ts': 'typescript',
  '.py': 'python',
};

/** Every third of them, so that all targets can send them in reasonable time. */
const share = 3;

/** Requests of the fixtures whose address is known and that read no file from elsewhere. */
export async function fixtures(): Promise<Sample[]> {
  const all: Sample[] = [];
  for (const folder of ['curl/corpus', 'http', 'code/javascript', 'code/python']) {
    for (const name of readdirSync(join('test/fixtures', folder))) {
      const language = languages[extname(name)];
      if (language === undefined) continue;
      const { drafts } = await extract(readFileSync(join('test/fixtures', folder, name), 'utf8'), language);
      drafts.forEach((draft, index) => {
        if (isSendable(draft)) all.push({ title: `${name} ${index}`, draft });
      });
    }
  }
  return all.filter((_, index) => index % share === 0);
}

function isSendable(draft: Draft): boolean {
  const [start] = draft.url.text;
  return (
    draft.problem === undefined &&
    typeof start === 'string' &&
    /^https:\/\/(?:canary\.|ptb\.)?discord(?:app)?\.com\/(?!\/)/.test(start) &&
    literalOf(draft.method.text) !== undefined &&
    pathsOf(draft).every((path) => /^[\w.][^{}]*$/.test(path) && !path.startsWith('..'))
  );
}
