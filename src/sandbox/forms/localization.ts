import { type Check, fail, isRecord, text } from './form.ts';

/** Languages that names and descriptions may be given in. Source: https://docs.discord.com/developers/reference#locales */
const locales = [
  'id',
  'da',
  'de',
  'en-GB',
  'en-US',
  'es-ES',
  'es-419',
  'fr',
  'hr',
  'it',
  'lt',
  'hu',
  'nl',
  'no',
  'pl',
  'pt-BR',
  'ro',
  'fi',
  'sv-SE',
  'vi',
  'tr',
  'cs',
  'el',
  'bg',
  'ru',
  'uk',
  'hi',
  'th',
  'zh-CN',
  'ja',
  'zh-TW',
  'ko',
];

/**
 * The same in other languages, by locale. Values are held to what the field itself is held to. What Discord says of a
 * locale that it does not have is not established; code and message go by the pattern of other choices.
 */
export function localized(value: Check): Check {
  return (sent, path, report) => {
    if (!isRecord(sent)) return fail(report, path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
    for (const [locale, one] of Object.entries(sent)) {
      if (!locales.includes(locale)) {
        fail(report, [...path, locale], 'BASE_TYPE_CHOICES', 'Value must be one of the available locales.');
      } else if (one !== null) value(one, [...path, locale], report);
    }
  };
}

/** Names of choices in other languages, of up to `max` characters. */
export function names(max: number): Check {
  return localized(text({ min: 1, max }));
}
