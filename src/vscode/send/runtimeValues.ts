import * as vscode from 'vscode';
import type { Draft } from '../../core/request/draft.ts';
import { httpEnvironmentFiles } from '../../core/request/httpEnvironment.ts';
import type { KnownValue } from '../../core/request/knownValue.ts';
import type { Hole } from '../../core/request/text.ts';
import { type Expected, expectedOf, saysSomething } from '../../core/values/expected.ts';
import { nameOfHole, type Realm, type RememberedValue, valueKey } from '../../core/values/remembered.ts';
import { readEnvironmentFile } from '../credentials/environmentFile.ts';
import { readHttpEnvironment } from '../credentials/httpEnvironments.ts';
import { setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import type { ListReader } from './listReader.ts';
import { ValueStore } from './valueStore.ts';

/** A request whose values are wanted. */
export interface ValuesOf {
  readonly document: vscode.Uri;
  /** Absent where a value is looked up outside of every request. */
  readonly draft?: Draft | undefined;
  readonly realm: Realm;
}

/** Looks the value of a hole up. */
export type LookUp = (hole: Hole) => KnownValue | undefined;

/**
 * Values that exist only at run time: for .http files from the chosen environment, then from the environment file, then
 * from the editor's environment, then as they were picked or typed before, then as the code falls back.
 */
export class RuntimeValues {
  readonly #store: ValueStore;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #speech: Speech;

  constructor(
    state: vscode.ExtensionContext['workspaceState'],
    environment: Readonly<Record<string, string | undefined>>,
    speech: Speech,
  ) {
    this.#store = new ValueStore(state);
    this.#environment = environment;
    this.#speech = speech;
  }

  /** Everything that is known for a request without asking, each value with where it comes from. */
  async lookUp({ document, draft, realm }: ValuesOf): Promise<LookUp> {
    const [file, client] = await Promise.all([readEnvironmentFile(document), readHttpEnvironment(document)]);
    const at = placeOf(document, realm);
    const outside: LookUp = ({ source, expression }) => {
      if (source.kind === 'expression' || source.kind === 'answer') return undefined;
      const isClients = source.kind === 'variable' && !/^%?\$/.test(expression);
      const ofClient = isClients ? client.get(source.name) : undefined;
      if (ofClient !== undefined) return { value: ofClient, origin: 'file', file: httpEnvironmentFiles.shared };
      const inFile = file.get(source.name);
      if (inFile !== undefined) return { value: inFile, origin: 'file', file: setting('environmentFile', document) };
      const inherited = this.#environment[source.name];
      return inherited === undefined ? undefined : { value: inherited, origin: 'environment' };
    };
    // Where a value stands is seen by the others around it, whatever those were given for.
    const around = (hole: Hole) =>
      outside(hole)?.value ?? this.#store.latest((one) => isFor(one, hole, at))?.entry.value ?? fallbackOf(hole);
    const expectations = new Map<string, Expected>();
    const expectationOf = ({ expression }: Hole) => {
      const expected = expectations.get(expression) ?? (draft ? expectedOf(draft, expression, around) : anything);
      expectations.set(expression, expected);
      return expected;
    };
    return (hole) => {
      if (hole.source.kind === 'answer') return undefined;
      const expected = expectationOf(hole);
      const found = outside(hole);
      if (saysSomething(found?.value, expected)) return found;
      const given =
        draft === undefined
          ? this.#store.latest((one) => isFor(one, hole, at))
          : this.#store.find(valueKey(hole, expected, at));
      if (given !== undefined) {
        const { value, label } = given.entry;
        const origin = given.isKept ? 'remembered' : 'typed';
        return { value, origin, ...(label === undefined ? {} : { name: label }) };
      }
      const fallback = fallbackOf(hole);
      return saysSomething(fallback, expected) ? { value: fallback, origin: 'code' } : undefined;
    };
  }

  /** The names that have a value outside of a document. */
  async names(document: vscode.Uri): Promise<{ readonly file: string[]; readonly environment: string[] }> {
    const file = await readEnvironmentFile(document);
    return { file: [...file.keys()], environment: Object.keys(this.#environment).filter((name) => /^\w+$/.test(name)) };
  }

  /**
   * Asks for the value of one hole, by a list where its place says what it is the id of and there is a reader to read
   * lists with; false when the person dismissed the question.
   */
  async ask(hole: Hole, of: ValuesOf & { readonly draft: Draft }, reader: ListReader | undefined): Promise<boolean> {
    const { askForValue } = await import('./valueQuestions.ts');
    const lookUp = await this.lookUp(of);
    const values = (one: Hole) => lookUp(one)?.value;
    return askForValue(
      hole,
      { ...of, ...placeOf(of.document, of.realm), values },
      this.#store,
      reader,
      await this.#speech.values(),
    );
  }

  /** Forgets what was picked and typed; gives how many values that were. */
  forget(): Promise<number> {
    return this.#store.forget();
  }
}

/** Where a value is looked up outside of every request. */
const anything: Expected = { form: 'text', within: {}, isSecret: false };

function placeOf(document: vscode.Uri, realm: Realm) {
  const isHttp = /\.(?:http|rest)$/i.test(document.path);
  const isLasting = document.scheme !== 'untitled';
  return { document: vscode.workspace.asRelativePath(document), isHttp, isLasting, realm };
}

function isFor(one: RememberedValue, hole: Hole, at: { document: string; realm: Realm }): boolean {
  return (
    one.name === nameOfHole(hole) &&
    (one.document === undefined || one.document === at.document) &&
    (one.realm === undefined || one.realm === at.realm)
  );
}

function fallbackOf({ source }: Hole): string | undefined {
  return source.kind === 'environment' ? source.fallback : undefined;
}
