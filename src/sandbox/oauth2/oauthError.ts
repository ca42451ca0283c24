import { type Answer, json } from '../answer.ts';

/**
 * What the token URL refuses with (RFC 6749 §5.2): neither code nor message. Statuses: 401 for the client (goth#183,
 * gitea#4476), 400 for the rest (discord-api-docs#2310, member-gentei#18).
 */
const statuses = {
  invalid_client: 401,
  invalid_grant: 400,
  invalid_request: 400,
  invalid_scope: 400,
  unsupported_grant_type: 400,
} as const;

/** Name of an error of OAuth2. */
export type OAuthErrorName = keyof typeof statuses;

/** As the token URL says it (discord-api-docs#2310), and in redirects (#7169). */
export const unknownScope = 'The requested scope is invalid, unknown, or malformed.';

/** Answers of the token URL are not to be kept (discord-api-docs#2310). */
export const unkept = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** Thrown by the OAuth2 operations to answer with an error. */
export class OAuthError extends Error {
  readonly reason: OAuthErrorName;
  readonly description: string | undefined;

  constructor(reason: OAuthErrorName, description?: string) {
    super(description ?? reason);
    this.reason = reason;
    this.description = description;
  }
}

/** The answer of `run`, or of the error that it throws. */
export function withOAuthErrors(run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const { reason, description } = error;
    const more = description === undefined ? {} : { error_description: description };
    return json(statuses[reason], { error: reason, ...more }, unkept);
  }
}
