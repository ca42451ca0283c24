import type { DraftProblem } from './draft.ts';
import { redact } from './redaction.ts';

/** A string in any of the languages, to its end or to the end of what was kept of it. */
const quoted = /(["'`])((?:\\[\s\S]|(?!\1)[^\\])*)(?:\1|$)/g;

/** An option of a command line with what it is given, of which quotes are gone; only a file's name is told of that. */
const option = /^(--?[\w-]+) (?!@?[\w./-]+\.[a-z]{1,5}$)[\s\S]*$/;

/** A path in lower case names a route or a file. */
const path = /^\.{0,2}\/[a-z\d@/_{}:.-]*$/;

/** What stands before a host: a parser of URLs may see its end elsewhere, where one sees a URL at all. */
const login = /:\/\/(?=[^/?#]*[:@])[\s\S]*@/;

/**
 * The problem as it may be told: it names pieces of the text, in which strings may be anything, a cookie or a password
 * among them.
 */
export function toldProblem(problem: DraftProblem): DraftProblem {
  switch (problem.code) {
    case 'unsupported-option':
      return { ...problem, option: redact(withoutStrings(problem.option.replace(option, '$1 …'))) };
    case 'unquoted-pattern':
      return { ...problem, word: redact(problem.word.replace(login, '://')) };
    case 'invalid-url':
      return { ...problem, url: redact(problem.url.replace(login, '://')) };
    case 'invalid-method':
      return { ...problem, method: redact(problem.method) };
    default:
      return problem;
  }
}

function withoutStrings(text: string): string {
  return text.replace(quoted, (whole, mark: string, inside: string) =>
    inside === '' || path.test(inside) ? whole : `${mark}…${mark}`,
  );
}
