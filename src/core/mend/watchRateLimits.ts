import type { Edit, Mend } from './mend.ts';
import { argumentsAt, callEnd } from './retry/callText.ts';

/**
 * What a client of @discordjs/rest lacks for one to see its limits: it waits by itself, silently. Warns every 500
 * invalid requests (10,000 in ten minutes lead to a ban; documentation, Rate Limits) and tells of each limit it meets.
 */
export const watchRateLimits: Mend = ({ text, draft }) => {
  if (draft.client !== 'discord.js' || draft.language === 'python') return null;
  const made = /^([ \t]*)(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*(?::[^=\n]+)?=\s*new\s+(?:[\w$]+\.)?REST\s*\(/gm;
  const receiver = /^([\w$]+)\s*\./.exec(text.slice(...draft.span))?.[1];
  const found = [...text.matchAll(made)].find(([, , name]) => name === receiver);
  if (found === undefined || receiver === undefined) return null;
  const open = found.index + found[0].length - 1;
  const end = callEnd(text, 'javascript', open);
  if (
    end === undefined ||
    text.includes(`${receiver}.on('rateLimited'`) ||
    text.includes(`${receiver}.on("rateLimited"`)
  )
    return null;
  const statement = /^(?:\s*\.\s*\w+\([^()]*(?:\([^()]*\)[^()]*)*\))*[ \t]*;?/.exec(text.slice(end))?.[0] ?? '';
  const after = end + statement.length;
  if (!/^[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/.test(text.slice(after))) return null;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const quote = (text.match(/"/g)?.length ?? 0) > (text.match(/'/g)?.length ?? 0) ? '"' : "'";
  const ended = statement.endsWith(';') ? ';' : '';
  const indent = found[1] ?? '';
  const unit = indent.startsWith('\t') ? '\t' : '  ';
  const option = optionEdit(text, open);
  return [
    ...(option === null ? [] : [option]),
    {
      span: [after, after],
      text: [
        '',
        `${receiver}.on(${quote}rateLimited${quote}, ({ method, route, scope, timeToReset }) => {`,
        `${unit}console.warn(\`\${method} \${route}: limited (\${scope}) for \${timeToReset} ms\`)${ended}`,
        `})${ended}`,
        `${receiver}.on(${quote}invalidRequestWarning${quote}, ({ count, remainingTime }) => {`,
        `${unit}console.warn(\`\${count} invalid requests, counted anew in \${remainingTime} ms\`)${ended}`,
        `})${ended}`,
      ].join(newline + indent),
    },
  ];
};

/** `invalidRequestWarningInterval: 500`, which is 0 (no warnings) by default. */
function optionEdit(text: string, open: number): Edit | null {
  const [options] = argumentsAt(text, 'javascript', open);
  const option = 'invalidRequestWarningInterval: 500';
  if (options === undefined) return { span: [open + 1, open + 1], text: `{ ${option} }` };
  const written = text.slice(...options);
  if (!written.startsWith('{') || written.includes('invalidRequestWarningInterval')) return null;
  const blanks = /^\{(\s*)/.exec(written)?.[1] ?? '';
  const at = options[0] + 1;
  if (/^\{\s*\}$/.test(written)) return { span: [at, options[1] - 1], text: ` ${option} ` };
  return {
    span: [at, at],
    text: blanks.includes('\n') ? `${blanks}${option},` : ` ${option},${blanks === '' ? ' ' : ''}`,
  };
}
