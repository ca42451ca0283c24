import type { BodyFilePart } from '../request/draft.ts';
import { mergedHeaders, type Outgoing, type OutgoingBody } from './outgoing.ts';
import { rustHelpers, rustLiteral, rustString } from './rustSource.ts';

const shortMethods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']);

/** Rust with reqwest, blocking. */
export function composeRust(outgoing: Outgoing): string {
  const { method, url, body } = outgoing;
  const features = body?.kind === 'multipart' ? '["blocking", "multipart"]' : '["blocking"]';
  const short = `.${method.toLowerCase()}(${rustString(url)})`;
  const long = `.request(reqwest::Method::from_bytes(b${rustLiteral(method)})?, ${rustString(url)})`;
  const chain = [
    shortMethods.has(method) ? short : long,
    ...mergedHeaders(outgoing.headers).map(({ name, value }) => `.header(${rustLiteral(name)}, ${rustString(value)})`),
    ...(body === null ? [] : [bodyOf(body)]),
    '.send()?;',
  ];
  const code = [
    'fn main() -> Result<(), Box<dyn std::error::Error>> {',
    ...(body?.kind === 'multipart' ? formLines(body.parts).map((line) => `    ${line}`) : []),
    '    let response = reqwest::blocking::Client::new()',
    ...chain.map((line) => `        ${line}`),
    '    println!("{} {}", response.status(), response.text()?);',
    '    Ok(())',
    '}',
  ].join('\n');
  const helpers = Object.keys(rustHelpers).filter((name) => code.includes(`${name}(&std::env`));
  const dependency = `// Cargo.toml: reqwest = { version = "0.12", features = ${features} }`;
  return [dependency, code, ...helpers.map((name) => `\n${rustHelpers[name]}`)].join('\n');
}

function bodyOf(body: OutgoingBody): string {
  switch (body.kind) {
    case 'json':
    case 'form':
    case 'text':
      return `.body(${rustString(body.text)})`;
    case 'file': {
      const contents = `std::fs::read(${rustString(body.path)})?`;
      if (!body.stripsLineBreaks) return `.body(${contents})`;
      return `.body(${contents}.into_iter().filter(|byte| !b"\\r\\n".contains(byte)).collect::<Vec<u8>>())`;
    }
    case 'multipart':
      return '.multipart(form)';
    default:
      return body satisfies never;
  }
}

function formLines(parts: readonly BodyFilePart[]): string[] {
  const lines = parts.map((part) => `    .part(${rustLiteral(part.name)}, ${partOf(part)})`);
  return ['let form = reqwest::blocking::multipart::Form::new()', ...lines.slice(0, -1), `${lines.at(-1) ?? ''};`];
}

function partOf({ filename, path, contentType, text }: BodyFilePart): string {
  const kind = 'reqwest::blocking::multipart::Part';
  const content =
    path === undefined
      ? `${kind}::text(${rustString(text ?? [])})`
      : `${kind}::bytes(std::fs::read(${rustLiteral(path)})?)`;
  const file = filename === undefined ? '' : `.file_name(${rustLiteral(filename)})`;
  const type = contentType === undefined ? '' : `.mime_str(${rustLiteral(contentType)})?`;
  return `${content}${file}${type}`;
}
