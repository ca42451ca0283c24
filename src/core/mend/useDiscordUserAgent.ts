import { discordUserAgent } from '../discord/userAgent.ts';
import { headerPart } from '../request/draft.ts';
import type { Edit, Mend, MendContext } from './mend.ts';

/** Replaces the User-Agent, or sets one where the request sets none, by `DiscordBot (url, version)`. */
export const useDiscordUserAgent: Mend = (context) => {
  const { draft, project } = context;
  const userAgent = discordUserAgent(project.url ?? 'https://example.com/your-bot', project.version ?? '1.0');
  const header = headerPart(draft, 'user-agent');
  if (header === undefined) return insertHeader(context, userAgent);
  if (header.value.text[0] === userAgent) return null;
  const { text } = context;
  const [start, end] = header.value.span;
  // A value that is an expression, not the inside of a string, becomes a string.
  const bare = isCode(draft.language) && !/['"`]/.test(text[start - 1] ?? '');
  return [{ span: [start, end], text: bare ? `'${userAgent}'` : userAgent }];
};

function isCode(language: string): boolean {
  return language !== 'http' && language !== 'shellscript';
}

function insertHeader({ text, draft }: MendContext, userAgent: string): readonly Edit[] | null {
  if (draft.client === 'discord.js') return null;
  if (draft.language === 'http' && draft.client === 'http-file') {
    const end = draft.url.span[1];
    const lineEnd = text.indexOf('\n', end);
    const at = lineEnd === -1 ? text.length : lineEnd + 1;
    return [{ span: [at, at], text: `${lineEnd === -1 ? '\n' : ''}User-Agent: ${userAgent}\n` }];
  }
  if (draft.client === 'curl') {
    const command = /\bcurl(?:\.exe)?(?=\s)/.exec(text.slice(...draft.span));
    if (command === null) return null;
    const at = draft.span[0] + command.index + command[0].length;
    return [{ span: [at, at], text: ` -A '${userAgent}'` }];
  }
  const neighbour = draft.headers.find((header) => inside(header.nameSpan, draft.span));
  if (neighbour === undefined) return null;
  const quote = text[neighbour.nameSpan[0] - 1] ?? '';
  const quoted = quote === '"' || quote === "'";
  const at = neighbour.nameSpan[0] - (quoted ? 1 : 0);
  const mark = quoted ? quote : draft.language === 'python' ? '"' : "'";
  return [{ span: [at, at], text: `${mark}User-Agent${mark}: ${mark}${userAgent}${mark}, ` }];
}

function inside([start, end]: readonly [number, number], [outerStart, outerEnd]: readonly [number, number]): boolean {
  return outerStart <= start && end <= outerEnd && start < end;
}
