import * as vscode from 'vscode';
import { bodyField } from '../../core/authoring/bodyField.ts';
import { bodyItems } from '../../core/authoring/bodyItems.ts';
import { codeRouteItems } from '../../core/authoring/codeRouteItems.ts';
import { headerItems } from '../../core/authoring/headerItems.ts';
import type { AuthoringItem } from '../../core/authoring/item.ts';
import { routeHover } from '../../core/authoring/routeHover.ts';
import { payloadBodies, shapedBodies } from '../../core/authoring/shapedBody.ts';
import type { Draft } from '../../core/request/draft.ts';
import { speakField, speakRoutes, speakValues } from '../../words/authoring.ts';
import { httpLanguage } from '../contributions.ts';
import type { Speech } from '../speech.ts';
import type { RequestIndex } from './requestIndex.ts';
import { snippetOf } from './snippet.ts';
import { rangeOf } from './spans.ts';

const kinds: Readonly<Record<AuthoringItem['kind'], vscode.CompletionItemKind>> = {
  property: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  header: vscode.CompletionItemKind.Field,
  route: vscode.CompletionItemKind.Reference,
  address: vscode.CompletionItemKind.Reference,
};

/** Where something is being written, and the document's text at that time. */
export interface Asked {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly text: string;
  readonly offset: number;
  readonly version: number;
}

/** What can be written at a position: a property of a body, a value, a route, a header. */
export async function completionsAt(
  asked: Asked,
  index: RequestIndex,
  speech: Speech,
): Promise<vscode.CompletionItem[]> {
  const { document, text, offset, version } = asked;
  const drafts = await index.requestsIn(document, text, version);
  const found = itemsAt(text, offset, document.languageId, drafts);
  return found.flatMap((item, at) => itemOf(asked, item, at, speech) ?? []);
}

/**
 * Routes and headers of .http files are completed elsewhere, and so is what high-level calls hand over: the types of their
 * libraries know it.
 */
function itemsAt(text: string, offset: number, language: string, drafts: readonly Draft[]): readonly AuthoringItem[] {
  const ofBody = bodyItems(text, offset, shapedBodies(drafts));
  if (ofBody.length > 0 || language === httpLanguage) return ofBody;
  const routes = codeRouteItems(text, offset, language, drafts);
  return routes.length > 0 ? routes : headerItems(text, offset, language, drafts);
}

function itemOf(
  { position, text, offset }: Asked,
  found: AuthoringItem,
  at: number,
  { shell }: Speech,
): vscode.CompletionItem | undefined {
  const [start, end] = found.span;
  if (text.slice(start, end).includes('\n')) return undefined;
  const range = new vscode.Range(position.translate(0, start - offset), position.translate(0, end - offset));
  const item = new vscode.CompletionItem(found.label, kinds[found.kind]);
  item.insertText = snippetOf(found.insert);
  item.range = range;
  item.filterText = found.filter ?? found.label;
  item.sortText = `0${String(at).padStart(3, '0')}`;
  item.detail = found.field === undefined ? detailOf(found, shell) : shell.authoring.field(found.field);
  const said = found.routes === undefined ? valuesOf(found) : speakRoutes(found.routes, shell.authoring);
  if (said !== undefined) item.documentation = new vscode.MarkdownString(said);
  if (found.leadsOn === true) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

function valuesOf({ field }: AuthoringItem): string | undefined {
  return field === undefined ? undefined : speakValues(field)[0];
}

/** A name of a value, or what a header and an address are. */
function detailOf({ kind, detail = '' }: AuthoringItem, { httpItem }: Speech['shell']): string {
  return kind === 'header' || kind === 'address' ? httpItem(kind, detail) : detail;
}

/** What is known of the property of a body, or of the route, at a position. */
export async function hoverAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  index: RequestIndex,
  speech: Speech,
): Promise<vscode.Hover | undefined> {
  const { drafts, payloads = [] } = await index.extraction(document);
  const offset = document.offsetAt(position);
  const field = bodyField(offset, [...shapedBodies(drafts), ...payloadBodies(payloads)]);
  const route = field === null ? routeHover(document.getText(), offset, drafts) : null;
  const span = field?.span ?? route?.span;
  if (span === undefined) return undefined;
  const words = speech.shell.authoring;
  const said = field === null ? speakRoutes(route?.routes ?? [], words) : speakField(field, words);
  return new vscode.Hover(new vscode.MarkdownString(said), rangeOf(document, span));
}
