import type { Draft } from './draft.ts';
import { holesOf, type Text, writeText } from './text.ts';

/** A request in the form of the command line: plain data, holes as `{expression}`, ranges by name. */
export function draftJson(draft: Draft): object {
  return {
    language: draft.language,
    start: draft.span[0],
    end: draft.span[1],
    method: writeText(draft.method.text),
    url: writeText(draft.url.text),
    headers: draft.headers.map(({ name, value }) => [name, writeText(value.text)]),
    body: bodyJson(draft),
    unresolved: unresolvedOf(draft),
    ranges: rangesOf(draft),
    client: draft.client,
    ...(draft.authorization === undefined ? {} : { authorization: writeText(draft.authorization.text) }),
    ...(draft.name === undefined ? {} : { name: draft.name }),
    ...(draft.problem === undefined ? {} : { error: draft.problem.code }),
  };
}

function bodyJson({ body }: Draft): object | null {
  if (body === null) return null;
  return {
    kind: body.kind,
    text: writeText(body.text),
    ...(body.value === undefined ? {} : { value: body.value }),
    ...(body.parts === undefined
      ? {}
      : {
          parts: body.parts.map(({ text, ...part }) => ({
            ...part,
            ...(text === undefined ? {} : { text: writeText(text) }),
          })),
        }),
  };
}

/** The expressions that are known only at run time, each once, in order. */
function unresolvedOf(draft: Draft): string[] {
  const texts: Text[] = [
    draft.method.text,
    draft.url.text,
    ...draft.headers.map((header) => header.value.text),
    ...(draft.body === null ? [] : [draft.body.text, ...(draft.body.parts ?? []).map((part) => part.text ?? [])]),
  ];
  return [...new Set(texts.flatMap((text) => holesOf(text).map((hole) => hole.expression)))];
}

function rangesOf(draft: Draft): Record<string, readonly [number, number]> {
  return Object.fromEntries([
    ['url', draft.url.span],
    ...draft.headers.map((header) => [`header:${header.name}`, header.value.span]),
    ...(draft.authorization === undefined ? [] : [['authorization', draft.authorization.span]]),
    ...[...(draft.body?.fields ?? [])].map(([path, field]) => [`body:${path}`, field.value]),
  ]);
}
