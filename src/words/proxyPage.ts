import type { BaseAddress } from '../core/capture/baseAddress.ts';
import type { CaptureWords } from './capture.ts';

/**
 * How bots are led to the proxy, as a page of Markdown. `api`: its address with `/api`; `host`: where it leads, and
 * whether that is reached without TLS.
 */
export function proxyPage(
  api: string,
  { host, isPlain }: { readonly host: string; readonly isPlain: boolean },
  addresses: readonly BaseAddress[],
  words: CaptureWords['proxy'],
): string {
  const blocks = addresses.map(({ library, language, code }) => `**${library}**\n\n\`\`\`${language}\n${code}\n\`\`\``);
  return [
    `# ${words.title}`,
    words.leads(host),
    ...(isPlain ? [`> **${words.plain(host)}**`] : []),
    `\`\`\`text\n${api}\n\`\`\``,
    words.promises.map((promise) => `- ${promise}`).join('\n'),
    `## ${words.libraries}`,
    ...blocks,
    `## ${words.seen}`,
    words.seenWhere,
    '',
  ].join('\n\n');
}
