import { pairsOf } from '../pairs.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, PartShape } from '../shape.ts';
import type { Value } from '../value.ts';

/**
 * `files={"name": file}` beside `data={…}`, as requests and httpx take them: a file, its contents, or a tuple of file
 * name, contents and content type. A tuple without a file name is a plain field.
 */
export function filesBody(files: Value, data: Value | undefined, resolver: Resolver): BodyShape {
  const [fields, parts] = [pairsOf(data, resolver), pairsOf(files, resolver)];
  return {
    kind: 'multipart',
    value: data ?? files,
    parts: [
      ...fields.pairs.map((pair): PartShape => ({ name: pair.name, value: pair.value })),
      ...parts.pairs.map((pair) => partOf(pair.name, pair.value, resolver)),
    ],
    unknown: [...fields.unknown, ...parts.unknown],
  };
}

function partOf(name: string, value: Value, resolver: Resolver): PartShape {
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'array') return { name, value };
  const [filename, content, contentType] = reduced.items;
  if (content === undefined) return { name, value };
  const isNamed = filename !== undefined && resolver.reduce(filename).kind !== 'literal';
  return {
    name,
    value: content,
    ...(isNamed ? { filename } : {}),
    ...(contentType === undefined ? {} : { contentType }),
  };
}
