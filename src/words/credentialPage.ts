import { reportSections } from '../core/credentials/credentialFact.ts';
import { type CredentialReport, portalUrl } from '../core/credentials/credentialReport.ts';
import type { CredentialReportWords, SpokenRow } from './credentialReport.ts';
import { plainMarkdown } from './plainMarkdown.ts';

/** What the page needs beside the report. */
export interface CredentialPageParts {
  /** What the credential is called: a profile, a variable. */
  readonly name: string;
  /** It was asked of the local Discord, whose applications have no page in the portal. */
  readonly sandbox: boolean;
  readonly words: CredentialReportWords;
  readonly rows: readonly SpokenRow[];
  /** How to copy it, where it is shown as a page; absent in a terminal and in the copy itself. */
  readonly copyHint?: string;
}

/** A report as a page of Markdown: the answer, what to mend, then everything that was found. */
export function credentialPage(report: CredentialReport, parts: CredentialPageParts): string {
  const { name, sandbox, words, rows, copyHint } = parts;
  const { secret, verdict, sent } = report;
  const ofState = (state: SpokenRow['state']) => rows.filter((row) => row.state === state);
  const problems = ofState('problem');
  const link = (row: SpokenRow) => portalLink(row, report, parts);
  const together = copyHint === undefined ? (text: string) => text : unbroken;
  const tail = secret.lastFour === '' ? '' : ` ••••${plainMarkdown(secret.lastFour)}`;
  const page = [
    `# ${words.title(plainMarkdown(name))}`,
    `**${words.verdict[verdict]}** ${words.count(problems.length, ofState('note').length)}`,
    `> ${[`${words.kind[secret.kind]}${tail}`, plainMarkdown(words.sent(sent)), ...(sandbox ? [words.aboutSandbox] : [])].join(' · ')}`,
    ...section(
      words.problems,
      problems.map(
        (row) => `- **${cell(row.what)}:** ${[cell(row.says), cell(row.change), link(row)].filter(Boolean).join(' ')}`,
      ),
    ),
    ...reportSections.flatMap((one) =>
      section(
        words.section[one],
        table(
          rows.filter((row) => row.section === one),
          words,
          link,
          together,
        ),
      ),
    ),
    ...(copyHint === undefined ? [] : [copyHint]),
  ];
  return `${page.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}

function table(
  rows: readonly SpokenRow[],
  words: CredentialReportWords,
  link: (row: SpokenRow) => string,
  together: (text: string) => string,
): string[] {
  if (rows.length === 0) return [];
  const { state, what, says } = words.columns;
  return [
    [together(state), what, says],
    ['---', '---', '---'],
    ...rows.map((row) => {
      const name = together(words.state[row.state]);
      const remedy = row.change === '' ? '' : ` → ${[cell(row.change), link(row)].filter(Boolean).join(' ')}`;
      return [row.state === 'problem' ? `**${name}**` : name, cell(row.what), `${cell(row.says)}${remedy}`];
    }),
  ].map((cells) => `| ${cells.join(' | ')} |`);
}

/** Japanese words may break anywhere, and in a narrow column they do: word joiners keep a short one on its line. */
function unbroken(text: string): string {
  return [...text].join('\u2060');
}

/** Sentences hold names that others gave. */
function cell(text: string): string {
  return plainMarkdown(text);
}

function portalLink({ portal }: SpokenRow, report: CredentialReport, { sandbox, words }: CredentialPageParts): string {
  if (portal === null) return '';
  const label = words.portal(portal);
  return sandbox ? `(${label})` : `[${label}](${portalUrl(portal, report.applicationId)})`;
}
