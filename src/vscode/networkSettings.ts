import * as vscode from 'vscode';
import { setting } from './settings.ts';
import { soundSetting } from './soundSetting.ts';

/**
 * VS Code's own network settings, in the form that the transport takes them. `http.proxyStrictSSL` concerns the proxy's
 * own certificate; the verification of Discord's cannot be switched off, but for single origins on this machine.
 */
export function networkSettings() {
  const http = vscode.workspace.getConfiguration('http');
  const authorization: unknown = http.get('proxyAuthorization');
  return {
    proxy: soundSetting(http.get('proxy'), ''),
    noProxy: soundSetting<readonly string[]>(http.get('noProxy'), []),
    useProxy: http.get('proxySupport') !== 'off',
    strictSsl: soundSetting(http.get('proxyStrictSSL'), true),
    unverifiedOrigins: setting('tls.allowSelfSigned'),
    systemCertificates: soundSetting(http.get('systemCertificates'), true),
    ...(typeof authorization === 'string' ? { authorization } : {}),
  };
}
