import type { RejectedField } from './diagnosis.ts';

/** What is wrong with a rejected field, by its inner code. Numbers come from Discord's sentence, where it has them. */
export type FieldKind =
  | { readonly kind: 'required' }
  | { readonly kind: 'length'; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'range'; readonly min: string | null; readonly max: string | null }
  | { readonly kind: 'choice' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'not-an-object' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'exclusive' }
  | { readonly kind: 'date' }
  | { readonly kind: 'url' }
  | { readonly kind: 'emoji' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'embeds-too-large' }
  | { readonly kind: 'command-too-large' }
  | { readonly kind: 'required-options-first' }
  | { readonly kind: 'row-too-wide' }
  | { readonly kind: 'component-misplaced' }
  | { readonly kind: 'unknown-reference' };

/**
 * The list of inner codes is open: only three are documented (discord-api-docs, reference). Their endings follow a
 * pattern, so families are read from those. Null where the code says nothing by itself.
 */
export function fieldKind({ code, message }: RejectedField): FieldKind | null {
  const numbers = message.match(/-?\d+/g) ?? [];
  const first = numbers[0] ?? null;
  switch (code) {
    case 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID':
      return { kind: 'required-options-first' };
    case 'APPLICATION_COMMAND_TOO_LARGE':
      return { kind: 'command-too-large' };
    case 'MAX_EMBED_SIZE_EXCEEDED':
      return { kind: 'embeds-too-large' };
    case 'BASE_TYPE_BAD_LENGTH':
      return { kind: 'length', min: numberOf(first), max: numberOf(numbers[1] ?? null) };
    case 'BASE_TYPE_CHOICES':
      return { kind: 'choice' };
    case 'NUMBER_TYPE_COERCE':
      return { kind: 'not-a-number' };
    case 'NUMBER_TYPE_MAX':
      return { kind: 'range', min: null, max: first };
    case 'NUMBER_TYPE_MIN':
      return { kind: 'range', min: first, max: null };
    case 'MODEL_TYPE_CONVERT':
      return { kind: 'not-an-object' };
    case 'DATE_TIME_TYPE_PARSE':
      return { kind: 'date' };
    case 'COMPONENT_LAYOUT_WIDTH_EXCEEDED':
      return { kind: 'row-too-wide' };
    case 'COMPONENT_TYPE_INVALID':
      return { kind: 'component-misplaced' };
    default:
      return byEnding(code, numberOf(numbers.at(-1) ?? null));
  }
}

function byEnding(code: string, limit: number | null): FieldKind | null {
  if (/_REQUIRED$/.test(code)) return { kind: 'required' };
  if (/_MAX_LENGTH$|_TOO_LONG$/.test(code)) return { kind: 'length', min: null, max: limit };
  if (/_MIN_LENGTH$|_TOO_SHORT$/.test(code)) return { kind: 'length', min: limit, max: null };
  if (/_DUPLICATED?$|_ALREADY_CONTAINS_VALUE$|_ALREADY_USED$/.test(code)) return { kind: 'duplicate' };
  if (/_EXCLUSIVE$/.test(code)) return { kind: 'exclusive' };
  if (/^URL_TYPE_/.test(code)) return { kind: 'url' };
  if (/_INVALID_EMOJI$/.test(code)) return { kind: 'emoji' };
  if (/_TOO_MANY_/.test(code)) return { kind: 'too-many' };
  if (/_UNKNOWN_\w+$|_NOT_FOUND$/.test(code)) return { kind: 'unknown-reference' };
  return null;
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
