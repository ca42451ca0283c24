import type { BodyFilePart } from '../request/draft.ts';
import { goHelpers, goLiteral, goString } from './goSource.ts';
import { mergedHeaders, type Outgoing, type OutgoingBody, takesAway } from './outgoing.ts';

/** Go (1.18 or later) with net/http. */
export function composeGo(outgoing: Outgoing): string {
  const { method, url, body } = outgoing;
  const prepared = body === null ? { setup: [], value: 'nil' } : bodyOf(body);
  const main = [
    ...prepared.setup,
    `request := must(http.NewRequest(${goLiteral(method)}, ${goString(url)}, ${prepared.value}))`,
    ...headerLines(outgoing),
    ...(body?.kind === 'multipart' ? ['request.Header.Set("Content-Type", form.FormDataContentType())'] : []),
    'response := must(http.DefaultClient.Do(request))',
    'defer response.Body.Close()',
    'fmt.Println(response.Status, string(must(io.ReadAll(response.Body))))',
  ];
  const code = ['func main() {', ...main.map((line) => `\t${line}`), '}'].join('\n');
  const helpers = ['getenv', 'jsonString', 'must'].filter((name) => name === 'must' || code.includes(`${name}(`));
  const whole = [code, ...helpers.map((name) => goHelpers[name] ?? '')].join('\n\n');
  return `package main\n\nimport (\n${importsOf(whole)})\n\n${whole}`;
}

/** By what each package is known in the code. */
const packages: Readonly<Record<string, RegExp>> = {
  bytes: /\bbytes\.(?:Buffer|NewReader)\b/,
  'encoding/json': /\bjson\.Marshal\(/,
  fmt: /\bfmt\.Println\(/,
  io: /\bio\.ReadAll\(/,
  'mime/multipart': /\bmultipart\.NewWriter\(/,
  'net/http': /\bhttp\.NewRequest\(/,
  'net/textproto': /\btextproto\.MIMEHeader\{/,
  'net/url': /\burl\.QueryEscape\(/,
  os: /\bos\.(?:Getenv|LookupEnv|ReadFile)\(/,
  strings: /\bstrings\.(?:NewReader|NewReplacer|ReplaceAll)\(/,
};

/** Only what is used: Go does not compile with an import too many. What stands in literals does not count. */
function importsOf(code: string): string {
  const bare = code.replace(/`[^`]*`|"(?:[^"\\\n]|\\.)*"/g, '""');
  return Object.entries(packages)
    .filter(([, mark]) => mark.test(bare))
    .map(([name]) => `\t"${name}"\n`)
    .join('');
}

/** A User-Agent that is empty is not sent; Go adds no other header that a request can take away. */
function headerLines(outgoing: Outgoing): string[] {
  const isOwn = outgoing.headers.some(({ name }) => name.toLowerCase() === 'user-agent');
  const without = takesAway(outgoing, 'user-agent') && !isOwn ? ['request.Header.Set("User-Agent", "")'] : [];
  const lines = mergedHeaders(outgoing.headers).map(
    ({ name, value }) => `request.Header.Set(${goLiteral(name)}, ${goString(value)})`,
  );
  return [...lines, ...without];
}

/** A reader as the body, and what has to stand in front of the request. */
function bodyOf(body: OutgoingBody): { readonly setup: readonly string[]; readonly value: string } {
  switch (body.kind) {
    case 'json':
    case 'form':
    case 'text':
      return { setup: [], value: `strings.NewReader(${goString(body.text)})` };
    case 'file': {
      const contents = `must(os.ReadFile(${goString(body.path)}))`;
      if (!body.stripsLineBreaks) return { setup: [], value: `bytes.NewReader(${contents})` };
      const replacer = 'strings.NewReplacer("\\r", "", "\\n", "")';
      return { setup: [], value: `strings.NewReader(${replacer}.Replace(string(${contents})))` };
    }
    case 'multipart':
      return { setup: formLines(body.parts), value: 'body' };
    default:
      return body satisfies never;
  }
}

function formLines(parts: readonly BodyFilePart[]): string[] {
  return [
    'body := &bytes.Buffer{}',
    'form := multipart.NewWriter(body)',
    ...parts.flatMap((part, index) => [
      `part${index + 1} := must(form.CreatePart(textproto.MIMEHeader{`,
      ...partHeaders(part).map((line) => `\t${line},`),
      '}))',
      `must(part${index + 1}.Write(${contentOf(part)}))`,
    ]),
    'form.Close()',
  ];
}

function partHeaders({ name, filename, contentType }: BodyFilePart): string[] {
  const file = filename === undefined ? '' : `; filename="${quoted(filename)}"`;
  const disposition = `form-data; name="${quoted(name)}"${file}`;
  return [
    `"Content-Disposition": {${goLiteral(disposition)}}`,
    ...(contentType === undefined ? [] : [`"Content-Type":        {${goLiteral(contentType)}}`]),
  ];
}

function contentOf({ path, text }: BodyFilePart): string {
  return path === undefined ? `[]byte(${goString(text ?? [])})` : `must(os.ReadFile(${goLiteral(path)}))`;
}

/** As browsers write a name (HTML, multipart/form-data encoding algorithm). */
function quoted(name: string): string {
  return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}
