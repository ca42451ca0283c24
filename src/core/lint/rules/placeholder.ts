import { isDiscordUrl } from '../../discord/host.ts';
import { routeOf } from '../../discord/route.ts';
import { writeText } from '../../request/text.ts';
import type { Rule } from '../finding.ts';
import { placeInUrl, urlWithHoles } from '../place.ts';

/**
 * What is left where a value was forgotten: a name of the documentation or of a tutorial, a variable that nothing fills
 * in (`'$CHANNEL_ID'` between single quotes of a shell), or what an absent value prints as.
 */
const forgotten =
  /^(?:undefined|null|None|NaN|:[A-Za-z][\w.]*|\$?\{[\w.-]+\}|\$[A-Za-z_]\w*|<[\w .-]+>|\[object Object\]|(?:YOUR|your)[_-][\w-]+|[A-Z]+(?:_[A-Z]+)*_HERE)$/;

/** A name in capitals where an id belongs. */
const named = /^(?:[A-Z]+_)*ID$/;

/**
 * A part of the path that takes an id and is written as a placeholder: Discord answers that it is no snowflake
 * (documentation, Reference, Error Messages). Documentation in Markdown means its placeholders.
 */
export const placeholder: Rule = (draft, { text, language }) => {
  const url = urlWithHoles(draft);
  if (language === 'markdown' || !isDiscordUrl(url)) return [];
  const route = routeOf(writeText(draft.method.text), url);
  const found = Object.entries(route?.parameters ?? {}).find(
    ([parameter, value]) => forgotten.test(readable(value)) || (parameter.endsWith('_id') && named.test(value)),
  );
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
