import type { RejectedField } from '../diagnose/diagnosis.ts';
import { fieldKind } from '../diagnose/fieldKind.ts';
import { judgedBody, placeIn } from '../lint/judgedBody.ts';
import { lengthOf } from '../lint/shapes/shape.ts';
import type { DraftBody } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import type { BodyMend, Edit } from './mend.ts';

/** Cuts what is too long, and leaves out the items that are too many, where they are written out in one piece. */
export const clipToLimit: BodyMend = ({ text, draft, span: chosen, rejected }) => {
  const judged = judgedBody(draft);
  const edits = (judged?.complaints ?? []).flatMap(({ facts, path }): Edit[] => {
    if (judged === null || facts.rule !== 'body/limit') return [];
    const { body } = judged;
    const { breach } = facts;
    const span = placeIn(body, path);
    if (chosen !== undefined && (chosen[0] !== span[0] || chosen[1] !== span[1])) return [];
    if ((breach.kind !== 'length' && breach.kind !== 'items') || breach.actual <= (breach.max ?? breach.actual))
      return [];
    const max = breach.max ?? 0;
    const edit =
      breach.kind === 'length' ? clippedText(text, span, max, breach.actual) : clippedList(body, path, span, max);
    return edit === null ? [] : [edit];
  });
  const ordered = edits.toSorted((a, b) => a.span[0] - b.span[0]);
  // What stands in a part that is cut off needs no cut of its own.
  const outer = ordered.filter(({ span }) => !ordered.some((other) => other.span !== span && holds(other.span, span)));
  return outer.length > 0 ? outer : clippedAsSaid(text, chosen, rejected);
};

/** A limit that only the answer told. */
function clippedAsSaid(text: string, span: Span | undefined, rejected: RejectedField | undefined): Edit[] | null {
  const kind = rejected === undefined ? null : fieldKind(rejected);
  if (span === undefined || kind?.kind !== 'length' || kind.max === null) return null;
  const edit = clippedText(text, span, kind.max);
  return edit === null || edit.text === text.slice(...edit.span) ? null : [edit];
}

/** One character of a string as it is written: itself, or an escape for it. */
const character =
  /\\u\{[\da-f]+\}|\\u[d][89ab][\da-f]{2}\\u[d][c-f][\da-f]{2}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\[\s\S]|[\s\S]/giu;

/** A quoted literal: the quotes stay, and an escape is the character that it stands for. */
function clippedText(text: string, [start, end]: Span, max: number, actual?: number): Edit | null {
  const [, quote, contents = ''] = /^("""|'''|["'`])([\s\S]*)\1$/.exec(text.slice(start, end)) ?? [];
  if (quote === undefined) return null;
  const characters: readonly string[] = contents.match(character) ?? [];
  if (characters.includes(quote) || (quote === '`' && contents.includes('${'))) return null;
  const plain = characters.map((one) => (/^\\[nrt]$/.test(one) ? '\n' : /^\\./.test(one) ? 'x' : one));
  // Where the count is another one, something else than the text itself stands here.
  if (actual !== undefined && lengthOf(plain.join('')) !== actual) return null;
  const first = plain.findIndex((one) => one.trim() !== '');
  return { span: [start + quote.length, end - quote.length], text: characters.slice(0, first + max).join('') };
}

function clippedList(body: DraftBody, path: string, span: Span, max: number): Edit | null {
  const [last, dropped] = [body.fields.get(`${path}[${max - 1}]`), body.fields.get(`${path}[${max}]`)];
  let final = dropped;
  for (let index = max + 1; body.fields.has(`${path}[${index}]`); index++) final = body.fields.get(`${path}[${index}]`);
  if (last === undefined || dropped === undefined || final === undefined) return null;
  const cut: Span = [last.value[1], final.value[1]];
  return cut[0] < cut[1] && holds(span, cut) && dropped.value[0] >= cut[0] ? { span: cut, text: '' } : null;
}

function holds(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
