import { baseOf, classAround } from './discordPyClass.ts';
import { usesDiscordPy } from './discordPyEvidence.ts';
import { formOf } from './discordPyForms.ts';
import { readArguments } from './discordPyObject.ts';
import { shapeOf } from './discordPyObjects.ts';
import type { PayloadReader } from './payloadReader.ts';

/** What a class of a document hands to the class that it is made from: `super().__init__(placeholder=…)`. */
export const discordPySuper: PayloadReader = {
  words: ['__init__'],
  isChain: true,
  claims: ({ start }, source) => source.text.startsWith('super()', start) && usesDiscordPy(source),
  read(call, reading) {
    const owner = classAround(call.span[0], reading);
    const base = owner && baseOf(owner, reading);
    const form = base === undefined ? undefined : formOf(base);
    if (form?.kind === undefined || call.named.length + call.args.length === 0) return undefined;
    return shapeOf(readArguments(form, call, reading), form, call, reading);
  },
};
