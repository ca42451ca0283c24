import { allOperations } from '../../../src/sandbox/operations/allOperations.ts';

const offered = new Set(allOperations.map(({ method, path }) => `${method} ${path}`));

/** Passes over a test, and says why, while the sandbox has not all of the operations (`POST /guilds/{guild_id}/roles`). */
export function needs(test: Mocha.Context, ...operations: readonly string[]): void {
  const missing = operations.filter((name) => !offered.has(name));
  if (missing.length === 0) return;
  console.log(`      not yet in the sandbox: ${missing.join(', ')}`);
  test.skip();
}
