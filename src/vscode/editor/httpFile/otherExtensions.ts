import * as vscode from 'vscode';

/** Extensions that also show "Send Request" in .http files. */
const others = ['humao.rest-client', 'anweber.vscode-httpyac'];

/** Whether another known extension for .http files is there, or at work. */
export function hasOtherHttpExtension(state: 'installed' | 'active'): boolean {
  return others.some((id) => {
    const other = vscode.extensions.getExtension(id);
    return other !== undefined && (state === 'installed' || other.isActive);
  });
}
