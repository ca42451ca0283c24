import * as vscode from 'vscode';
import { type DecodedText, decodeText } from '../../core/decode/decodeText.ts';
import type { Frame } from '../../core/decode/frames.ts';
import { sourceFileOf } from '../../core/decode/sourceFile.ts';
import { diagnose } from '../../core/diagnose/diagnose.ts';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import { decodedPage, loadDecodedWords, type ShownPlace } from '../../words/decoded.ts';
import { speakDiagnosis } from '../../words/diagnosis.ts';
import type { Speech } from '../speech.ts';
import type { Answers } from './answers.ts';
import type { ExplainDocuments } from './explainDocuments.ts';
import type { MadeDocuments } from './madeDocuments.ts';

/** Frames that are looked for in the workspace, and files of one name among which the right one is chosen. */
const mostFrames = 5;
const mostCandidates = 200;

/** What decoding needs of the rest. */
export interface DecodeParts {
  readonly documents: MadeDocuments;
  readonly explanations: ExplainDocuments;
  readonly answers: Answers;
  readonly speech: Speech;
}

/**
 * Decodes the selected text, or else the clipboard: the page about it opens beside the code, and where the trace names
 * a line of the workspace, the answer stands on that line. Nothing of the text is kept but the diagnosis.
 */
export async function decode({ documents, explanations, answers, speech }: DecodeParts): Promise<void> {
  const selected = selectedText();
  const text = selected ?? (await vscode.env.clipboard.readText());
  const found = decodeText(text);
  if (found === null) {
    void vscode.window.showInformationMessage(speech.shell.nothingDecoded(selected === undefined));
    return;
  }
  const places = await placesOf(found.frames.slice(0, mostFrames));
  if (found.kind === 'realtime') {
    await showSource(places);
    await explanations.open(`${found.scope}/${found.code}`);
    return;
  }
  const diagnosis = diagnose(found.pasted.exchange, found.pasted.surroundings);
  const name = documents.add('decoded', await pageOf(found, diagnosis, places, speech));
  await standOnLine(places, name, diagnosis, answers, speech);
  await documents.open(name);
}

function selectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.trim() === '' ? undefined : text;
}

/** A frame and the file of the workspace that it means. */
interface Place {
  readonly frame: Frame;
  readonly uri?: vscode.Uri;
}

async function placesOf(frames: readonly Frame[]): Promise<readonly Place[]> {
  return Promise.all(
    frames.map(async (frame) => {
      const name = frame.file.split(/[\\/]/).at(-1) ?? frame.file;
      const found = await vscode.workspace.findFiles(
        `**/${name.replace(/[{}[\]*?]/g, '?')}`,
        '**/node_modules/**',
        mostCandidates,
      );
      const best = sourceFileOf(
        frame.file,
        found.map(({ path }) => path),
      );
      const uri = found.find(({ path }) => path === best);
      return uri === undefined ? { frame } : { frame, uri };
    }),
  );
}

async function pageOf(
  found: Extract<DecodedText, { kind: 'exchange' }>,
  diagnosis: Diagnosis,
  places: readonly Place[],
  speech: Speech,
): Promise<string> {
  const shown = places.map(({ frame, uri }): ShownPlace => {
    if (uri === undefined) return { label: `${frame.file}:${frame.line}`, foreign: true };
    const label = `${vscode.workspace.asRelativePath(uri)}:${frame.line}`;
    return inFirstFolder(uri)
      ? { label, target: `/${encodeURI(vscode.workspace.asRelativePath(uri, false))}#L${frame.line}` }
      : { label };
  });
  return decodedPage(found.by, diagnosis, shown, await speech.diagnosis(), await loadDecodedWords(speech.locale));
}

/** Previews resolve links from the first folder, and follow no `file:` addresses. */
function inFirstFolder(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri)?.index === 0;
}

async function standOnLine(
  places: readonly Place[],
  run: string,
  diagnosis: Diagnosis,
  answers: Answers,
  speech: Speech,
): Promise<void> {
  const editor = await showSource(places);
  const line = places.find(({ uri }) => uri !== undefined)?.frame.line;
  if (editor === undefined || line === undefined) return;
  const { document } = editor;
  const {
    text,
    range,
    firstNonWhitespaceCharacterIndex: indent,
  } = document.lineAt(Math.min(line, document.lineCount) - 1);
  const start = document.offsetAt(range.start);
  const span = [start + indent, start + text.trimEnd().length] as const;
  if (span[0] >= span[1]) return;
  const { summary } = speakDiagnosis(diagnosis, await speech.diagnosis());
  answers.show(document, span, run, diagnosis, [{ span, message: summary }]);
}

/** Opens the first place that is in the workspace. */
async function showSource(places: readonly Place[]): Promise<vscode.TextEditor | undefined> {
  const place = places.find(({ uri }) => uri !== undefined);
  if (place?.uri === undefined) return undefined;
  const position = new vscode.Position(Math.max(0, place.frame.line - 1), 0);
  return vscode.window.showTextDocument(place.uri, { selection: new vscode.Range(position, position) });
}
