import type { RejectedField } from '../../core/diagnose/diagnosis.ts';
import { fieldKind } from '../../core/diagnose/fieldKind.ts';

/** What the inner code of a rejected field means, in English; null where it says nothing by itself. */
export function fieldWords(field: RejectedField): string | null {
  const kind = fieldKind(field);
  if (kind === null) return null;
  switch (kind.kind) {
    case 'required':
      return 'It is required and missing or empty.';
    case 'length':
      return lengthWords(kind.min, kind.max);
    case 'range':
      if (kind.max !== null) return `It may be at most ${kind.max}.`;
      return kind.min === null ? 'The number is out of range.' : `It must be at least ${kind.min}.`;
    case 'choice':
      return 'It is not one of the values that are allowed here.';
    case 'not-a-number':
      return 'It must be a number or an id.';
    case 'not-an-object':
      return 'An object belongs here, not a text or a list.';
    case 'duplicate':
      return 'It is used twice; it must be unique.';
    case 'exclusive':
      return 'It cannot stand together with another field that is set.';
    case 'date':
      return 'It must be a time in ISO 8601, such as 2026-01-31T12:00:00Z.';
    case 'url':
      return 'It must be a complete address that begins with https://.';
    case 'emoji':
      return 'The emoji does not exist or is not written as an object with name or id.';
    case 'too-many':
      return 'There are more of them than are allowed.';
    case 'embeds-too-large':
      return 'All embeds of the message together may have 6000 characters.';
    case 'command-too-large':
      return 'Names, descriptions and values of the command together are too long.';
    case 'required-options-first':
      return 'Required options have to come before optional ones.';
    case 'row-too-wide':
      return 'There are too many components in this row: five buttons or one select menu.';
    case 'component-misplaced':
      return 'This kind of component is not possible at this place.';
    case 'unknown-reference':
      return 'What it refers to does not exist.';
    default:
      return kind satisfies never;
  }
}

function lengthWords(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `It must have ${min} to ${max} characters or entries.`;
  if (max !== null) return `It is too long: at most ${max}.`;
  return min === null ? 'Its length is not allowed.' : `It is too short: at least ${min}.`;
}
