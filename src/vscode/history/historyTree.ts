import * as vscode from 'vscode';
import { viewIds } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { HistoryNode } from './historyNode.ts';
import type { HistoryNodes } from './historyNodes.ts';

/** The native tree of the history. What is in it is made when it is first looked at. */
export class HistoryTree implements vscode.TreeDataProvider<HistoryNode>, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #nodes: () => Promise<HistoryNodes>;
  readonly onDidChangeTreeData = this.#changed.event;
  /** What the view says beside its title. */
  readonly view: vscode.TreeView<HistoryNode>;

  constructor(nodes: () => Promise<HistoryNodes>) {
    const own = this.#lifetime;
    this.view = own.own(vscode.window.createTreeView(viewIds.history, { treeDataProvider: this, canSelectMany: true }));
    this.#nodes = nodes;
  }

  /** Asks for everything anew; nothing happens while the view is hidden. */
  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    return (await this.#nodes()).children(node);
  }

  async getTreeItem(node: HistoryNode): Promise<vscode.TreeItem> {
    return (await this.#nodes()).item(node);
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
