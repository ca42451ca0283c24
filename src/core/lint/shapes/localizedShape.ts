import type { Shape } from './shape.ts';

/** The same in other languages, by locale. Source: https://docs.discord.com/developers/reference#locales */
export function localized(of: Shape): Shape {
  return { kind: 'map', of };
}
