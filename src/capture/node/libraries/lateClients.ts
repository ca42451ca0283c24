import type { Adapter } from './adapter.ts';

let first: (() => void) | undefined;

/** @param found called once when a client is loaded that ends its requests later than it makes them. */
export function onLateClients(found: () => void): void {
  first = found;
}

/** Clients on `node:http` that write a body piece by piece. `node:http` itself is too heavy to be loaded for a guess. */
export const lateClients: Adapter = {
  file: /\/node_modules\/(?:follow-redirects\/index|form-data\/lib\/form_data)\.js$/,
  adapt() {
    first?.();
    first = undefined;
  },
};
