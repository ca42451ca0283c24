import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extractBatch } from '../../../src/core/extract/batch.ts';
import { dialectOf, extract } from '../../../src/core/extract/extract.ts';
import { extractPowerShell } from '../../../src/core/extract/powershell.ts';
import { extractShell, extractZsh } from '../../../src/core/extract/shell.ts';
import { commandsOf, comparable, curlFixtures as folder, type Recorded, type Truth, wireOf } from './executedCurl.ts';

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
