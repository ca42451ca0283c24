import type { Range, Uri } from 'vscode';
import type { MendId } from '../core/mend/mend.ts';
import { systemClock } from '../node/systemClock.ts';
import { registerAssistantTool } from '../vscode/assistantTool.ts';
import { Answers } from '../vscode/editor/answers.ts';
import { AuthoringHelp } from '../vscode/editor/authoringHelp.ts';
import { BodyDocuments } from '../vscode/editor/bodyDocuments.ts';
import { CodeActions } from '../vscode/editor/codeActions.ts';
import { CodeHovers } from '../vscode/editor/codeHovers.ts';
import { CodeLenses } from '../vscode/editor/codeLenses.ts';
import type { CopyAs } from '../vscode/editor/copyAs.ts';
import { ExplainDocuments } from '../vscode/editor/explainDocuments.ts';
import { Findings } from '../vscode/editor/findings.ts';
import { MadeDocuments } from '../vscode/editor/madeDocuments.ts';
import { RequestIndex } from '../vscode/editor/requestIndex.ts';
import type { RunRecord } from '../vscode/history/journal.ts';
import { lazily } from '../vscode/lazily.ts';
import type { Credentials } from './credentials.ts';
import type { Commands, Host } from './host.ts';
import type { Recording } from './recording.ts';

/** What reads texts and says something about them; nothing here sends. */
export interface Reading {
  readonly index: RequestIndex;
  readonly answers: Answers;
  readonly bodies: BodyDocuments;
  readonly made: MadeDocuments;
  readonly copyAs: () => Promise<CopyAs>;
  readonly commands: Commands<
    | 'clearAnswers'
    | 'copyRequestAs'
    | 'copyRunAs'
    | 'pasteAsRequest'
    | 'explainErrorCode'
    | 'decodeText'
    | 'openBody'
    | 'moveSecret'
    | 'excludeFromLint'
  >;
}

/** Makes what reads. */
export function reading({ own, speech }: Host, { profiles }: Credentials, { journal }: Recording): Reading {
  const index = own(new RequestIndex());
  const answers = own(new Answers());
  const bodies = own(new BodyDocuments(journal, speech));
  const explanations = own(new ExplainDocuments(speech));
  const made = own(new MadeDocuments());
  const copyAs = lazily(async () => {
    const { CopyAs } = await import('../vscode/editor/copyAs.ts');
    return new CopyAs(index, speech);
  });
  own(new Findings(index, answers, speech));
  own(new CodeLenses(index, profiles, speech));
  own(new CodeActions(index, speech));
  own(new CodeHovers(speech, () => systemClock.now()));
  own(new AuthoringHelp(index, speech));
  own(registerAssistantTool(speech));
  return {
    index,
    answers,
    bodies,
    made,
    copyAs,
    commands: {
      clearAnswers: () => answers.clear(),
      copyRequestAs: async (uri?: Uri, range?: Range) => (await copyAs()).run(uri, range),
      copyRunAs: async (run: RunRecord) => (await copyAs()).copy(run.draft),
      pasteAsRequest: async () => (await import('../vscode/editor/pasteAs.ts')).pasteAsRequest(speech),
      explainErrorCode: async (query?: unknown) =>
        (await import('../vscode/editor/explainPicker.ts')).explainErrorCode(explanations, speech, query),
      decodeText: async () => {
        const { decode } = await import('../vscode/editor/decodeText.ts');
        return decode({ documents: made, explanations, answers, speech });
      },
      openBody: (run: { id: string }) => bodies.open(run.id),
      moveSecret: async (uri: Uri, id: MendId, offset: number) =>
        (await import('../vscode/editor/secretMove.ts')).moveSecret({ index, profiles, speech }, uri, id, offset),
      excludeFromLint: async (uri: Uri) =>
        (await import('../vscode/editor/secretMove.ts')).excludeFromLint(uri, speech),
    },
  };
}
