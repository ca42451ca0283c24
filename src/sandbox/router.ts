import type { Operation } from './operation.ts';
import { percentDecoded } from './target.ts';

/** A route that fits a path. */
export interface Match {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

interface Node {
  readonly literals: Map<string, Node>;
  parameter?: Node;
  readonly operations: Map<string, { readonly operation: Operation; readonly names: readonly string[] }>;
}

/** Finds the operation for a method and a path. Words win over parameters, so `/users/@me` is not `/users/{user_id}`. */
export class Router {
  readonly #root: Node = emptyNode();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#add(operation);
  }

  /**
   * The route for a path without its version (`/channels/1/messages`), or why there is none.
   */
  find(method: string, path: string): Match | 'unknown' | 'method' {
    const segments = path.split('/').slice(1).map(percentDecoded);
    return search(this.#root, segments, 0, [], method) ?? (this.#exists(segments) ? 'method' : 'unknown');
  }

  #exists(segments: readonly string[]): boolean {
    return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].some(
      (method) => search(this.#root, segments, 0, [], method) !== undefined,
    );
  }

  #add(operation: Operation): void {
    const names: string[] = [];
    let node = this.#root;
    for (const segment of operation.path.split('/').slice(1)) {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      if (name === undefined) {
        const next = node.literals.get(segment) ?? emptyNode();
        node.literals.set(segment, next);
        node = next;
      } else {
        names.push(name);
        node.parameter ??= emptyNode();
        node = node.parameter;
      }
    }
    node.operations.set(operation.method, { operation, names });
  }
}

/** Values of parameters are collected on the way; their names differ by operation and are put to them at the end. */
function search(
  node: Node,
  segments: readonly string[],
  depth: number,
  values: readonly string[],
  method: string,
): Match | undefined {
  const segment = segments[depth];
  if (segment === undefined) {
    const found = node.operations.get(method);
    if (found === undefined) return undefined;
    const { operation, names } = found;
    return { operation, params: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
  }
  const literal = node.literals.get(segment);
  const match = literal && search(literal, segments, depth + 1, values, method);
  if (match !== undefined) return match;
  if (node.parameter === undefined || segment === '') return undefined;
  return search(node.parameter, segments, depth + 1, [...values, segment], method);
}

function emptyNode(): Node {
  return { literals: new Map(), operations: new Map() };
}
