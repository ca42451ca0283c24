import type { BaseAddress } from '../core/capture/baseAddress.ts';
import type { CaptureWords } from './capture.ts';

/** How bots are led to the proxy, as a page of Markdown. `api`: its address with `/api`; `host`: where it leads. */
export function proxyPage(
  api: string,
  host: string,
  addresses: readonly BaseAddress[],
  words: CaptureWords['proxy'],
): string {
  const blocks = addresses.map(({ library, language, code }) => `**${library}**\n\n\`\`\`${language}\n${code}\n\`\`\``);
  return [
    `# ${words.title}`,
    words.leads(host),
    `\`\`\`text\n${api}\n\`\`\``,
    words.promises.map((promise) => `- ${promise}`).join('\n'),
    `## ${words.libraries}`,
    ...blocks,
    `## ${words.seen}`,
    words.seenWhere,
    '',
  ].join('\n\n');
}
