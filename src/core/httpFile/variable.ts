import type { Definition } from '../extract/httpBlock.ts';
import { HttpVariables } from '../extract/httpVariables.ts';
import { SourceText } from '../extract/sourceText.ts';
import { hasScheme, maskWhole, redact } from '../request/redaction.ts';
import { type Hole, holesOf, type Span, type Text, type Values } from '../request/text.ts';
import { definedNameSpan } from './definedName.ts';
import { type HttpFile, readHttpFile } from './httpFile.ts';
import { type Reference, referencesIn } from './references.ts';
import { secretVariables } from './secretVariables.ts';

/** A variable where it is used or defined. */
export interface Variable {
  readonly name: string;
  /** The reference with its braces, or the name in its definition. */
  readonly span: Span;
  /** Where the file itself gives it a value; null where its value comes from elsewhere. */
  readonly definition: Definition | null;
  /** The value as far as the file tells; what it does not tell is a hole. */
  readonly value: Text;
  readonly isSecret: boolean;
  /** Whether a value that is put in for one of the holes is a secret. */
  readonly hidesHole: (hole: Hole) => boolean;
}

/** The variable at an offset of an .http file, or null where there is none. */
export function variableAt(text: string, offset: number): Variable | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset) < 0 ? text.length : text.indexOf('\n', offset);
  const used = referencesIn(text, start, end).find(({ span }) => span[0] <= offset && offset <= span[1]);
  if (used !== undefined) return usedVariable(readHttpFile(text), used);
  if (!/^\uFEFF?\s*@/.test(text.slice(start, end))) return null;
  const file = readHttpFile(text);
  for (const definition of file.outline.definitions) {
    const span = definedNameSpan(text, definition);
    if (span[0] <= offset && offset <= span[1]) return definedVariable(file, definition, span);
  }
  return null;
}

/** The value as a person may see it: whatever is secret is masked; what nobody knows stands as `{{…}}`. */
export function shownValue(variable: Variable, values: Values): string {
  const { value, isSecret, hidesHole } = variable;
  if (unknownHoles(variable, values).length === 0) {
    const whole = value.map((piece) => (typeof piece === 'string' ? piece : (values(piece) ?? ''))).join('');
    if (isSecret || hasScheme(whole)) return maskWhole(whole);
  }
  const shown = value.map((piece) => {
    if (typeof piece === 'string') return isSecret && piece.trim() !== '' ? maskWhole(piece) : piece;
    const known = values(piece);
    if (known === undefined) return `{{${piece.expression}}}`;
    return isSecret || hidesHole(piece) ? maskWhole(known) : known;
  });
  return redact(shown.join('').replace(passwordInUrl, '$1••••'));
}

/** `user:password@` in an address, up to the password. */
const passwordInUrl = /(:\/\/[^/\s:@]*:)[^/\s@]+(?=@)/g;

/** The holes of a variable's value that nobody has a value for. */
export function unknownHoles({ value }: Variable, values: Values): Hole[] {
  return holesOf(value).filter((hole) => values(hole) === undefined);
}

function usedVariable(file: HttpFile, { expression, name, span }: Reference): Variable {
  const variables = new HttpVariables(file.text, file.outline.definitions);
  const secrets = secretVariables(file);
  return {
    name: expression,
    span,
    definition: variables.find(name, span[0]) ?? null,
    value: variables.fill(SourceText.of(file.text, ...span)).toText(),
    isSecret: secrets(name),
    hidesHole: (hole) => secrets(nameOf(hole)),
  };
}

function definedVariable(file: HttpFile, definition: Definition, span: Span): Variable {
  const variables = new HttpVariables(file.text, file.outline.definitions);
  const secrets = secretVariables(file);
  return {
    name: definition.name,
    span,
    definition,
    value: variables.fill(SourceText.of(file.text, definition.from, definition.to)).toText(),
    isSecret: secrets(definition.name),
    hidesHole: (hole) => secrets(nameOf(hole)),
  };
}

function nameOf({ expression }: Hole): string {
  return expression.replace(/^%/, '');
}
