import type { FailureClass } from '../core/diagnose/diagnosis.ts';
import { type Outage, type OutageFact, stepParts } from '../core/outage/outage.ts';
import type { Locale } from './locale.ts';
import { type OutageWords, speakOutage } from './outage.ts';
import { plainMarkdown } from './plainMarkdown.ts';

/** What the page needs beside the verdict. */
export interface OutagePageParts {
  readonly words: OutageWords;
  readonly classTitle: (failureClass: FailureClass) => string;
  readonly confidence: string;
  readonly sandbox: boolean;
  /** What to tell users; null where nothing is to be said. */
  readonly notices: Readonly<Record<Locale, string>> | null;
}

/** Whose fault failures are, as a page of Markdown: the verdict first, then why, then the runbook. */
export function outagePage(outage: Outage, parts: OutagePageParts): string {
  const { words, classTitle, confidence, notices, sandbox } = parts;
  const spoken = speakOutage(outage, words, classTitle);
  const runbook = stepParts.flatMap((part) => {
    const steps = spoken.steps.filter((step) => step.part === part).map(({ text }) => text);
    return steps.length === 0 ? [] : [`### ${words.part[part]}`, steps.map((step) => `1. ${step}`).join('\n')];
  });
  // How sure it is that nothing is sure tells nobody anything.
  const notes = [
    ...(outage.verdict === 'unclear' ? [] : [`${words.confidence}: ${confidence}`]),
    ...(sandbox ? [words.aboutSandbox] : []),
  ];
  const page = [
    `# ${words.title}`,
    `**${spoken.headline}**`,
    ...(notes.length === 0 ? [] : [`> ${notes.join(' · ')}`]),
    spoken.cause,
    ...section(words.evidence, spoken.evidence.map(plainMarkdown)),
    ...section(words.unprovenTitle, spoken.unproven),
    `## ${words.runbook}`,
    ...runbook,
    spoken.lookAgain,
    `## ${words.noticeTitle}`,
    ...noticeParts(notices, words),
    ...section(words.links, linksOf(outage, words)),
  ];
  return `${page.join('\n\n')}\n`;
}

function noticeParts(notices: OutagePageParts['notices'], { languages, noNotice, copyHint }: OutageWords): string[] {
  if (notices === null) return [noNotice];
  const texts = Object.entries(notices).flatMap(([locale, text]) => [
    `${languages[locale as Locale]}:`,
    `\`\`\`text\n${text}\n\`\`\``,
  ]);
  return [...texts, copyHint];
}

function linksOf(outage: Outage, { statusPage }: OutageWords): string[] {
  const incidents = outage.facts.filter((fact): fact is Extract<OutageFact, { fact: 'page-incident' }> => {
    return fact.fact === 'page-incident' && fact.link !== null;
  });
  return [
    `[${statusPage}](https://discordstatus.com)`,
    ...incidents.map(({ name, link }) => `[${plainMarkdown(name)}](${link})`),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')];
}
