import { followed, type Route } from '../calls.ts';
import { type Adapter, prototypeOf, replaceMethod } from './adapter.ts';

/** @discordjs/rest, which discord.js sends with: every request goes through one function of `REST`, then may queue. */
export const discordjsRest: Adapter = {
  file: /\/@discordjs\/rest\/dist\/(?:index|web)\.m?js$/,
  adapt: (exports) =>
    replaceMethod(prototypeOf(exports, 'REST'), 'queueRequest', (original) =>
      followed(original, { library: '@discordjs/rest', name: original.name, routeOf }),
    ),
};

function routeOf([request]: readonly unknown[]): Route {
  const { method, fullRoute } = request as { method: string; fullRoute: string };
  return { method: method.toUpperCase(), path: fullRoute };
}
