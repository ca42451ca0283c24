import type { Environment } from '../profiles/profile.ts';

const words: readonly (readonly [Environment, RegExp])[] = [
  ['production', /^(?:prod|production|live)$/],
  ['staging', /^(?:staging|stage|preprod|preproduction|qa|uat)$/],
  ['development', /^(?:dev|develop|development|debug)$/],
];

/**
 * The environment that one word of a name says (`.env.production`, `NODE_ENV=prod`); null where none or two do. A file that
 * says nothing (`.env`, `.env.local`) may serve anywhere, so that nothing is guessed, other than for the name of a profile.
 */
export function environmentOf(name: string): Environment | null {
  const parts = name.toLowerCase().split(/[^a-z]+/);
  const found = words.filter(([, pattern]) => parts.some((part) => pattern.test(part)));
  // "not production", "dev and prod": two words say nothing.
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/** Variables by which programs are told where they run. */
const tellers = ['NODE_ENV', 'APP_ENV', 'ENVIRONMENT', 'PYTHON_ENV', 'BOT_ENV', 'FLASK_ENV', 'ENV'];

/** The environment that a set of variables tells of; the first that says one decides. */
export function environmentIn(variables: ReadonlyMap<string, string>): Environment | null {
  for (const teller of tellers) {
    const environment = environmentOf(variables.get(teller) ?? '');
    if (environment !== null) return environment;
  }
  return null;
}

/** The environment of variables: what their file says by its name (null: they stand in none), else one of them. */
export function environmentOfVariables(
  variables: ReadonlyMap<string, string>,
  file: string | null,
): Environment | null {
  return (file === null ? null : environmentOf(file)) ?? environmentIn(variables);
}
