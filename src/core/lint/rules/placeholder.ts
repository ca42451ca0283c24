import { isDiscordUrl } from '../../discord/host.ts';
import { routeOf } from '../../discord/route.ts';
import { writeText } from '../../request/text.ts';
import type { Rule } from '../finding.ts';
import { placeInUrl, urlWithHoles } from '../place.ts';

/** What is left where a value was forgotten: a name of the documentation, or what an absent value prints as. */
const forgotten = /^(?:undefined|null|None|NaN|:[A-Za-z][\w.]*|\$?\{[\w.-]+\}|<[\w .-]+>|\[object Object\])$/;

/**
 * A part of the path that takes an id and is written as a placeholder: Discord answers that it is no snowflake
 * (documentation, Reference, Error Messages). Documentation in Markdown means its placeholders.
 */
export const placeholder: Rule = (draft, { text, language }) => {
  const url = urlWithHoles(draft);
  if (language === 'markdown' || !isDiscordUrl(url)) return [];
  const route = routeOf(writeText(draft.method.text), url);
  const found = Object.entries(route?.parameters ?? {}).find(([, value]) => forgotten.test(readable(value)));
  if (found === undefined) return [];
  const [parameter, value] = found;
  const written = [value, readable(value)].map((each) => each.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  return [
    {
      facts: { rule: 'url/placeholder', placeholder: readable(value), parameter },
      severity: parameter.endsWith('_id') ? 'error' : 'warning',
      span: placeInUrl(text, draft, new RegExp(`(?<=/)(${written})(?![^/?#'"\`\\s)])`, 'g')) ?? draft.url.span,
      mends: [],
    },
  ];
};

/** Braces and blanks may be encoded already. */
function readable(segment: string): string {
  return segment.replace(/%(20|3C|3E|5B|5D|7B|7D)/gi, (encoded) => decodeURIComponent(encoded));
}
