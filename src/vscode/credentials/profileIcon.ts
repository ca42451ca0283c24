import * as vscode from 'vscode';
import type { Profile, ProfileColor } from '../../core/profiles/profile.ts';

/** The theme's colours of charts, as VS Code's own light and dark themes have them: a list takes no coloured sign. */
const shades: Readonly<Record<ProfileColor, readonly [light: string, dark: string]>> = {
  red: ['#e51400', '#f14c4c'],
  orange: ['#d18616', '#d18616'],
  yellow: ['#bf8803', '#cca700'],
  green: ['#388a34', '#89d185'],
  blue: ['#1a85ff', '#3794ff'],
  purple: ['#652d90', '#b180d7'],
};

/** A dot of a profile's colour, filled; of a production profile with a ring, so that colour is not all that tells it. */
export function profileIcon({ color, environment }: Pick<Profile, 'color' | 'environment'>): {
  readonly light: vscode.Uri;
  readonly dark: vscode.Uri;
} {
  const [light, dark] = shades[color];
  return { light: dot(light, environment === 'production'), dark: dot(dark, environment === 'production') };
}

function dot(fill: string, hasRing: boolean): vscode.Uri {
  const ring = hasRing ? `<circle cx="8" cy="8" r="6.5" fill="none" stroke="${fill}" stroke-width="1.5"/>` : '';
  const radius = hasRing ? 3.5 : 5;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${ring}<circle cx="8" cy="8" r="${radius}" fill="${fill}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
