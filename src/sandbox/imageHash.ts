import { Chance } from './chance.ts';

/**
 * The hash under which an uploaded image is found; those of animated ones begin with `a_`.
 * Source: developers/reference#image-formatting
 *
 * @returns null for null, which takes an image away
 */
export function imageHash(image: unknown): string | null {
  if (typeof image !== 'string') return null;
  return `${isAnimated(image) ? 'a_' : ''}${new Chance(`image:${image}`).hex(32)}`;
}

/** Whether a data URI holds a moving picture; of the formats only GIF is told by its type. */
export function isAnimated(image: string): boolean {
  return image.startsWith('data:image/gif');
}
