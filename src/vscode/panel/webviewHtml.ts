import * as vscode from 'vscode';

/** Options of a webview that may load our bundle and nothing else. */
export function webviewOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist', 'media')] };
}

/** The page of one view: its bundle, its style, and a policy that allows nothing more. All data comes by message. */
export function webviewHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  view: 'runner' | 'buckets',
  locale: string,
): string {
  const nonce = globalThis.crypto.randomUUID();
  const asset = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'media', name)).toString();
  return /* html */ `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${asset(`${view}.css`)}">
<title>Tracecord</title>
</head>
<body>
<main id="root"></main>
<script nonce="${nonce}" src="${asset(`${view}.js`)}"></script>
</body>
</html>`;
}
