import { implied, joined } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { CallValue, Value } from '../value.ts';

/**
 * The Authorization of the client that a handler (`client.rest.handler`) belongs to: what `tokenOf` finds in the call
 * that made the client, else the handler itself, as what only run time knows, behind `Bot`.
 */
export function clientToken(
  handler: Value,
  resolver: Resolver,
  tokenOf: (maker: CallValue) => Value | undefined,
): Value {
  for (let owner = handler; owner.kind === 'member'; owner = owner.object) {
    const maker = resolver.reduce(owner.object);
    const token = maker.kind === 'call' ? tokenOf(maker) : undefined;
    if (token !== undefined) return token;
  }
  const { span } = handler;
  return joined([implied('Bot ', span[0]), { kind: 'unknown', span }], span);
}

/** Whether the value is surely `false`, `null` or `undefined`. */
export function isFalsy(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return reduced.kind === 'literal' && reduced.value !== true;
}
