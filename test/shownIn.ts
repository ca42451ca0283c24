import type { SurfaceName } from '../src/vscode/surfaces.ts';

/**
 * Names the surfaces in which marked secrets were just looked for, as the message of the assertion. The test of the
 * registry reads these names: a surface that is in none of them is not walked. Name one only where the step has made
 * sure that it was there.
 */
export function shownIn(...names: readonly [SurfaceName, ...SurfaceName[]]): string {
  return `a secret in: ${names.join(', ')}`;
}
