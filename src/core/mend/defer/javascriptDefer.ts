import type { Answer, AnswerArgument, InteractionHandler } from '../../request/interactionHandler.ts';
import type { Span } from '../../request/text.ts';
import type { Edit } from '../mend.ts';
import { agreed, type Deferral, removed } from './deferral.ts';

/** What an edit of a reply takes as a reply does (discord.js, InteractionEditReplyOptions). */
const keptOptions: ReadonlySet<string> = new Set([
  'content',
  'embeds',
  'components',
  'files',
  'allowedMentions',
  'attachments',
]);

/** A flag of a reply: `MessageFlags.Ephemeral`, `'Ephemeral'`. */
const ephemeralFlag = /^(?:(?:[\w$]+\.)*MessageFlags(?:BitField\.Flags)?\.Ephemeral|['"]Ephemeral['"]|64|1\s*<<\s*6)$/;
const keptFlag =
  /^(?:(?:[\w$]+\.)*MessageFlags(?:BitField\.Flags)?\.(?:IsComponentsV2|SuppressEmbeds)|['"](?:IsComponentsV2|SuppressEmbeds)['"])$/;

/** What one answer becomes; `options`: what the deferral says about who sees it, empty for everybody. */
interface Converted {
  readonly method: 'deferReply' | 'deferUpdate';
  readonly options: string;
  readonly edits: readonly Edit[];
}

/** `deferReply()` or `deferUpdate()`, and `editReply` in place of `reply` and `update`; null where that is not the same. */
export function deferInJavaScript(
  text: string,
  { name }: InteractionHandler,
  answers: readonly Answer[],
): Deferral | null {
  const converted = answers.map((answer) => convert(text, answer));
  if (converted.some((each) => each === null)) return null;
  const all = converted.flatMap((each) => each ?? []);
  const method = agreed(all.map((each) => each.method));
  const options = agreed(all.map((each) => each.options));
  if (method === undefined || options === undefined) return null;
  const ended = /;[ \t]*$/m.test(text) ? ';' : '';
  return { statement: `await ${name}.${method}(${options})${ended}`, edits: all.flatMap(({ edits }) => edits) };
}

function convert(text: string, answer: Answer): Converted | null {
  switch (answer.method) {
    case 'reply':
    case 'update':
      return converted(text, answer);
    case 'deferReply':
    case 'deferUpdate':
      return moved(text, answer);
    default:
      return null;
  }
}

function converted(text: string, answer: Answer): Converted | null {
  const [argument, ...others] = answer.args;
  if (argument === undefined || others.length > 0) return null;
  const isUpdate = answer.method === 'update';
  const callee: Edit = { span: [answer.callee[1] - answer.method.length, answer.callee[1]], text: 'editReply' };
  const method = isUpdate ? 'deferUpdate' : 'deferReply';
  if (text.slice(...callee.span) !== answer.method) return null;
  if (argument.kind === 'text') return answer.isUsed ? null : { method, options: '', edits: [callee] };
  if (argument.kind !== 'object') return null;
  const cut = withoutReplyOptions(text, argument.entries, isUpdate);
  // What `reply` gives is not a message, unless it is asked for one.
  const isMessage = argument.entries.some(
    (entry) => entry.name === 'fetchReply' && text.slice(...entry.value) === 'true',
  );
  if (cut === null || (answer.isUsed && !isMessage)) return null;
  return { method, options: cut.options, edits: [callee, ...cut.edits] };
}

/** The options without those that only a first answer has. */
function withoutReplyOptions(
  text: string,
  entries: readonly AnswerArgument[],
  isUpdate: boolean,
): { readonly options: string; readonly edits: readonly Edit[] } | null {
  const edits: Edit[] = [];
  const dropped: AnswerArgument[] = [];
  const visibility: string[] = [];
  for (const entry of entries) {
    const written = text.slice(...entry.value).trim();
    if (entry.kind === 'spread' || entry.name === undefined) return null;
    if (keptOptions.has(entry.name)) continue;
    if (entry.name === 'fetchReply' && /^(?:true|false)$/.test(written)) dropped.push(entry);
    else if (isUpdate) return null;
    else if (entry.name === 'ephemeral' && /^(?:true|false)$/.test(written)) {
      if (written === 'true') visibility.push('{ ephemeral: true }');
      dropped.push(entry);
    } else if (entry.name === 'flags') {
      const list = flagsIn(written);
      if (list === null) return null;
      const own = list.flags.find((flag) => ephemeralFlag.test(flag));
      const kept = list.flags.filter((flag) => flag !== own);
      if (own !== undefined) visibility.push(`{ flags: ${own} }`);
      if (kept.length === 0) dropped.push(entry);
      else if (own !== undefined) {
        const rest = list.isArray ? `[${kept.join(', ')}]` : kept.join(' | ');
        edits.push({ span: entry.value, text: rest });
      }
    } else return null;
  }
  if (visibility.length > 1) return null;
  const cuts = cutsOf(entries, dropped);
  return { options: visibility[0] ?? '', edits: [...cuts, ...edits] };
}

/** `MessageFlags.A | MessageFlags.B`, `[MessageFlags.A]`; null where a flag is another one, or not written out. */
function flagsIn(written: string): { readonly flags: readonly string[]; readonly isArray: boolean } | null {
  const isArray = written.startsWith('[');
  const inner = isArray ? written.slice(1, -1).split(',') : written.split('|');
  const flags = inner.map((flag) => flag.trim()).filter((flag) => flag !== '');
  return flags.length > 0 && flags.every((flag) => ephemeralFlag.test(flag) || keptFlag.test(flag))
    ? { flags, isArray }
    : null;
}

/** Properties with the comma and the blanks to their neighbour. */
function cutsOf(entries: readonly AnswerArgument[], dropped: readonly AnswerArgument[]): Edit[] {
  const edits: Edit[] = [];
  let from: number | undefined;
  for (const [index, entry] of entries.entries()) {
    if (!dropped.includes(entry)) continue;
    const next = entries[index + 1];
    const before = entries.slice(0, index).findLast((other) => !dropped.includes(other));
    const span: Span =
      next !== undefined ? [entry.span[0], next.span[0]] : [from ?? before?.span[1] ?? entry.span[0], entry.span[1]];
    // A run of dropped ones at the end goes with the comma in front of it.
    if (next !== undefined && entries.slice(index).every((other) => dropped.includes(other))) {
      from ??= before?.span[1] ?? entry.span[0];
      continue;
    }
    edits.push({ span, text: '' });
  }
  return edits;
}

/** A deferral that comes too late goes to the front as it is, where it depends on nothing. */
function moved(text: string, answer: Answer): Converted | null {
  const [argument, ...others] = answer.args;
  const options = argument === undefined ? '' : text.slice(...argument.value);
  const isLiteral =
    argument === undefined ||
    /^\{\s*(?:(?:ephemeral|fetchReply)\s*:\s*(?:true|false)|flags\s*:\s*\[?(?:[\w$]+\.)*MessageFlags\.Ephemeral\]?)?\s*,?\s*\}$/.test(
      options,
    );
  const edit = removed(text, answer);
  if (others.length > 0 || !isLiteral || edit === null) return null;
  return { method: answer.method === 'deferUpdate' ? 'deferUpdate' : 'deferReply', options, edits: [edit] };
}
