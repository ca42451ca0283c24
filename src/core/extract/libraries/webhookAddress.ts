import { implied, joined } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import { stringAt, type Value } from '../value.ts';

/** Where discord.js and discord.py send what goes to a webhook, whatever version its address names. */
const base = 'https://discord.com/api/v10/webhooks/';

/** The id and the token in a webhook's address. */
const parts = /\/webhooks\/(\d+)\/([\w.-]+)/;

/** The address of a webhook that is made from its id and its token. */
export function addressOfPair(id: Value, token: Value, at: number): Value {
  return joined([implied(base, at), id, implied('/', at), token], [id.span[0], token.span[1]]);
}

/**
 * The address of a webhook that is made from an address: the libraries take its id and its token and put them behind
 * version 10. What only run time knows stays as it is.
 */
export function addressOfUrl(url: Value, resolver: Resolver): Value {
  const found = parts.exec(resolver.literal(url) ?? '');
  return found === null ? url : { ...stringAt(`${base}${found[1]}/${found[2]}`, url.span), inside: url.span };
}
