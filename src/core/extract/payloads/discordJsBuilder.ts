import type { Span } from '../../request/text.ts';
import type { CallValue, Value } from '../value.ts';
import { builderClasses } from './builderForms.ts';
import { discordJsName } from './discordJsEvidence.ts';
import type { PayloadReader, PayloadReading } from './payloadReader.ts';
import { type BuiltValue, readBuilder } from './readBuilder.ts';

/** A builder of discord.js that is no part of a call of this document: `new EmbedBuilder().setTitle(…)`. */
export const discordJsBuilder: PayloadReader = {
  words: builderClasses,
  isChain: true,
  claims: ({ path, start }, source) => discordJsName(path) !== undefined && source.text.startsWith('new', start),
  read(call, reading) {
    const [start] = call.span;
    const name = named(call, reading);
    const built = (name && alone(name, start, reading)) ?? alone(call, start, reading);
    if (built?.form.kind === undefined) return undefined;
    if (built.form.kind === 'command' && isGivenAway(call, reading)) return undefined;
    // What is not finished here may be elsewhere, but for a command, which is written in one piece.
    const isOpen = built.form.kind !== 'command' || !isFinished(call, reading);
    const unknown: Value[] = isOpen ? [call] : [];
    return { client: 'discord.js', kind: built.form.kind, value: built.value, unknown };
  },
};

/** What the builder that begins at `start` has made; what is part of it is not judged a second time. */
function alone(value: Value, start: number, reading: PayloadReading): BuiltValue | undefined {
  const used = new Set<number>();
  const built = readBuilder(value, { ...reading, used });
  if (built?.at !== start) return undefined;
  for (const at of used) reading.used.add(at);
  return built;
}

const assignment = /(?:const|let|var)\s+([\w$]+)\s*(?::[^=;\n]+)?=\s*$/;

/** Whether it is finished where it stands: as a property, in a list, as what a module exports, or for itself. */
function isFinished({ span }: CallValue, { resolver }: PayloadReading): boolean {
  return finished.test(before(span, resolver.source.text));
}

const finished =
  /(?:[:[;{}]|^|\bexports(?:\.[\w$]+)*\s*=|\bexport\s+const\s+[\w$]+\s*(?::[^=;\n]+)?=|\bexport\s+default)\s*$/;

/** Functions that are given a command may fill in what it lacks, or other texts: `localized(new SlashCommandBuilder()…)`. */
function isGivenAway({ span }: CallValue, { resolver }: PayloadReading): boolean {
  return /(?:^|[^\w$.\s])\s*[\w$]+\s*\(\s*$/.test(before(span, resolver.source.text));
}

/** The name that the builder is given, behind where it stands last: there all is done that is done to it. */
function named({ span }: CallValue, { resolver }: PayloadReading): Value | undefined {
  const { source } = resolver;
  const name = assignment.exec(before(span, source.text))?.[1];
  const places = name === undefined ? [] : [...source.names.placesOf(name, span[1], source.text.length)];
  const next = places.findIndex((at) => /\b(?:const|let|var)\s+$/.test(source.text.slice(Math.max(0, at - 20), at)));
  const last = (next < 0 ? places : places.slice(0, next)).at(-1);
  if (name === undefined || last === undefined) return undefined;
  const end = source.expressionAt(last)?.slice.span[1] ?? last;
  return { kind: 'name', name, span: [end, end] };
}

function before([start]: Span, text: string): string {
  return text.slice(Math.max(0, start - 200), start);
}
