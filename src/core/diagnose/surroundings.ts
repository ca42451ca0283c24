import type { Exchange } from '../exchange.ts';

/** What is known around an exchange. Everything here may be missing; a diagnosis says less then, never more. */
export interface Surroundings {
  /** Names of the workspace's files, relative (`wrangler.toml`, `src/bot.ts`). Only names count. */
  readonly workspaceFiles: readonly string[];
  /** Exchanges before this one, the newest last. */
  readonly recent?: readonly Exchange[];
  /** Nobody wrote down the request's headers, so that a missing one says nothing. */
  readonly requestHeadersUnseen?: true;
}

/** Nothing is known. */
export const noSurroundings: Surroundings = { workspaceFiles: [] };
