import type { Hole } from '../request/text.ts';
import type { Resolver } from './resolver.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';
import { placeOf, textOf } from './textWriter.ts';
import type { StringValue, Value } from './value.ts';

/** The text of a value with the place of each of its characters, for what is read out of the text: JSON, a form. */
export function sourceTextOf(value: Value, resolver: Resolver): SourceText {
  const builder = new SourceTextBuilder(placeOf(value, resolver)[0]);
  append(value, resolver, builder);
  return builder.build();
}

function append(value: Value, resolver: Resolver, builder: SourceTextBuilder): void {
  resolver.descend(() => appendValue(value, resolver, builder));
}

function appendValue(value: Value, resolver: Resolver, builder: SourceTextBuilder): void {
  const reduced = resolver.reduce(value);
  if (reduced.kind === 'string') appendString(reduced, resolver, builder);
  else if (reduced.kind === 'join' && reduced.home !== undefined) {
    const inner = new SourceTextBuilder(reduced.home);
    for (const part of reduced.parts) append(part, resolver, inner);
    builder.insert(inner.build(), reduced.span, reduced.home);
  } else if (reduced.kind === 'join') for (const part of reduced.parts) append(part, resolver, builder);
  else for (const piece of textOf(value, resolver)) appendPiece(piece, reduced, builder);
}

function appendPiece(piece: string | Hole, value: Value, builder: SourceTextBuilder): void {
  if (typeof piece === 'string') builder.replace(piece, value.span[0], value.span[1]);
  else builder.hole(piece);
}

/** Characters that stand in the source as they are in one piece, escapes one by one. */
function appendString(value: StringValue, resolver: Resolver, builder: SourceTextBuilder): void {
  const { offsets, text, inside } = value;
  if (offsets === undefined) {
    builder.take(resolver.source.text, inside[0], inside[0] + text.length);
    return;
  }
  for (let at = 0; at < text.length; ) {
    const from = offsets[at] ?? inside[0];
    let end = at + 1;
    while (end < text.length && offsets[end] === from) end++;
    builder.replace(text.slice(at, end), from, offsets[end] ?? from);
    at = end;
  }
}
