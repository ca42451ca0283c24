import type { Environment } from './profile.ts';

/**
 * What the name of a credential says about what it reaches; where it says nothing, what its source says (`told`), else
 * development. A person is asked.
 */
export function environmentGuess(name: string, told: Environment | null = null): Environment {
  if (/(?:^|[^a-z])(?:staging|stage|stg|preprod|pre-prod|canary)(?:[^a-z]|$)|ステージング/i.test(name))
    return 'staging';
  if (/(?:^|[^a-z])(?:dev|develop|development|test|testing|local|sandbox)(?:[^a-z]|$)|開発|テスト/i.test(name)) {
    return 'development';
  }
  return /(?:^|[^a-z])(?:prod|production|live|main|release)(?:[^a-z]|$)|本番/i.test(name)
    ? 'production'
    : (told ?? 'development');
}
