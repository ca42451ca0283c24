import type { Uri } from 'vscode';
import { botDraft } from '../../core/capture/botDraft.ts';
import type { SentEvent } from '../../core/capture/captureEvent.ts';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { BotFacts, Journal } from '../history/journal.ts';
import type { RecordExchange } from '../history/journalRecorder.ts';

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

/**
 * Writes exchanges of bots into the journal: the window's, which shows them, and the one that is kept. A line that is not
 * proven is shown as such, and is not kept.
 */
export function recordIn(journal: Journal, record: RecordExchange): RecordBot {
  return (exchange, diagnosis, { sent, uri, line, toSandbox, program, pid, library, isPlaced, isWeak }) => {
    const place = { uri, line: line - 1 };
    journal.put({
      id: exchange.id,
      place,
      draft: botDraft(sent),
      toSandbox,
      notes: [],
      filled: [],
      startedAt: exchange.startedAt,
      state: { kind: 'done', exchange, diagnosis },
      bot: { program, pid, library, isPlaced, isWeak },
    });
    void record(exchange, diagnosis, isPlaced && !isWeak ? { place } : {});
  };
}
