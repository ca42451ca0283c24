import * as vscode from 'vscode';
import { setting } from './settings.ts';

/**
 * VS Code's own network settings, in the form that the transport takes them. `http.proxyStrictSSL` concerns the proxy's
 * own certificate; the verification of Discord's cannot be switched off, but for single origins on this machine.
 */
export function networkSettings() {
  const http = vscode.workspace.getConfiguration('http');
  const authorization = http.get<string | null>('proxyAuthorization', null);
  return {
    proxy: http.get<string>('proxy', ''),
    noProxy: http.get<readonly string[]>('noProxy', []),
    useProxy: http.get<string>('proxySupport', 'override') !== 'off',
    strictSsl: http.get<boolean>('proxyStrictSSL', true),
    unverifiedOrigins: setting('tls.allowSelfSigned'),
    systemCertificates: http.get<boolean>('systemCertificates', true),
    ...(authorization === null ? {} : { authorization }),
  };
}
