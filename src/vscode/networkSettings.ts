import * as vscode from 'vscode';

/** VS Code's own network settings, in the form that the transport takes them. TLS verification cannot be switched off. */
export function networkSettings() {
  const http = vscode.workspace.getConfiguration('http');
  return {
    proxy: http.get<string>('proxy', ''),
    noProxy: http.get<readonly string[]>('noProxy', []),
    useProxy: http.get<string>('proxySupport', 'override') !== 'off',
    systemCertificates: http.get<boolean>('systemCertificates', true),
  };
}
