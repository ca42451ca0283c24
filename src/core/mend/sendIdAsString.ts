import { bigint, isBigIntIn } from '../lint/rules/bigint.ts';
import { bodyType } from '../lint/rules/bodyType.ts';
import type { Span } from '../request/text.ts';
import type { BodyMend, BodyMendContext, Edit } from './mend.ts';
import { quoted } from './quoted.ts';

/** Puts quotes around an id that is written as a number, so that no digit is lost; a BigInt becomes text. */
export const sendIdAsString: BodyMend = ({ text, draft, span: chosen, rejected }) => {
  const findings = [bodyType, bigint]
    .flatMap((rule) => rule(draft, text))
    .filter(({ mends }) => mends.includes('send-id-as-string'));
  const edits = findings.flatMap(({ span }) => {
    const isOther = chosen !== undefined && (chosen[0] !== span[0] || chosen[1] !== span[1]);
    const written = isOther ? undefined : asText(text.slice(...span), text, draft);
    return written === undefined ? [] : [{ span, text: written }];
  });
  if (edits.length === 0 && chosen !== undefined && rejected !== undefined) return asSaid(text, draft, chosen);
  return edits.length === 0 ? null : edits.toSorted((a, b) => a.span[0] - b.span[0]);
};

/** An id that Discord did not take as the number that it is written as. */
function asSaid(text: string, draft: BodyMendContext['draft'], span: Span): readonly Edit[] | null {
  const { language, body } = draft;
  const written = text.slice(...span);
  if (!/^\d{16,20}$/.test(written) || body?.kind !== 'json') return null;
  if (language === 'http') return [{ span, text: `"${written}"` }];
  return body.encodedBy === undefined ? null : [{ span, text: quoted(written, text, draft) }];
}

function asText(written: string, text: string, draft: BodyMendContext['draft']): string | undefined {
  const digits = /^(\d[\d_]*)n?$/.exec(written)?.[1];
  if (digits !== undefined) return quoted(digits.replaceAll('_', ''), text, draft);
  return isBigIntIn(written, text) ? `String(${written})` : undefined;
}
