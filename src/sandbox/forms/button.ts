import { componentEmoji } from './componentEmoji.ts';
import type { Path } from './errorTree.ts';
import { boolean, choice, fail, integer, object, type Report, required, snowflake, text, url } from './form.ts';

/** The number that any component may have of its own; 0 is the same as none. */
export const componentId = integer({ min: 0, max: 2 ** 31 - 1 });

/** A custom id; where one is required, an empty one is none. */
export const customId = text({ min: 1, max: 100 });

const link = 5;
const premium = 6;

/** A button. Source: https://docs.discord.com/developers/components/reference#button */
export const button = object(
  {
    id: componentId,
    style: required(choice([1, 2, 3, 4, link, premium])),
    label: text({ max: 80 }),
    custom_id: text({ max: 100 }),
    url: url(['http', 'https', 'discord'], 512),
    sku_id: snowflake,
    disabled: boolean,
    emoji: componentEmoji,
  },
  checkStyle,
);

/**
 * What a style needs and what it does not take. Of the codes for the latter only the one for both an id and an address
 * is known (grade C: constants of an API mock); for premium buttons the pattern is continued.
 */
function checkStyle(sent: Record<string, unknown>, path: Path, report: Report): void {
  const style = Number(sent.style);
  if (style === premium) checkPremium(sent, path, report);
  else if (sent.url && sent.custom_id) {
    const message = 'A custom id and url cannot both be specified';
    fail(report, [...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
  } else {
    checkTarget(sent, style, path, report);
    checkFace(sent, path, report);
  }
}

function checkTarget(sent: Record<string, unknown>, style: number, path: Path, report: Report): void {
  if (sent.sku_id) refuse('sku_id', path, report);
  if (style === link) {
    if (!sent.url) fail(report, [...path, 'url'], 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  // in three independent logs
  if (!sent.custom_id) {
    fail(report, [...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
  }
  if (sent.url) refuse('url', path, report);
}

/** That a button without anything on it is refused is common experience; the code is grade D, from an emulator. */
function checkFace({ label, emoji }: Record<string, unknown>, path: Path, report: Report): void {
  if (label || emoji) return;
  fail(report, [...path, 'label'], 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required');
}

function checkPremium(sent: Record<string, unknown>, path: Path, report: Report): void {
  if (!sent.sku_id) fail(report, [...path, 'sku_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
  for (const field of ['custom_id', 'label', 'url', 'emoji']) if (sent[field]) refuse(field, path, report);
}

/** Neither code nor message is from a log: only that it is refused is documented. */
function refuse(field: string, path: Path, report: Report): void {
  const message = `A ${field} cannot be specified for this style of button`;
  fail(report, [...path, field], 'BUTTON_COMPONENT_FIELD_NOT_ALLOWED', message);
}
