import { svg } from './dom.ts';

/** Outlines on a 16 by 16 grid. Each has a shape of its own, so that no meaning hangs on colour. */
const outlines = {
  pass: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13Zm-3 6.8 2 2 4-4.4',
  warning: 'M8 2 14.5 13.5h-13ZM8 6.3v3.4M8 11.3v.9',
  error: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  spent: 'M4 1.5h8M4 14.5h8M5 1.5c0 4 6 5 6 9v4M11 1.5c0 4-6 5-6 9v4',
  stop: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3ZM4.8 8h6.4',
  low: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM8 4.6v4.2M8 10.5v.9',
  waiting: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM8 4.3V8l2.6 1.6',
  pause: 'M5.5 3v10M10.5 3v10',
  play: 'M4.5 2.5v11l9-5.5Z',
  arrange: 'M2 4h12M4 8h8M6.5 12h3',
  take: 'M8 2v8M5 7l3 3 3-3M2.5 11v2.5h11V11',
  clear: 'M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.7 9h5.6l.7-9',
  spinner: 'M8 1.5a6.5 6.5 0 1 1-6.5 6.5',
} as const;

/** The name of a sign. */
export type GlyphName = keyof typeof outlines;

/** A sign beside words that say the same: hidden from screen readers. */
export function glyph(name: GlyphName): SVGSVGElement {
  return svg(
    'svg',
    { class: `glyph glyph-${name}`, viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    svg('path', {
      d: outlines[name],
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}
