import { writeFile } from 'node:fs/promises';
import { extract } from '../core/extract/extract.ts';
import type { Finding } from '../core/lint/finding.ts';
import { lint } from '../core/lint/lint.ts';
import type { Edit } from '../core/mend/mend.ts';
import { applyEdits, mend } from '../core/mend/mends.ts';
import type { Draft } from '../core/request/draft.ts';
import type { Locale } from '../words/locale.ts';
import { loadShellWords, type ShellWords } from '../words/shell.ts';
import { type CommandResult, languageOf, readInputs, writeJson } from './commandLine.ts';
import { LineIndex } from './lineIndex.ts';

interface LintOptions {
  readonly language?: string;
  readonly json: boolean;
  readonly fix: boolean;
  readonly locale: Locale;
}

interface Fix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
}

/** `tracecord lint`: what Discord will refuse, with the edits that mend it; `--fix` writes them. */
export async function lintCommand(files: readonly string[], options: LintOptions): Promise<CommandResult> {
  const words = await loadShellWords(options.locale);
  const documents: { file: string; value: object }[] = [];
  const lines: string[] = [];
  let count = 0;
  for (const { file, text: original } of await readInputs(files)) {
    const language = languageOf(file, options.language);
    const text = options.fix ? await fixed(original, language) : original;
    if (text !== original && file !== '-') await writeFile(file, text);
    const { drafts } = await extract(text, language);
    const findings = lint(drafts).map((finding) => ({ finding, fixes: fixesOf(finding, text, drafts, words) }));
    count += findings.length;
    documents.push({
      file,
      value: {
        findings: findings.map((found) => findingJson(found.finding, found.fixes, words)),
        ...(options.fix && file === '-' ? { text } : {}),
      },
    });
    const index = new LineIndex(text);
    for (const { finding } of findings) {
      const { rule } = finding.facts;
      lines.push(
        `${file}:${index.lineAndColumn(finding.span[0])}  ${finding.severity}  ${words.finding(finding.facts)}  ${rule}\n`,
      );
    }
  }
  return { output: options.json ? writeJson(documents) : lines.join(''), status: count > 0 ? 1 : 0 };
}

function findingJson(finding: Finding, fixes: readonly Fix[], words: ShellWords): object {
  return {
    rule: finding.facts.rule,
    severity: finding.severity,
    start: finding.span[0],
    end: finding.span[1],
    message: words.finding(finding.facts),
    fixes: fixes.map(({ title, preferred, edits }) => ({
      title,
      preferred,
      edits: edits.map(({ span, text }) => ({ start: span[0], end: span[1], text })),
    })),
  };
}

function fixesOf(finding: Finding, text: string, drafts: readonly Draft[], words: ShellWords): Fix[] {
  const draft = draftOf(finding, drafts);
  if (draft === undefined) return [];
  return finding.mends.flatMap((id, index) => {
    const edits = mend(id, { text, draft, project: {}, span: finding.span });
    return edits === null ? [] : [{ title: words.mend(id), preferred: index === 0, edits }];
  });
}

function draftOf(finding: Finding, drafts: readonly Draft[]): Draft | undefined {
  return drafts.find((draft) =>
    lint([draft]).some(({ span, facts }) => span[0] === finding.span[0] && facts.rule === finding.facts.rule),
  );
}

/** Applies one preferred fix after the other, reading the text anew each time, as long as fewer are left to apply. */
async function fixed(original: string, language: string): Promise<string> {
  let text = original;
  let left = await preferredFixes(text, language);
  for (;;) {
    const [first] = left;
    if (first === undefined) return text;
    const mended = applyEdits(text, first);
    const leftThen = await preferredFixes(mended, language);
    if (leftThen.length >= left.length) return text;
    text = mended;
    left = leftThen;
  }
}

async function preferredFixes(text: string, language: string): Promise<(readonly Edit[])[]> {
  const { drafts } = await extract(text, language);
  return lint(drafts).flatMap((finding) => {
    const draft = draftOf(finding, drafts);
    const [id] = finding.mends;
    const edits =
      draft === undefined || id === undefined ? null : mend(id, { text, draft, project: {}, span: finding.span });
    return edits === null ? [] : [edits];
  });
}
