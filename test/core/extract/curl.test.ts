import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extractBatch } from '../../../src/core/extract/batch.ts';
import { dialectOf, extract } from '../../../src/core/extract/extract.ts';
import { extractPowerShell } from '../../../src/core/extract/powershell.ts';
import { extractShell, extractZsh } from '../../../src/core/extract/shell.ts';
import type { BodyFilePart, Draft } from '../../../src/core/request/draft.ts';
import { fillText, type Text } from '../../../src/core/request/text.ts';

const folder = 'test/fixtures/curl';

/** One request as the recorder of `execute.mjs` got it from the real curl. */
interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | readonly { readonly headers: readonly string[]; readonly content: string }[];
}

interface Outcome {
  readonly status: number;
  readonly requests: readonly Recorded[];
}

interface Truth {
  readonly curl: string;
  readonly zsh: string;
  /** What a command sends in bash, and in zsh where that is something else. */
  readonly commands: Readonly<Record<string, Outcome & { readonly zsh?: Outcome }>>;
}

const environment: Readonly<Record<string, string>> = JSON.parse(readFileSync(`${folder}/environment.json`, 'utf8'));

/** Why each command of the group `refused` cannot be sent, in the words of curl(1). */
const refusals: Readonly<Record<string, string>> = {
  'lower-case method': 'invalid-method',
  'a blank in the URL': 'invalid-url',
  'an unfinished quote': 'unfinished',
  'an option without its argument': 'unfinished',
};

for (const { shell, read } of [
  { shell: 'bash', read: extractShell },
  { shell: 'zsh', read: extractZsh },
]) {
  describe(`curl in ${shell}`, () => {
    for (const file of readdirSync(`${folder}/corpus`)) {
      const group = file.replace('.sh', '');
      const truth: Truth = JSON.parse(readFileSync(`${folder}/truth/${group}.json`, 'utf8'));
      const scripts = commandsOf(readFileSync(`${folder}/corpus/${file}`, 'utf8'));
      describe(group, () => {
        it('has the truth of every command beside it', () => {
          deepEqual([...scripts.keys()], Object.keys(truth.commands));
        });

        for (const [title, script] of scripts) {
          const { drafts } = read(script);
          const found = truth.commands[title];
          const requests = (shell === 'zsh' ? found?.zsh : undefined)?.requests ?? found?.requests ?? [];
          if (group === 'refused') {
            it(`names what it cannot follow: ${title}`, () => {
              ok(drafts.length > 0);
              for (const draft of drafts) equal(draft.problem?.code, refusals[title] ?? 'unsupported-option');
            });
          } else if (group === 'foreign') {
            it(`finds no request: ${title}`, () => deepEqual(drafts, []));
          } else if (found?.zsh !== undefined && requests.length === 0) {
            it(`finds nothing that could be sent: ${title}`, () => {
              deepEqual(
                drafts.filter(({ problem }) => problem === undefined),
                [],
              );
            });
          } else {
            it(`sends what curl sends: ${title}`, () => {
              notEqual(requests.length, 0);
              deepEqual(
                drafts.map((draft) => wireOf(draft, truth.curl)),
                requests.map(comparable),
              );
            });
          }
        }
      });
    }
  });
}

describe('a script of zsh', () => {
  const script = 'curl https://discord.com/api/v10/gateway?x=1 -d content=[x]';

  it('is told by its first line, its file or its fence', async () => {
    const codes = async (text: string, language: string) =>
      (await extract(text, language)).drafts.map(({ problem }) => problem?.code);
    for (const name of ['/home/me/send.zsh', 'C:\\me\\send.zsh', '/home/me/.zshrc', '.zshenv']) {
      deepEqual(await codes(script, dialectOf('shellscript', name)), ['unquoted-pattern'], name);
    }
    for (const name of ['/home/me/send.sh', '/home/me/zsh', '/home/me/send.zsh.sh', '/home/zsh/.bashrc']) {
      deepEqual(await codes(script, dialectOf('shellscript', name)), [undefined], name);
    }
    equal(dialectOf('python', 'send.zsh'), 'python');
    deepEqual(await codes(`#!/usr/bin/env zsh\n${script}`, 'shellscript'), ['unquoted-pattern']);
    deepEqual(await codes(`#!/bin/bash\n# zsh\n${script}`, 'shellscript'), [undefined]);
    deepEqual(await codes(`\`\`\`zsh\n${script}\n\`\`\`\n`, 'markdown'), ['unquoted-pattern']);
    deepEqual(await codes(`\`\`\`sh\n${script}\n\`\`\`\n`, 'markdown'), [undefined]);
  });

  it('has the place of the pattern that stops it', () => {
    const [draft] = extractZsh(script).drafts;
    deepEqual(draft?.problem, {
      code: 'unquoted-pattern',
      word: 'https://discord.com/api/v10/gateway?x=1',
      span: [script.indexOf('?'), script.indexOf('?') + 1],
    });
  });
});

/** The same calls in the shells of Windows; the commands of corpus/ with the same titles say what curl gets. */
for (const { file, group, read } of [
  { file: 'cmd.bat', group: 'cmd', read: extractBatch },
  { file: 'powershell.ps1', group: 'powershell', read: extractPowerShell },
]) {
  describe(`curl in ${file}`, () => {
    const truth: Truth = JSON.parse(readFileSync(`${folder}/truth/${group}.json`, 'utf8'));
    const scripts = commandsOf(readFileSync(`${folder}/shells/${file}`, 'utf8'));
    it('has the truth of every command beside it', () => {
      deepEqual([...scripts.keys()], Object.keys(truth.commands));
    });
    for (const [title, script] of scripts) {
      for (const [ending, text] of [
        ['', script],
        [' (CRLF)', script.replaceAll('\n', '\r\n')],
      ] as const) {
        it(`sends what curl sends: ${title}${ending}`, () => {
          const wires = read(text).drafts.map((draft) => wireOf(draft, truth.curl));
          const expected = (truth.commands[title]?.requests ?? []).map(comparable);
          deepEqual(
            ending === '' ? wires : wires.map(withoutReturns),
            ending === '' ? expected : expected.map(withoutReturns),
          );
        });
      }
    }
  });
}

/** A here-string in a file with CRLF has CRLF in it, which makes the body longer. */
function withoutReturns(recorded: Recorded): Recorded {
  const { headers, body } = recorded;
  return {
    ...recorded,
    headers: headers.filter(([name]) => name !== 'content-length'),
    body: typeof body === 'string' ? body.replaceAll('\r', '') : body,
  };
}

function commandsOf(text: string): Map<string, string> {
  const blocks = text.split(/^#: /m).slice(1);
  return new Map(blocks.map((block) => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)]));
}

/** What curl would put on the wire for a draft: its own defaults, unless the draft sets them or takes them away. */
function wireOf(draft: Draft, version: string) {
  equal(draft.problem, undefined);
  equal(draft.client, 'curl');
  const url = new URL(fill(draft.url.text));
  const body = bodyOf(draft);
  const own = draft.headers.map(({ name, value }) => [name, fill(value.text)] as const);
  const contentType = own.findLast(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const set = new Set(
    [...own.map(([name]) => name), ...(draft.withoutHeaders ?? [])].map((name) => name.toLowerCase()),
  );
  const defaults: [string, string][] = [
    ['Host', url.host],
    ['User-Agent', `curl/${version}`],
    ['Accept', '*/*'],
  ];
  if (typeof body === 'string') {
    defaults.push(['Content-Type', 'application/x-www-form-urlencoded']);
    defaults.push(['Content-Length', String(Buffer.byteLength(body))]);
  } else if (body !== undefined) {
    own.splice(0, own.length, ...own.filter(([name]) => name.toLowerCase() !== 'content-type'));
    own.push(['Content-Type', `${contentType ?? 'multipart/form-data'}; boundary=BOUNDARY`]);
    set.add('content-type');
  }
  return comparable({
    method: fill(draft.method.text),
    url: fill(draft.url.text),
    headers: [...defaults.filter(([name]) => !set.has(name.toLowerCase())), ...own],
    body: body ?? '',
  });
}

function bodyOf({ body }: Draft): Recorded['body'] | undefined {
  if (body === null) return undefined;
  switch (body.kind) {
    case 'file': {
      const text = readFileSync(`${folder}/files/${fill(body.text)}`, 'utf8');
      return body.stripsLineBreaks ? text.replace(/[\r\n]/g, '') : text;
    }
    case 'multipart':
      return (body.parts ?? []).map(partOf);
    default:
      return fill(body.text);
  }
}

function partOf({ name, filename, path, contentType, text }: BodyFilePart) {
  const file = filename === undefined ? '' : `; filename="${filename}"`;
  const headers = [`Content-Disposition: form-data; name="${name}"${file}`];
  if (contentType !== undefined) headers.push(`Content-Type: ${contentType}`);
  return { headers, content: path === undefined ? fill(text ?? []) : readFileSync(`${folder}/files/${path}`, 'utf8') };
}

function fill(text: Text): string {
  const filled = fillText(text, ({ source }) => {
    if (source.kind === 'expression') return undefined;
    return environment[source.name] ?? (source.kind === 'environment' ? source.fallback : undefined);
  });
  deepEqual(filled.unresolved, []);
  return filled.text;
}

/** Header names are compared in any case and order, and the host in lower case. */
function comparable({ method, url, headers, body }: Recorded): Recorded {
  const sorted = headers.map(([header, value]) => {
    const name = header.toLowerCase();
    return [name, name === 'host' ? value.toLowerCase() : value] as const;
  });
  return {
    method,
    url: url.replace(/^https?:\/\/[^/]*/i, (origin) => origin.toLowerCase()),
    headers: sorted.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1)),
    body,
  };
}
