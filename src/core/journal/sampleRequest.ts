import type { PayloadShape } from './payloadShape.ts';
import { hasSucceeded, routeName, type SafeRecord } from './safeRecord.ts';

/** Kinds of failure that a sample is kept of. */
const mostKinds = 300;

/** One request for each kind of failure (class and route) that shows it again: the newest of each. */
export class Samples {
  readonly #newest = new Map<string, { record: SafeRecord; count: number }>();

  add(record: SafeRecord): void {
    if (hasSucceeded(record)) return;
    const kind = `${record.diagnosis.class} ${routeName(record)}`;
    const known = this.#newest.get(kind);
    if (known === undefined && this.#newest.size >= mostKinds) return;
    const newer = known === undefined || known.record.at <= record.at ? record : known.record;
    this.#newest.set(kind, { record: newer, count: (known?.count ?? 0) + 1 });
  }

  /** The most frequent kinds first. */
  all(): readonly { readonly record: SafeRecord; readonly count: number }[] {
    return [...this.#newest.values()].sort((a, b) => b.count - a.count || b.record.at - a.record.at);
  }
}

/**
 * A record as the text of an .http file that sends it again: ids as they were, variables where values were not kept.
 * Texts and numbers of a body are variables too, named after their place.
 */
export function sampleRequest(record: SafeRecord): string {
  const { request, credential } = record;
  const url = request.url.replace(/\{(\w+)\}/g, '{{$1}}').replace(/([\w\]-]+)=…/g, '$1={{$1}}');
  const kept = request.headers.filter(([name]) => name !== 'authorization');
  const lines = [`${request.method} ${url}`, ...kept.map(([name, value]) => `${canonical(name)}: ${value}`)];
  if (request.headers.some(([name]) => name === 'authorization')) {
    lines.push(`Authorization: ${credential.scheme === null ? '' : `${credential.scheme} `}{{token}}`);
  }
  const body = bodyOf(request.shape);
  return `${[...lines, ...(body === '' ? [] : ['', body])].join('\n')}\n`;
}

function bodyOf(shape: PayloadShape | null): string {
  if (shape === null) return '';
  if (typeof shape === 'string') return shape === 'file' ? '< {{file}}' : '{{body}}';
  return written(shape, '', '');
}

function written(shape: PayloadShape, name: string, indent: string): string {
  if (typeof shape === 'string') return leaf(shape, name);
  const inner = `${indent}  `;
  if (Array.isArray(shape)) {
    const [, first] = shape as readonly PayloadShape[];
    return first === undefined ? '[]' : `[\n${inner}${written(first, name, inner)}\n${indent}]`;
  }
  const fields = Object.entries(shape as { readonly [name: string]: PayloadShape }).filter(([field]) => field !== '…');
  if (fields.length === 0) return '{}';
  const lines = fields.map(([field, value]) => {
    return `${inner}${JSON.stringify(field)}: ${written(value, name === '' ? field : `${name}_${field}`, inner)}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function leaf(shape: string, name: string): string {
  const variable = `{{${name.replace(/\W+/g, '_') || 'value'}}}`;
  if (shape === 'null') return 'null';
  if (shape.startsWith('object(')) return '{}';
  if (shape.startsWith('array(')) return '[]';
  return shape.startsWith('string(') || shape === 'file' ? `"${variable}"` : variable;
}

function canonical(name: string): string {
  return name.replace(/(?:^|-)\w/g, (letter) => letter.toUpperCase());
}
