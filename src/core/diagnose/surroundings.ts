import type { Exchange } from '../exchange.ts';

/** What is known around an exchange. Everything here may be missing; a diagnosis says less then, never more. */
export interface Surroundings {
  /** Names of the workspace's files, relative (`wrangler.toml`, `src/bot.ts`). Only names count. */
  readonly workspaceFiles: readonly string[];
  /** Exchanges before this one, the newest last. */
  readonly recent?: readonly Exchange[];
  /** Nobody wrote down the request's headers, so that a missing one says nothing. */
  readonly requestHeadersUnseen?: true;
  /** The library that reported the failure puts a bot token on every request, though nobody wrote the header down. */
  readonly clientAuthorizes?: true;
  /** Nobody wrote down the answer's status: the one in the exchange is only the usual one of its code. */
  readonly statusUnseen?: true;
}

/** Nothing is known. */
export const noSurroundings: Surroundings = { workspaceFiles: [] };
