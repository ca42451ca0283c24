import type { Draft, DraftBody, HeaderPart, Part } from '../request/draft.ts';
import type { CodePiece, Handling, Statement } from '../request/handling.ts';
import type { Payload } from '../request/payload.ts';
import type { Span, Text } from '../request/text.ts';

/** Where a place of the text that was read stands in the document. */
type Move = (span: Span) => Span;

/** A request with every place of it moved. */
export function movedDraft(draft: Draft, move: Move): Draft {
  const { code, authorization, problem, handling } = draft;
  return {
    ...draft,
    span: move(draft.span),
    ...(code === undefined ? {} : { code: move(code) }),
    method: movedPart(draft.method, move),
    url: movedPart(draft.url, move),
    headers: draft.headers.map((header) => movedHeader(header, move)),
    ...(authorization === undefined ? {} : { authorization: movedPart(authorization, move) }),
    body: draft.body && movedBody(draft.body, move),
    ...(problem === undefined ? {} : { problem: { ...problem, span: move(problem.span) } }),
    ...(handling === undefined ? {} : { handling: movedHandling(handling, move) }),
  };
}

/** What a call hands over with every place of it moved. */
export function movedPayload(payload: Payload, move: Move): Payload {
  const { span, body, code } = payload;
  return {
    ...payload,
    span: move(span),
    body: movedBody(body, move),
    ...(code === undefined ? {} : { code: move(code) }),
  };
}

function movedHandling(
  { code, loop, condition, branches, waits, statements, ...rest }: Handling,
  move: Move,
): Handling {
  return {
    ...rest,
    statements: statements.map((statement) => movedStatement(statement, move)),
    code: movedPiece(code, move),
    ...(loop === undefined ? {} : { loop: move(loop) }),
    ...(condition === undefined ? {} : { condition: movedPiece(condition, move) }),
    branches: branches.map((branch) => ({
      ...branch,
      test: movedPiece(branch.test, move),
      body: movedPiece(branch.body, move),
      ...(branch.whole === undefined ? {} : { whole: move(branch.whole) }),
    })),
    waits: waits.map(({ duration, unit, definitions }) => ({
      duration: movedPiece(duration, move),
      unit,
      definitions: new Map([...definitions].map(([name, piece]) => [name, movedPiece(piece, move)])),
    })),
  };
}

function movedStatement(statement: Statement, move: Move): Statement {
  return {
    ...statement,
    span: move(statement.span),
    clauses: statement.clauses.map((clause) => ({
      ...clause,
      span: move(clause.span),
      test: movedPiece(clause.test, move),
      block: move(clause.block),
      statements: clause.statements.map((each) => movedStatement(each, move)),
    })),
  };
}

function movedPiece({ text, span }: CodePiece, move: Move): CodePiece {
  return { text, span: move(span) };
}

function movedText(text: Text, move: Move): Text {
  return text.map((piece) => (typeof piece === 'string' ? piece : { ...piece, span: move(piece.span) }));
}

function movedPart({ text, span }: Part, move: Move): Part {
  return { text: movedText(text, move), span: move(span) };
}

function movedHeader({ name, nameSpan, value }: HeaderPart, move: Move): HeaderPart {
  return { name, nameSpan: move(nameSpan), value: movedPart(value, move) };
}

function movedBody(body: DraftBody, move: Move): DraftBody {
  const fields = [...body.fields].map(
    ([path, { value, key, head }]) =>
      [
        path,
        {
          value: move(value),
          ...(key === undefined ? {} : { key: move(key) }),
          ...(head === undefined ? {} : { head: move(head) }),
        },
      ] as const,
  );
  const parts = body.parts?.map((part) =>
    part.text === undefined ? part : { ...part, text: movedText(part.text, move) },
  );
  return {
    ...body,
    text: movedText(body.text, move),
    span: move(body.span),
    fields: new Map(fields),
    ...(parts === undefined ? {} : { parts }),
  };
}
