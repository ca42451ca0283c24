import type { Call } from '../operation.ts';
import { OAuthError } from './oauthError.ts';

/**
 * Throws unless the application itself asks, by HTTP Basic authentication or by `client_id` and `client_secret` in the
 * form. Source: developers/topics/oauth2#authorization-code-grant
 *
 * @throws OAuthError invalid_client
 */
export function demandClient({ world, authorization }: Call, form: ReadonlyMap<string, string>): void {
  const [id, secret] = basicOf(authorization) ?? [form.get('client_id'), form.get('client_secret')];
  const known = id === world.application.id && secret === world.authorizations.clientSecret;
  if (!known) throw new OAuthError('invalid_client');
}

/** Name and password of a Basic header, undefined for any other. */
function basicOf(authorization: string | undefined): readonly [string, string] | undefined {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [id, secret.join(':')];
}
