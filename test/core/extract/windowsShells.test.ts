import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extractBatch } from '../../../src/core/extract/batch.ts';
import type { Extractor } from '../../../src/core/extract/extraction.ts';
import { extractPowerShell } from '../../../src/core/extract/powershell.ts';

const shells: readonly { readonly file: string; readonly read: Extractor }[] = [
  { file: 'test/fixtures/curl/shells/cmd.bat', read: extractBatch },
  { file: 'test/fixtures/curl/shells/powershell.ps1', read: extractPowerShell },
  { file: 'test/fixtures/powershell/web.ps1', read: extractPowerShell },
];

for (const { file, read } of shells) {
  describe(`${file} while it is typed`, () => {
    const text = readFileSync(file, 'utf8');
    const scripts = text.split(/^#: .*\n/m).slice(1);

    it('keeps a URL that is written to its end, at its place, in every prefix', () => {
      for (const script of scripts) {
        const whole = read(script).drafts;
        for (let end = 1; end < script.length; end++) {
          const { drafts } = read(script.slice(0, end));
          for (const draft of whole) {
            const isWritten = draft.span[0] < draft.url.span[0] && draft.url.span[1] < end - 1;
            const isFound = drafts.some(({ url }) => url.span[0] === draft.url.span[0]);
            ok(!isWritten || isFound, `${JSON.stringify(script.slice(0, end))}`);
          }
        }
      }
    });

    for (const [title, hostile] of [
      ['nested brackets', `curl https://discord.com/api/v10/gateway ${'('.repeat(300_000)}`],
      ['nested tables', `$a = ${'@{a=@('.repeat(60_000)} irm https://discord.com/api/v10/gateway`],
      ['nested expansions', `irm "https://discord.com/api/v10/${'$('.repeat(100_000)}`],
      ['open quotes', 'curl https://discord.com/api/v10/gateway "\n'.repeat(10_000)],
      ['here-strings', `$a = @"\nhttps://discord.com/api/v10/gateway\n`.repeat(10_000)],
      ['values of values', `set A=xx discord.com/\n${'set A=%A%%A%\n'.repeat(5000)}`],
      ['texts of texts', `$a = 'https://discord.com/'\n${'$a = "$a$a"\n'.repeat(5000)}`],
      ['unknown names', 'irm "https://discord.com/api/v10/channels/$id" -Headers $h\n'.repeat(5000)],
      ['carets', `curl https://discord.com/api/v10/gateway ${'^\n'.repeat(200_000)}`],
      ['blocks', `$x = 'discord.com/'\n${'if ($x) { $y = 1\n'.repeat(50_000)}`],
      ['many variables', Array.from({ length: 20_000 }, (_, index) => `$v${index} = { discord.com/ }`).join('\n')],
    ] as const) {
      it(`ends soon: ${title}`, () => {
        read(hostile);
      }).timeout(3000);
    }
  });
}
