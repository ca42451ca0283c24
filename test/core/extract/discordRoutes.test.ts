import assert from 'node:assert/strict';
import { OAuth2Routes, RouteBases, Routes } from 'discord-api-types/v10';
import { routeConstants, routeNames, routePieces } from '../../../src/core/extract/discordRoutes.ts';

/** The path of a template with these arguments, as `Routes` would give it. */
function pathOf(name: string, args: readonly string[]): string | undefined {
  return routePieces(name)
    ?.map((piece) => {
      if (typeof piece === 'string') return piece;
      const value = args[piece.argument];
      if (value !== undefined) return (piece.before ?? '') + value;
      return piece.fallback ?? (piece.before === undefined ? 'undefined' : '');
    })
    .join('');
}

describe('the table of Routes', () => {
  const functions = Routes as unknown as Record<string, (...args: string[]) => string>;

  it('has exactly the functions of discord-api-types', () => {
    assert.deepEqual([...routeNames()].sort(), Object.keys(functions).sort());
  });

  for (const [name, route] of Object.entries(functions)) {
    it(`gives the path of ${name} with every number of arguments`, () => {
      const needsOne = routePieces(name)?.some((piece) => typeof piece !== 'string' && piece.before !== undefined);
      for (let count = needsOne ? 1 : 0; count <= 5; count++) {
        const args = ['11', '22', '33', '44', '55'].slice(0, count);
        assert.equal(pathOf(name, args), route(...args), args.join());
      }
    });
  }

  it('has the constant addresses of discord-api-types', () => {
    const constants = { RouteBases, OAuth2Routes } as unknown as Record<string, Record<string, string>>;
    for (const [path, address] of Object.entries(routeConstants)) {
      const [group = '', key = ''] = path.split('.');
      assert.equal(address, constants[group]?.[key], path);
    }
  });
});
