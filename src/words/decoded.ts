import type { Reporter } from '../core/decode/reported.ts';
import type { Diagnosis } from '../core/diagnose/diagnosis.ts';
import { type DiagnosisWords, speakDiagnosis } from './diagnosis.ts';
import type { Locale } from './locale.ts';
import { plainMarkdown } from './plainMarkdown.ts';

/** What the page about a decoded text says beside the diagnosis itself, in one language. */
export interface DecodedWords {
  readonly reportedBy: (reporter: string) => string;
  readonly evidence: string;
  readonly rejected: string;
  readonly fixes: string;
  readonly retry: string;
  readonly confidence: string;
  readonly where: string;
  readonly elsewhere: string;
  readonly more: (query: string) => string;
}

/** A place in code, as the page shows it. */
export interface ShownPlace {
  /** For example `cogs/moderation.py:48`. */
  readonly label: string;
  /** Where a click leads. */
  readonly target?: string;
  /** The file is not in the workspace. */
  readonly foreign?: true;
}

/** Loads them when they are first needed. */
export async function loadDecodedWords(locale: Locale): Promise<DecodedWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/decoded.ts')).decodedWords;
    case 'ja':
      return (await import('./ja/decoded.ts')).decodedWords;
    default:
      return locale satisfies never;
  }
}

/** Everything about a decoded text as a page of Markdown. */
export function decodedPage(
  by: Reporter,
  diagnosis: Diagnosis,
  places: readonly ShownPlace[],
  words: DiagnosisWords,
  own: DecodedWords,
): string {
  const spoken = speakDiagnosis(diagnosis, words);
  const code = diagnosis.code === null || diagnosis.code === 0 ? '' : `${diagnosis.code} `;
  const query = code === '' ? diagnosis.class : String(diagnosis.code);
  const parts = [
    `# ${code}${words.classTitle(diagnosis.class)}`,
    `> ${[...(by === 'transport' ? [] : [own.reportedBy(by)]), `${own.confidence}: ${spoken.confidence}`].join(' · ')}`,
    `**${spoken.summary}**`,
    spoken.cause,
    ...section(
      own.rejected,
      diagnosis.fields.map(({ path, message, code: inner }) => `\`${path}\`: ${plainMarkdown(message)} (\`${inner}\`)`),
    ),
    ...section(
      own.where,
      places.map(({ label, target, foreign }) => {
        if (target !== undefined) return `[${label}](${target})`;
        return foreign === true ? `\`${label}\` (${own.elsewhere})` : `\`${label}\``;
      }),
    ),
    ...section(
      own.fixes,
      spoken.fixes.filter(({ id }) => id !== 'explain').map(({ title, advice }) => `**${title}**: ${advice}`),
      true,
    ),
    `${own.retry}: ${spoken.retry}`,
    ...section(own.evidence, [...spoken.evidence, ...(spoken.check === null ? [] : [spoken.check])].map(plainMarkdown)),
    `[${own.more(query)}](${query.replaceAll('/', '-')}.md)`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[], numbered = false): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `${numbered ? '1.' : '-'} ${line}`).join('\n')];
}
