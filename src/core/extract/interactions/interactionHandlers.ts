import type { SyntaxNode, Tree } from '@lezer/common';
import type { InteractionHandler, Step } from '../../request/interactionHandler.ts';
import type { Dialect } from '../dialect.ts';
import { sliceCall } from '../sliceScanner.ts';
import type { Source } from '../source.ts';
import { CodeView } from './codeView.ts';
import type { HandlerHead } from './handlerHead.ts';
import { javascriptHeads } from './javascriptHeads.ts';
import { javascriptCost } from './javascriptWork.ts';
import { pythonHeads } from './pythonHeads.ts';
import { pythonCost } from './pythonWork.ts';
import { loadOf } from './stepLoad.ts';
import { StepReader } from './stepReader.ts';
import { type Work, waits } from './work.ts';

/** Longer documents are bundles that nobody writes in, in UTF-16 units. */
const longest = 400_000;

/** The functions of a document that answer interactions, in its order. */
export function interactionHandlers(source: Source): readonly InteractionHandler[] {
  if (source.text.length > longest) return [];
  const { kind: language } = source.dialect.syntax;
  const all = language === 'python' ? pythonHeads(source) : javascriptHeads(source);
  const heads = all.filter((head) => mayBeLate(head, language));
  if (heads.length === 0) return [];
  const work = workIn(source);
  return heads
    .flatMap((head): (InteractionHandler & { readonly at: number })[] => {
      const steps = stepsOf(source, head, work);
      const { name, isAsync, isCommand, span } = head;
      return steps === undefined ? [] : [{ language, name, isAsync, isCommand, steps, at: span[0] }];
    })
    .toSorted((a, b) => a.at - b.at);
}

/** Whether anything is waited for in front of the last answer: most handlers answer at once, and are not parsed. */
function mayBeLate({ name, code }: HandlerHead, language: 'javascript' | 'python'): boolean {
  const local = name.replaceAll('$', '\\$');
  const body = code.slice(code.indexOf(language === 'python' ? ')' : '{'));
  const own = new RegExp(
    `(?:\\b(?:await|return)\\s+)*(?<![\\w$.])${local}\\s*[?!]?\\.\\s*(?:response\\s*\\.\\s*)?\\w+\\s*\\(`,
    'g',
  );
  const calls = [...body.matchAll(own)];
  const last = calls.at(-1);
  return last !== undefined && waits[language].test(body.slice(0, last.index).replace(own, ''));
}

/** Trees of the functions that were read last: while one is written, the others stay as they are. */
const parsed = new WeakMap<Dialect, Map<string, Tree>>();

/** So many are kept for each grammar. */
const mostTrees = 100;

function treeOf(dialect: Dialect, code: string): Tree | undefined {
  const trees = parsed.get(dialect) ?? new Map<string, Tree>();
  parsed.set(dialect, trees);
  const tree = trees.get(code) ?? dialect.parseCode?.(code);
  if (tree === undefined) return undefined;
  trees.delete(code);
  trees.set(code, tree);
  for (const oldest of trees.keys()) {
    if (trees.size <= mostTrees) break;
    trees.delete(oldest);
  }
  return tree;
}

function stepsOf(
  source: Source,
  { name, code, lead, span }: Omit<HandlerHead, 'isAsync' | 'isCommand'>,
  work: Work,
): Step[] | undefined {
  const { kind: language } = source.dialect.syntax;
  const tree = treeOf(source.dialect, lead + code);
  const body = tree === undefined ? undefined : bodyOf(tree.topNode);
  if (body === undefined) return undefined;
  return new StepReader({ language, name, view: new CodeView(lead + code, span[0] - lead.length), work }).block(body);
}

/** The body of the one function that was parsed. */
function bodyOf(top: SyntaxNode): SyntaxNode | undefined {
  const first = top.firstChild;
  const around = first?.name === 'ExpressionStatement' ? first.firstChild : first;
  return around?.getChild('Block') ?? around?.getChild('Body') ?? undefined;
}

/** What calls cost, those of the document's own functions too. */
function workIn(source: Source): Work {
  const { text, dialect } = source;
  const isPython = dialect.syntax.kind === 'python';
  const costOf = isPython ? pythonCost(source) : javascriptCost(source);
  const known = new Map<string, number>();
  const work: Work = {
    weightOf: (call) => {
      const cost = costOf(call);
      const name = /^(?:this\.|self\.)?([\w$]+)$/.exec(call.path)?.[1];
      if (cost > 0 || name === undefined || !call.awaited) return cost;
      if (!known.has(name)) {
        // A function that calls itself costs what the rest of it does.
        known.set(name, 0);
        const head = ownFunction(source, name);
        const steps = head === undefined ? undefined : stepsOf(source, head, work);
        known.set(name, steps === undefined ? 0 : loadOf(steps));
      }
      return known.get(name) ?? 0;
    },
  };
  return work;

  function ownFunction(of: Source, name: string): Omit<HandlerHead, 'isAsync' | 'isCommand'> | undefined {
    const local = name.replaceAll('$', '\\$');
    const definition = isPython
      ? new RegExp(`^[ \\t]*async[ \\t]+def[ \\t]+${local}[ \\t]*\\(`, 'm')
      : new RegExp(
          `\\basync\\s+function\\s+${local}\\s*[<(]|\\b${local}\\s*=\\s*async\\b|^[ \\t]*(?:(?:public|private|protected|static)\\s+)*async\\s+${local}\\s*\\(`,
          'm',
        );
    const at = definition.exec(text)?.index;
    if (at === undefined) return undefined;
    const line = of.layout.lineAt(at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0));
    const head = of.headAt(line);
    if (head?.name !== name || !of.spend(head.to - head.from)) return undefined;
    if (isPython) {
      const from = head.from + (/^\s*/.exec(text.slice(head.from, head.to))?.[0].length ?? 0);
      return { name: '', lead: '', code: text.slice(from, head.to), span: [from, head.to] };
    }
    const behind = /^\)?\s*(?::\s*[\w$.<>[\]|&, ]{1,120}?)?\s*(?:=>\s*)?(?=\{)/.exec(
      text.slice(head.body, head.body + 200),
    );
    if (behind === null) return undefined;
    const from = head.body + behind[0].length;
    const slice = sliceCall(text, dialect.syntax, from, from, of.layout.indentOf(line));
    return slice.finished
      ? { name: '', lead: 'async()=>', code: text.slice(...slice.span), span: slice.span }
      : undefined;
  }
}
