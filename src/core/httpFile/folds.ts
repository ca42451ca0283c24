import { type HttpFile, readHttpFile } from './httpFile.ts';

/** Lines that can be folded away, by their indexes, both included. */
export interface HttpFold {
  readonly kind: 'request' | 'body' | 'comment';
  readonly first: number;
  readonly last: number;
}

/** The requests, bodies and runs of comments of an .http file that take more than one line. */
export function httpFolds(text: string): HttpFold[] {
  const file = readHttpFile(text);
  const requests = file.requests.flatMap(({ first, last, block }) => {
    const [from, to] = [block.body[0], block.body.at(-1)];
    const body = from === undefined || to === undefined ? [] : [bodyFold(file, from.from, to.from, first)];
    return [{ kind: 'request' as const, first, last }, ...body];
  });
  const starts = new Set(requests.map(({ first }) => first));
  return [...requests, ...commentFolds(file).filter(({ first }) => !starts.has(first))]
    .filter(({ first, last }) => first < last)
    .sort((a, b) => a.first - b.first || b.last - a.last);
}

function bodyFold({ lines }: HttpFile, from: number, to: number, after: number): HttpFold {
  let first = after;
  while (first < lines.length && (lines[first]?.from ?? from) < from) first++;
  let last = first;
  while (last < lines.length && (lines[last]?.from ?? to) < to) last++;
  return { kind: 'body', first, last };
}

function commentFolds({ roles }: HttpFile): HttpFold[] {
  const folds: HttpFold[] = [];
  for (let first = 0; first < roles.length; first++) {
    if (roles[first] !== 'comment') continue;
    let last = first;
    while (roles[last + 1] === 'comment') last++;
    folds.push({ kind: 'comment', first, last });
    first = last;
  }
  return folds;
}
