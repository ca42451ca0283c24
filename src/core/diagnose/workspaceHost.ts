import type { Surroundings } from './surroundings.ts';

/** A place to run code whose addresses Discord's edge has been seen to refuse, and the file that gives it away. */
export interface WorkspaceHost {
  readonly kind: 'worker' | 'apps-script';
  readonly file: string;
}

const signs: readonly (readonly [WorkspaceHost['kind'], RegExp])[] = [
  ['worker', /(?:^|[\\/])wrangler\.(?:toml|jsonc?)$/],
  ['apps-script', /(?:^|[\\/])(?:appsscript\.json|\.clasp\.json)$/],
];

/**
 * Whether the workspace is a Cloudflare Worker or a Google Apps Script project. That such hosts are refused is only
 * possible (discord-api-docs#7146 says it was mended on 2025-11-11, #8030 and #7936 are open), so this is asked for
 * after a failure and never by itself.
 */
export function workspaceHost({ workspaceFiles }: Surroundings): WorkspaceHost | undefined {
  for (const [kind, sign] of signs) {
    const file = workspaceFiles.find((name) => sign.test(name));
    if (file !== undefined) return { kind, file };
  }
  return undefined;
}
