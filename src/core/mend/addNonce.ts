import { isCreateMessage } from '../lint/rules/notIdempotentRetry.ts';
import type { Edit, Mend } from './mend.ts';
import { afterImports } from './retry/placement.ts';
import { hasEnforcedNonce } from './retry/sending.ts';

/**
 * Gives a message a nonce that stays the same for every try, and `enforce_nonce`, by which Discord gives back the first
 * message in place of a second (documentation, Create Message: at most 25 characters). The nonce is made in front of
 * the loop that sends again.
 */
export const addNonce: Mend = ({ text, draft }) => {
  const { handling, body } = draft;
  const loop = handling?.loop;
  if (loop === undefined || body === null || !isCreateMessage(draft) || hasEnforcedNonce(draft)) return null;
  const object = body.fields.get('')?.value;
  const value = body.value;
  if (
    object === undefined ||
    typeof value !== 'object' ||
    value === null ||
    'nonce' in value ||
    'enforce_nonce' in value
  )
    return null;
  const [start] = object;
  // The object must stand in the loop: written elsewhere, it may be that of another message.
  if (text[start] !== '{' || start < loop[0] || start > loop[1] || /\bnonce\b/.test(handling?.code.text ?? ''))
    return null;
  const isPython = draft.language === 'python';
  const lineStart = text.lastIndexOf('\n', loop[0] - 1) + 1;
  const indent = text.slice(lineStart, loop[0]);
  if (indent.trim() !== '') return null;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const head = /^\{(\s*)/.exec(text.slice(start))?.[1] ?? '';
  const quote = isPython ? (/["']/.exec(text.slice(start))?.[0] ?? '"') : '';
  const entries = isPython
    ? `${quote}nonce${quote}: nonce, ${quote}enforce_nonce${quote}: True,`
    : 'nonce, enforce_nonce: true,';
  const edits: Edit[] = [
    { span: [loop[0], loop[0]], text: definitionOf(text, isPython) + newline + indent },
    {
      span: [start + 1, start + 1],
      text: head.includes('\n') ? `${head}${entries}` : `${head === '' ? '' : ' '}${entries}${head === '' ? ' ' : ''}`,
    },
  ];
  if (!isPython || /^import[ \t](?:.*,)?[ \t]*secrets\b/m.test(text)) return edits;
  const [from, to] = draft.code ?? [0, text.length];
  const at = afterImports(text.slice(from, to), 'python', from);
  return [{ span: [at, at], text: `import secrets${newline}` }, ...edits];
};

function definitionOf(text: string, isPython: boolean): string {
  if (isPython) return 'nonce = secrets.token_hex(12)';
  const isEnded = /;[ \t]*$/m.test(text);
  return `const nonce = \`\${Date.now()}-\${Math.random().toString(36).slice(2, 10)}\`${isEnded ? ';' : ''}`;
}
