import { resultOf } from './functionResult.ts';
import type { Resolver } from './resolver.ts';
import type { Definition } from './scope.ts';
import type { FunctionValue, MemberValue, ObjectValue, Value } from './value.ts';

/** What a member stands for: a field, an entry, an item; the member itself where only run time knows. */
export function reduceMember(value: MemberValue, resolver: Resolver): Value {
  const { dialect } = resolver.source;
  const { fields } = resolver.scope;
  const at = value.span[0];
  const path = resolver.path(value);
  const known = path === undefined ? undefined : dialect.reducePath(path, value.span);
  if (known !== undefined) return known;
  const key = resolver.reduce(value.key);
  const self = selfName(value.object, resolver);
  if (self !== undefined) {
    return key.kind === 'string' ? resolver.define(value, fields.field(self, key.text, at)) : value;
  }
  const object = resolver.reduce(value.object);
  const owner = object.kind === 'function' ? value.object : object;
  if (owner.kind === 'name' && key.kind === 'string') {
    return resolver.define(value, fields.member(owner.name, key.text, at));
  }
  if (object.kind === 'join' && key.kind === 'string' && key.text === 'href') return object;
  if (object.kind === 'call' && key.kind === 'string') {
    const maker = resolver.path(object.callee);
    const field = maker === undefined ? undefined : fields.instanceField(maker, key.text, at);
    if (field !== undefined) return resolver.define(value, field);
  }
  if (object.kind === 'object' && key.kind === 'string') {
    const entry = resolver.entry(object, key.text);
    if (entry !== undefined) return resolver.reduce(entry);
    return isAbsent(object, resolver) ? { kind: 'literal', value: undefined, span: value.span } : value;
  }
  if (object.kind === 'array' && key.kind === 'number') {
    const item = object.items[Number(key.text)];
    return item === undefined || item.kind === 'spread' ? value : resolver.reduce(item);
  }
  if (object.kind === 'environment' && object.name === '' && key.kind === 'string') {
    return { kind: 'environment', name: key.text, span: value.span };
  }
  return value;
}

/** What a call gives: what a well-known function does, or a function of the document that says it in one `return`. */
export function reduceCall(value: Extract<Value, { kind: 'call' }>, resolver: Resolver): Value {
  const known = resolver.source.dialect.reduceCall(value, resolver);
  if (known !== undefined) return resolver.reduce(known);
  if (value.named.length > 0 || value.isNew) return value;
  const result = value.args.length > 0 ? undefined : resultWithoutArguments(value.callee, resolver);
  if (result !== undefined) return resolver.reduce(result);
  const method = methodOf(value.callee, resolver);
  if (method === undefined && value.callee.kind !== 'name') return value;
  const callee = method ?? resolver.reduce(value.callee);
  if (callee.kind !== 'function' || callee.result === undefined || callee.result.kind === 'missing') return value;
  const given = resultOf(callee, callee.result, value.args);
  return given === undefined ? value : resolver.reduce(given);
}

/** The field that `this.name` is, or that of a name which was given `this`. */
export function ownField(value: Value, resolver: Resolver): Definition | undefined {
  if (value.kind !== 'member' || value.key.kind !== 'string') return undefined;
  const self = selfName(value.object, resolver);
  return self === undefined ? undefined : resolver.scope.fields.field(self, value.key.text, value.span[0]);
}

/** `this` for itself and for a name that was given it; undefined for everything else. */
function selfName(value: Value, resolver: Resolver): string | undefined {
  if (value.kind !== 'name') return undefined;
  const { self, syntax } = resolver.source.dialect;
  if (self.includes(value.name)) return value.name;
  const origin = syntax.kind === 'javascript' ? resolver.origin(value) : undefined;
  return origin?.kind === 'name' && self.includes(origin.name) ? origin.name : undefined;
}

/** Whether a key that is not found in an object is surely not in it: in JavaScript, where all of it is written out. */
function isAbsent(object: ObjectValue, resolver: Resolver): boolean {
  if (resolver.source.dialect.syntax.kind === 'python') return false;
  return object.entries.every((entry) => !('kind' in entry) && resolver.literal(entry.key) !== undefined);
}

/** A method that a class of the document has. */
function methodOf(callee: Value, resolver: Resolver): FunctionValue | undefined {
  if (callee.kind !== 'member' || callee.key.kind !== 'string') return undefined;
  const { object, key, span } = callee;
  const { fields } = resolver.scope;
  if (selfName(object, resolver) !== undefined) return fields.method(undefined, key.text, span[0]);
  const maker = object.kind === 'name' ? resolver.reduce(object) : object;
  const owner = maker.kind === 'call' && maker.isNew ? resolver.path(maker.callee) : resolver.path(maker);
  return owner === undefined || owner.includes('.') ? undefined : fields.method(owner, key.text, span[0]);
}

function resultWithoutArguments(callee: Value, resolver: Resolver): Value | undefined {
  const { fields } = resolver.scope;
  if (callee.kind === 'name') return fields.result(callee.name, callee.span[0], false);
  if (callee.kind !== 'member' || callee.key.kind !== 'string' || callee.object.kind !== 'name') return undefined;
  const isOwn = resolver.source.dialect.self.includes(callee.object.name);
  return isOwn ? fields.result(callee.key.text, callee.span[0], true) : undefined;
}
