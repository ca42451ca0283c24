import { deepEqual, equal, ok } from 'node:assert/strict';
import { literalPlace } from '../../../src/core/authoring/literalPlace.ts';
import { literalSyntax } from '../../../src/core/authoring/literalSyntax.ts';

/** The place at `|` of a literal that begins with the first bracket. */
function place(marked: string, language = 'typescript') {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const start = text.search(/[[{]/);
  const syntax = literalSyntax(text, start, language);
  ok(syntax !== undefined);
  return { found: literalPlace(text, start, offset, syntax), text };
}

function said(marked: string, language?: string): string {
  const { found, text } = place(marked, language);
  if (found === null) return 'none';
  return `${found.at} ${found.path.join('/')} <${text.slice(...found.word)}>${found.quote}`;
}

describe('a place in a half-written literal', () => {
  it('is a key where an object is open', () => {
    equal(said('{ |'), 'key  <>');
    equal(said('{ content: "x", em| }'), 'key  <em>');
    equal(said('{ content: "x", em|beds: [] }'), 'key  <embeds>');
    equal(said('{ "content": "x", "em|" }', 'json'), 'key  <em>"');
    equal(said('{ "content": "x", "em|\n}', 'python'), 'key  <em>"');
    equal(said('{ embeds: [{ title: "a" }, { |'), 'key embeds/1 <>');
    equal(said('{ components: [{ type: 1, components: [{ type: 2, sty| '), 'key components/0/components/0 <sty>');
  });

  it('is a value behind the colon', () => {
    equal(said('{ style: | }'), 'value style <>');
    equal(said('{ style: ButtonStyle.P| }'), 'value style <ButtonStyle.P>');
    equal(said('{ parse: ["us|"] }'), 'value parse/0 <us>"');
    equal(said('{ parse: ["users", |'), 'value parse/1 <>');
    equal(said('{ "style": |}', 'python'), 'value style <>');
    equal(said('{ content: `a ${b.c({ d: 1 })} e|f` }'), 'value content <a ${b.c({ d: 1 })} ef>`');
  });

  it('passes over expressions, spreads, comments and strings with brackets in them', () => {
    equal(said('{ ...base, content: a ? "b" : c({ d: 1 }), | }'), 'key  <>');
    equal(said('{ [name]: 1, get() { return 1; }, /* { */ // [\n x: "}", | }'), 'key  <>');
    equal(said('{ "a": f"{x}", "b": """{\n""", # {\n "|', 'python'), 'key  <>"');
    equal(said('{ "id": {{channel}}, "b": "{{c}}", "|" }', 'http'), 'key  <>"');
  });

  it('is none in an expression, behind a value, in a comment, or when the literal has ended', () => {
    for (const marked of [
      '{ a: b(|) }',
      '{ a: b({ | }) }',
      '{ a: 1 | }',
      '{ a: b + | }',
      '{ a: 1 } |',
      '{ // a|\n }',
      '{ /* a| */ }',
      '{ a: `${b|}` }',
      '{ a: x && [{ | }] }',
    ]) {
      equal(said(marked), 'none', marked);
    }
  });

  it('reads JSON in a string by the quote around it', () => {
    equal(said(`-d '{"content": "it", "em|"}'`, 'shellscript'), 'key  <em>"');
    equal(said('-d "{\\"content\\": \\"a \\\\\\"b\\\\\\" {\\", \\"em|\\"}"', 'shellscript'), 'key  <em>\\"');
    equal(said('body: \'{"em|": 1}\'', 'javascript'), 'key  <em>"');
    equal(said('data = """{"em|": 1}"""', 'python'), 'key  <em>"');
  });

  it('tells the keys before, and how they are quoted', () => {
    deepEqual(place('{ a: 1, "b": 2, | }').found?.before, ['a', 'b']);
    deepEqual(place('{ a: 1, "b": 2, | }').found?.quotes, ['', '"']);
    equal(place('{ "a|" }').found?.isClosed, true);
    equal(place('{ "a|\n }').found?.isClosed, false);
  });

  it('stands on every beginning of a literal', () => {
    const whole = '{ "a": [1, { b: `x${y}`, ...c }, "\\"}"], /* ] */ d: e(f)[0] }';
    const syntax = literalSyntax(whole, 0, 'typescript');
    ok(syntax !== undefined);
    for (let end = 1; end <= whole.length; end++) {
      const found = literalPlace(whole.slice(0, end), 0, end, syntax);
      if (found !== null) ok(found.word[0] <= end && end <= found.word[1] && found.word[1] <= end);
    }
  });
});
