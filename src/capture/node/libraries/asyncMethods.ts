import { followed } from '../calls.ts';
import { type Prototype, replaceMethod } from './adapter.ts';

/** Follows the asynchronous methods of every class among a library's exports whose name `fits`. */
export function followAsyncMethods(exports: unknown, library: string, fits: (name: string) => boolean): void {
  for (const [name, value] of Object.entries(exports ?? {})) {
    if (typeof value !== 'function' || !fits(name)) continue;
    const prototype = value.prototype as Prototype | undefined;
    for (const method of Object.getOwnPropertyNames(prototype ?? {})) {
      replaceMethod(prototype, method, (original) =>
        original.constructor.name === 'AsyncFunction' ? followed(original, { library, name: original.name }) : original,
      );
    }
  }
}
