import { discordUserAgent } from '../discord/userAgent.ts';
import { headerPart } from '../request/draft.ts';
import { addHeaders } from './addHeaders.ts';
import type { Edit, Mend, MendContext } from './mend.ts';
import { shellQuoteAt } from './shellQuote.ts';
import { writingOf } from './writing.ts';

/** Replaces the User-Agent, or sets one where the request sets none, by `DiscordBot (url, version)`. */
export const useDiscordUserAgent: Mend = (context) => {
  const { draft, project } = context;
  const userAgent = discordUserAgent(project.url ?? 'https://example.com/your-bot', project.version ?? '1.0');
  const header = headerPart(draft, 'user-agent');
  if (header === undefined)
    return insertHeader(context, userAgent) ?? addHeaders(context, { name: 'User-Agent', value: userAgent });
  if (header.value.text[0] === userAgent) return null;
  const writing = writingOf(context.text, draft, header.value);
  if (writing === null) return null;
  const quoted = writing === 'inside' ? userAgent : `'${userAgent}'`;
  // `{ userAgent }`: the name and the value are the same characters.
  const isShorthand = writing === 'expression' && header.nameSpan[0] === header.value.span[0];
  return [{ span: header.value.span, text: isShorthand ? `'${header.name}': ${quoted}` : quoted }];
};

function insertHeader({ text, draft }: MendContext, userAgent: string): readonly Edit[] | null {
  if (['discord.js', 'discord.py', 'eris', 'apps-script', 'har'].includes(draft.client)) return null;
  if (draft.client === 'http-file') {
    const end = draft.url.span[1];
    const lineEnd = text.indexOf('\n', end);
    const at = lineEnd === -1 ? text.length : lineEnd + 1;
    return [{ span: [at, at], text: `${lineEnd === -1 ? '\n' : ''}User-Agent: ${userAgent}\n` }];
  }
  if (draft.client === 'curl') {
    const at = curlEnd(text, draft);
    if (at === undefined) return null;
    const quote = draft.language === 'bat' ? '"' : "'";
    return [{ span: [at, at], text: ` -A ${quote}${userAgent}${quote}` }];
  }
  if (draft.client === 'powershell') {
    const name = /^[\w\\.-]+(?=\s)/.exec(text.slice(...draft.span));
    const at = draft.span[0] + (name?.[0].length ?? 0);
    return name === null ? null : [{ span: [at, at], text: ` -UserAgent '${userAgent}'` }];
  }
  const neighbour = draft.headers.find(
    (header) => inside(header.nameSpan, draft.span) && !isArgument(text, header.nameSpan[1]),
  );
  if (neighbour === undefined) return null;
  const quote = text[neighbour.nameSpan[0] - 1] ?? '';
  const quoted = quote === '"' || quote === "'";
  const at = neighbour.nameSpan[0] - (quoted ? 1 : 0);
  const mark = quoted ? quote : draft.language === 'python' ? '"' : "'";
  return [{ span: [at, at], text: `${mark}User-Agent${mark}: ${mark}${userAgent}${mark}, ` }];
}

/** Whether the name that ends at `end` is an argument or one of a pair, as in `set('Accept', …)`, and no key. */
function isArgument(text: string, end: number): boolean {
  return /^["'`]\s*,/.test(text.slice(end, end + 100));
}

/** Where the options of a call of curl begin: behind its name, which is not quoted and stands before the URL. */
function curlEnd(text: string, { span, url }: MendContext['draft']): number | undefined {
  const calls = [...text.slice(...span).matchAll(/(?<![\w.-])curl(?:\.exe)?(?=\s)/g)]
    .map(({ index, 0: word }) => span[0] + index + word.length)
    .filter((end) => shellQuoteAt(text, { span }, end) === null);
  return inside(url.span, span) ? calls.findLast((end) => end < url.span[0]) : calls[0];
}

function inside([start, end]: readonly [number, number], [outerStart, outerEnd]: readonly [number, number]): boolean {
  return outerStart <= start && end <= outerEnd && start < end;
}
