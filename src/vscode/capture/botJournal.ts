import type { Uri } from 'vscode';
import { botDraft } from '../../core/capture/botDraft.ts';
import type { SentEvent } from '../../core/capture/captureEvent.ts';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { BotFacts, Journal } from '../history/journal.ts';

/** What is known of an exchange of a bot beside the exchange itself. */
export interface RecordedFacts extends BotFacts {
  readonly sent: Pick<SentEvent, 'method' | 'url'>;
  /** The file of the line that made it, or the program. */
  readonly uri: Uri;
  /** Counted from 1. */
  readonly line: number;
  readonly toSandbox: boolean;
}

/** Keeps an exchange of a bot. */
export type RecordBot = (exchange: Exchange, diagnosis: Diagnosis, facts: RecordedFacts) => void;

/** Writes exchanges of bots into the journal of this window. */
export function recordIn(journal: Journal): RecordBot {
  return (exchange, diagnosis, { sent, uri, line, toSandbox, program, pid, library, isPlaced, isWeak }) =>
    journal.put({
      id: exchange.id,
      place: { uri, line: line - 1 },
      draft: botDraft(sent),
      toSandbox,
      notes: [],
      filled: [],
      startedAt: exchange.startedAt,
      state: { kind: 'done', exchange, diagnosis },
      bot: { program, pid, library, isPlaced, isWeak },
    });
}
