import * as vscode from 'vscode';
import { httpTokens } from '../../../core/httpFile/tokens.ts';
import { tokenTypes } from './tokenTypes.ts';

/** Method, URL, variables, header names and comments of an .http file. */
export function tokensOf(document: vscode.TextDocument): vscode.SemanticTokens {
  const builder = new vscode.SemanticTokensBuilder();
  for (const { span, type } of httpTokens(document.getText())) {
    const { line, character } = document.positionAt(span[0]);
    builder.push(line, character, span[1] - span[0], tokenTypes.indexOf(type));
  }
  return builder.build();
}
