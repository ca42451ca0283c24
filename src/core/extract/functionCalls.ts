import { openBehind, TextSite } from './callSite.ts';
import type { FunctionHead } from './functionHead.ts';
import { receiverOf } from './options.ts';
import { Replay } from './replay.ts';
import type { Resolver } from './resolver.ts';
import type { Source } from './source.ts';
import type { CallValue } from './value.ts';

/** A call of a function of the document. */
export interface FunctionCall {
  readonly call: CallValue;
  readonly isFinished: boolean;
}

/** The calls of the functions of a document, each function's searched for once. */
export class FunctionCalls {
  readonly #source: Source;
  readonly #resolver: Resolver;
  readonly #calls = new Map<FunctionHead, Replay<FunctionCall>>();

  constructor(source: Source, resolver: Resolver) {
    this.#source = source;
    this.#resolver = resolver;
  }

  /** Every call of the function, in the order of the text; those inside of it aside. */
  of(head: FunctionHead): Iterable<FunctionCall> {
    const calls = this.#calls.get(head) ?? new Replay(this.#find(head));
    this.#calls.set(head, calls);
    return calls;
  }

  *#find(head: FunctionHead): Generator<FunctionCall> {
    const { text, names } = this.#source;
    for (const index of names.placesOf(head.name, 0, text.length)) {
      if ((index >= head.from && index < head.to) || text[index - 1] === '#') continue;
      const open = openBehind(text, index + head.name.length);
      if (open === undefined || isMember(text, index) !== (head.owner !== undefined)) continue;
      const site = new TextSite(this.#source, { word: head.name, at: index, open });
      if (site.isDeclared() || isDeclared(text, site.start) || site.isCommentedOut()) continue;
      const read = this.#source.callAt(site.start, open);
      if (read?.value.kind !== 'call' || !this.#isCallOf(read.value, head)) continue;
      yield { call: read.value, isFinished: read.slice.finished };
    }
  }

  /** A function by its name; a method on `this` or on what its class made. */
  #isCallOf(call: CallValue, head: FunctionHead): boolean {
    if (head.owner === undefined) return call.callee.kind === 'name';
    const receiver = receiverOf(call);
    if (receiver === undefined) return false;
    const isOwn =
      receiver.kind === 'name' && (this.#source.dialect.self.includes(receiver.name) || receiver.name === head.owner);
    if (isOwn) return true;
    const maker = this.#resolver.reduce(receiver);
    return maker.kind === 'call' && this.#resolver.path(maker.callee) === head.owner;
  }
}

function isMember(text: string, at: number): boolean {
  let before = at - 1;
  while (/\s/.test(text[before] ?? '')) before--;
  return text[before] === '.' && text[before - 1] !== '.';
}

function isDeclared(text: string, at: number): boolean {
  return /\b(?:function\s*\*?|def)\s*$/.test(text.slice(Math.max(0, at - 40), at));
}
