import * as vscode from 'vscode';
import type { AskedDraft } from '../../core/request/askedDrafts.ts';
import type { Question } from '../../core/request/caution.ts';
import { isReading } from '../../core/request/isReading.ts';
import { loadRefusalWords } from '../../words/refusal.ts';
import { setting } from '../settings.ts';
import type { Speech } from '../speech.ts';

/**
 * Asks before something is sent that cannot be brought back, that changes production, that takes files from outside, or
 * that tells a token to others; `credential` says with which credential. True: send it. The setting that spares the first
 * question spares no other; where a token would be told, the answer that lies nearest is no.
 */
export async function confirmQuestion(
  speech: Speech,
  { method, route, question }: Omit<AskedDraft, 'index'>,
  credential: string,
): Promise<boolean> {
  if (isSpared(question)) return true;
  const words = speech.shell;
  const { destruction, production, files = [], exposure } = question;
  const told = exposure === undefined ? undefined : await loadRefusalWords(speech.locale);
  const detail = [
    ...(exposure === undefined || told === undefined ? [] : [told.exposure(exposure)]),
    ...(destruction === null ? [] : [words.destruction(destruction)]),
    ...(production === null ? [] : [words.inProduction(production)]),
    ...(files.length === 0 ? [] : [words.filesOutside(files)]),
    credential,
  ].join(' ');
  const yes = told?.sendToken ?? words.confirmSend;
  // The first button is the one that Enter presses.
  const buttons = told === undefined ? [yes] : [told.keepToken, yes];
  const title = words.confirmTitle(method, route);
  return (await vscode.window.showWarningMessage(title, { modal: true, detail }, ...buttons)) === yes;
}

/** Asks once before several requests are sent of which some are asked about. True: send them. */
export async function confirmAll(speech: Speech, requests: readonly AskedDraft[]): Promise<boolean> {
  const asked = requests.filter(({ question }) => !isSpared(question));
  if (asked.length === 0) return true;
  const words = speech.shell;
  const detail = asked
    .map(({ method, route, question: { destruction } }) => {
      const what = destruction === null ? words.changesProduction : words.destruction(destruction);
      return `${method} ${route}: ${what}`;
    })
    .join('\n');
  const title = words.confirmAllTitle(asked.length);
  const answer = await vscode.window.showWarningMessage(title, { modal: true, detail }, words.confirmSend);
  return answer === words.confirmSend;
}

/** Whether the person does not want to be asked. */
function isSpared({ production, files = [], exposure }: Question): boolean {
  return production === null && files.length === 0 && exposure === undefined && !setting('confirmDestructive');
}

/** Asks before a request is sent once more, only to read its whole answer. */
export async function confirmAgain(speech: Speech, method: string): Promise<boolean> {
  const words = speech.shell;
  const answer = await vscode.window.showWarningMessage(
    words.confirmAgainTitle(method),
    { modal: true, detail: words.confirmAgainDetail(isReading(method)) },
    words.confirmSend,
  );
  return answer === words.confirmSend;
}
