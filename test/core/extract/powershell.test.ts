// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts under test are PowerShell.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extractPowerShell } from '../../../src/core/extract/powershell.ts';
import { clientDefaults } from '../../../src/core/request/clientDefaults.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { holesOf, writeText } from '../../../src/core/request/text.ts';

const folder = 'test/fixtures/powershell';
const blocks = readFileSync(`${folder}/web.ps1`, 'utf8').split(/^#: /m).slice(1);
const scripts = new Map(blocks.map((block) => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n'))]));
const truth: Readonly<Record<string, readonly string[]>> = JSON.parse(readFileSync(`${folder}/web.json`, 'utf8'));

/** A request as web.json writes it: request line, headers, what is refused, the body behind an empty line. */
function wireOf(draft: Draft): string[] {
  const { body, problem } = draft;
  const method = writeText(draft.method.text);
  const headers = draft.headers.map(({ name, value }) => [name, writeText(value.text)] as const);
  const own = clientDefaults('powershell', { method, secure: true, body, boundary: 'BOUNDARY' }).filter(
    ([name]) => name === 'Content-Type' && headers.every(([other]) => other.toLowerCase() !== 'content-type'),
  );
  return [
    `${method} ${writeText(draft.url.text)}`,
    ...[...headers, ...own].map(([name, value]) => `${name}: ${value}`),
    ...(problem === undefined ? [] : [`! ${problem.code === 'unsupported-option' ? problem.option : problem.code}`]),
    ...(body === null ? [] : ['', ...linesOf(body)]),
  ];
}

function linesOf({ kind, text, parts }: NonNullable<Draft['body']>): string[] {
  if (parts === undefined) return [`${kind === 'file' ? '< ' : ''}${writeText(text)}`];
  return parts.map((part) => {
    const content = part.path === undefined ? writeText(part.text ?? []) : `< ${part.path} as ${part.filename}`;
    return `${part.name}: ${content} (${part.contentType})`;
  });
}

describe('extractPowerShell', () => {
  it('has the truth of every request beside it', () => deepEqual([...scripts.keys()], Object.keys(truth)));

  for (const [title, script] of scripts) {
    it(`sends what the documentation says: ${title}`, () => {
      deepEqual(extractPowerShell(script).drafts.flatMap(wireOf), truth[title]);
    });
  }

  it('knows the place of every part', () => {
    const script = `$id = 5\n$h = @{ Authorization = "Bot $t" }\n$b = @{ content = 'x'; embeds = @(@{ title = "y" }) }
irm "https://discord.com/api/v10/channels/$id/messages" -Method Post -Headers $h -Body ($b | ConvertTo-Json) -UserAgent 'a'`;
    const [draft] = extractPowerShell(script).drafts;
    ok(draft);
    const at = (span: readonly [number, number] | undefined) => script.slice(...(span ?? [0, 0]));
    equal(at(draft.span), script.slice(script.indexOf('irm')));
    equal(at(draft.method.span), 'Post');
    equal(at(draft.url.span), 'https://discord.com/api/v10/channels/$id/messages');
    deepEqual(
      draft.headers.map(({ name, nameSpan, value }) => [name, at(nameSpan), at(value.span)]),
      [
        ['Authorization', 'Authorization', 'Bot $t'],
        ['User-Agent', '', 'a'],
      ],
    );
    equal(at(draft.body?.fields.get('content')?.value), "'x'");
    equal(at(draft.body?.fields.get('content')?.key), 'content');
    equal(at(draft.body?.fields.get('embeds[0].title')?.value), '"y"');
  });

  it('gives places inside JSON that stands in a variable or a here-string', () => {
    const script = `$id = 7\n$json = @"\n{ "content": "a $id", "n": 1 }\n"@\nirm https://discord.com/api/webhooks/1/a -Method Post -Body $json`;
    const body = extractPowerShell(script).drafts[0]?.body;
    equal(script.slice(...(body?.span ?? [0, 0])), '$json');
    equal(script.slice(...(body?.fields.get('content')?.value ?? [0, 0])), '"a $id"');
    equal(script.slice(...(body?.fields.get('n')?.value ?? [0, 0])), '1');
  });

  for (const [title, script, expected] of [
    ['the environment', 'irm "https://discord.com/api/v10/channels/$env:ID"', ['environment $env:ID']],
    ['the environment in braces', 'irm "https://discord.com/api/v10/channels/${env:ID}"', ['environment ${env:ID}']],
    ['a parameter', 'param($Id)\nirm "https://discord.com/api/v10/channels/$id"', ['variable $id']],
    ['a loop', 'foreach ($i in 1,2) { irm "https://discord.com/api/v10/channels/$i" }', ['variable $i']],
    ['a call', 'irm "https://discord.com/api/v10/channels/$(Get-Id)"', ['expression $(Get-Id)']],
    [
      'a member of an answer',
      '$r = irm $x\nirm "https://discord.com/api/v10/channels/$($r.id)"',
      ['expression $($r.id)'],
    ],
    [
      'a variable of a function',
      'function f { $a = 1 }\nirm "https://discord.com/api/v10/channels/$a"',
      ['variable $a'],
    ],
    ['a method', 'irm ("https://discord.com/api/v10/channels/" + $id.Trim())', ['expression $id.Trim()']],
  ] as const) {
    it(`leaves to run time what comes from ${title}`, () => {
      const [draft] = extractPowerShell(script).drafts;
      const holes = holesOf(draft?.url.text ?? []);
      deepEqual(
        holes.map(({ source, expression }) => `${source.kind} ${expression}`),
        expected,
      );
      for (const hole of holes) equal(script.slice(...hole.span), hole.expression);
    });
  }
});
