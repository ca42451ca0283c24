import { deepEqual, equal } from 'node:assert/strict';
import { type Node, parseTree } from 'jsonc-parser';
import { type JsonPiece, jsonTree } from '../../../src/core/request/jsonTree.ts';
import { mulberry32 } from '../extract/mutations.ts';

/** Texts that hold everything a body may hold. */
const texts = [
  '{"content":"a\\n\\u00e9 \\"q\\" \\/","nonce":-12.5e+3,"tts":[true,false,null,{"x":{}}],"embeds":[{"title":"x"}]}',
  '[1,2,{"a":[]},"",0,-0,1E5,0.25,[[]],]',
  ' {\r\n\t// what is posted\n "a" /* and how */ : 1,\n}\n',
  '"x"',
  '120',
];
const marks = [...'{}[]:,"\\/ *\n\r\t01-+.eu', 'true', 'nul', '/*', '\u0001', 'é'];

/** The texts, damaged one to four times each. */
function* damaged(count: number): Generator<string> {
  const random = mulberry32(7);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let made = 0; made < count; made++) {
    let text = texts[below(texts.length)] ?? '';
    for (let times = below(4); times >= 0; times--) {
      const at = below(text.length + 1);
      const end = at + below(12);
      const mark = marks[below(marks.length)] ?? '';
      const changes = [text.slice(0, at), text.slice(0, at) + text.slice(end), text.slice(0, end) + text.slice(at)];
      text = changes[below(4)] ?? text.slice(0, at) + mark + text.slice(at);
    }
    yield text;
  }
}

describe('a JSON tree', () => {
  it('is what VS Code reads of JSON, also where it is broken', () => {
    for (const text of damaged(5000)) deepEqual(ours(jsonTree(text).root), theirs(parseTree(text), text.length), text);
  });

  it('is exact where JavaScript takes the text for JSON', () => {
    for (const text of damaged(5000)) equal(jsonTree(text).isExact, isJson(text), text);
  });

  it('takes a hole outside a string for a digit', () => {
    deepEqual(jsonTree('{"a":\uFDD0,"b":[1\uFDD0.\uFDD0],"c":"\uFDD0"}').root, {
      kind: 'object',
      from: 0,
      to: 26,
      members: [
        {
          key: { kind: 'string', value: 'a', from: 1, to: 4 },
          value: { kind: 'number', value: 1, from: 5, to: 6 },
        },
        {
          key: { kind: 'string', value: 'b', from: 7, to: 10 },
          value: { kind: 'array', items: [{ kind: 'number', value: 11.1, from: 12, to: 16 }], from: 11, to: 17 },
        },
        {
          key: { kind: 'string', value: 'c', from: 18, to: 21 },
          value: { kind: 'string', value: '\uFDD0', from: 22, to: 25 },
        },
      ],
    });
  });

  it('has no root where brackets nest too deep', () => {
    equal(jsonTree(`${'['.repeat(200)}${']'.repeat(200)}`).root?.kind, 'array');
    equal(jsonTree(`${'['.repeat(201)}${']'.repeat(201)}`).root, undefined);
    equal(jsonTree('{"a":['.repeat(100_000)).root, undefined);
  });
});

type Shown = readonly [from: number, to: number, value: unknown] | undefined;

function ours(piece: JsonPiece | undefined): Shown {
  if (piece === undefined) return undefined;
  const { from, to } = piece;
  switch (piece.kind) {
    case 'object':
      return [from, to, piece.members.map(({ key, value }) => [ours(key), ours(value)])];
    case 'array':
      return [from, to, piece.items.map(ours)];
    default:
      return [from, to, piece.value];
  }
}

/** A comment that is cut off at once reaches a character behind the end of the text there. */
function theirs(node: Node | undefined, end: number): Shown {
  if (node === undefined) return undefined;
  const { offset, length, children = [] } = node;
  const shown = (child: Node | undefined) => theirs(child, end);
  const members = children.map(({ children: [key, value] = [] }) => [shown(key), shown(value)]);
  const value = { object: members, array: children.map(shown) }[String(node.type)] ?? node.value;
  return [offset, Math.min(offset + length, end), value];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
