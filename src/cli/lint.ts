import { readFile, writeFile } from 'node:fs/promises';
import { extract, loadExtractor } from '../core/extract/extract.ts';
import type { Finding, LintedText } from '../core/lint/finding.ts';
import { type LintOptions, lint } from '../core/lint/lint.ts';
import type { Edit, Project } from '../core/mend/mend.ts';
import { mendAll, mendContextOf } from '../core/mend/mendAll.ts';
import { mend } from '../core/mend/mends.ts';
import type { MovedSecret } from '../core/mend/moveSecret.ts';
import { projectOf } from '../core/mend/project.ts';
import { environmentFileWith, ignoreFileWith } from '../core/mend/secretFiles.ts';
import { parseEnvironment } from '../core/request/environment.ts';
import type { Locale } from '../words/locale.ts';
import { loadShellWords, type ShellWords } from '../words/shell.ts';
import { withoutSecrets } from './callSecrets.ts';
import { type CommandResult, languageOf, readInputs, writeJson } from './commandLine.ts';
import { LineIndex } from './lineIndex.ts';

interface LintCommandOptions {
  readonly language?: string;
  readonly json: boolean;
  readonly fix: boolean;
  /** Also the rules that are off by default. */
  readonly all: boolean;
  readonly locale: Locale;
}

interface Fix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly Edit[];
}

const environmentFile = '.env';

/**
 * `tracecord lint`: what Discord will refuse, with the edits that mend it. `--fix` makes them; a token or webhook URL
 * that it takes out of a file goes into the `.env` of the working directory, which `.gitignore` then names.
 */
export async function lintCommand(files: readonly string[], options: LintCommandOptions): Promise<CommandResult> {
  const words = await loadShellWords(options.locale);
  const rules: LintOptions = { all: options.all };
  const documents: { file: string; value: object }[] = [];
  const lines: string[] = [];
  let count = 0;
  for (const { file, text: original } of await readInputs(files)) {
    const language = languageOf(file, options.language);
    const project = await readProject();
    const text = options.fix ? await fixed({ file, text: original, language, project, options: rules }) : original;
    const linted = { text, language, ...(await extract(text, language)) };
    const findings = lint(linted, rules).map((finding) => ({
      finding,
      fixes: fixesOf(finding, linted, project, words),
    }));
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
        `${withoutSecrets(file)}:${index.lineAndColumn(finding.span[0])}  ${finding.severity}  ${words.finding(finding.facts)}  ${rule}\n`,
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

function fixesOf(finding: Finding, linted: LintedText, project: Project, words: ShellWords): Fix[] {
  const context = mendContextOf(finding, linted, project);
  if (context === undefined) return [];
  return finding.mends.flatMap((id, index) => {
    const edits = mend(id, context);
    return edits === null ? [] : [{ title: words.mend(id), preferred: index === 0, edits }];
  });
}

/** The mended text, written to its file; secrets are written down first. Standard input keeps its secrets. */
async function fixed(input: {
  readonly file: string;
  readonly text: string;
  readonly language: string;
  readonly project: Project;
  readonly options: LintOptions;
}): Promise<string> {
  const { file, text, language, project, options } = input;
  const extractor = await loadExtractor(language);
  if (extractor === undefined) return text;
  const isFile = file !== '-';
  const mended = mendAll({ text, language, extract: extractor, project, options, movesSecrets: isFile });
  if (isFile && mended.secrets.length > 0) await keep(mended.secrets);
  if (isFile && mended.text !== text) await writeFile(file, mended.text);
  return mended.text;
}

async function keep(secrets: readonly MovedSecret[]): Promise<void> {
  const [variables, ignored] = await Promise.all([environmentFile, '.gitignore'].map(textBefore));
  const held = secrets.reduce((text, { name, value }) => environmentFileWith(text, name, value), variables ?? '');
  await writeFile('.gitignore', ignoreFileWith(ignored ?? '', environmentFile));
  await writeFile(environmentFile, held, { mode: 0o600 });
}

/** Empty where there is no file yet. One that cannot be read throws: it must not be written over. */
async function textBefore(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** What the package.json, pyproject.toml or git of the working directory says, and its `.env`. */
async function readProject(): Promise<Project> {
  const environment = parseEnvironment((await read(environmentFile)) ?? '');
  const [manifest, pyproject, git] = await Promise.all(['package.json', 'pyproject.toml', '.git/config'].map(read));
  return { ...projectOf({ manifest, pyproject, git }), environment };
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
