import { EventEmitter } from 'node:events';
import type { ClientRequest } from 'node:http';

/** What hands a request of `node:http(s)` a socket. */
export interface AgentPrototype {
  addRequest?: (request: ClientRequest, ...rest: unknown[]) => unknown;
  removeSocket?: unknown;
}

/**
 * Calls `found` once with the prototype of Node's agent: now, or as soon as anybody has `node:http` loaded, by `require`
 * or `import`. It is too heavy to be loaded for a guess, and before Node 22.15 nobody hears of what is imported; but it
 * makes its global agent as it loads, and each emitter passes here.
 */
export function onHttpAgent(found: (agent: AgentPrototype) => void): void {
  const { moduleLoadList = [] } = process as { readonly moduleLoadList?: readonly string[] };
  if (moduleLoadList.includes('NativeModule http')) {
    const { Agent } = require('node:http') as typeof import('node:http');
    found(Agent.prototype as unknown as AgentPrototype);
    return;
  }
  const emitters = EventEmitter as unknown as { init(this: object, options: unknown): void };
  const original = emitters.init;
  if (typeof original !== 'function') return;
  let isFound = false;
  const init = function (this: AgentPrototype, options: unknown): void {
    if (!isFound && this.addRequest !== undefined && this.removeSocket !== undefined) {
      isFound = true;
      // Others, such as `node:domain`, may have put theirs around it meanwhile.
      if (emitters.init === init) emitters.init = original;
      found(Object.getPrototypeOf(this) as AgentPrototype);
    }
    original.call(this, options);
  };
  emitters.init = init;
}
