import * as vscode from 'vscode';
import {
  type FacetName,
  facetNames,
  type JournalFilter,
  noFilter,
  type StatusGroup,
} from '../../core/journal/journalFilter.ts';
import type { ProfileNames } from '../../core/journal/profileNames.ts';
import { loadHistoryWords } from '../../words/history.ts';
import { loadJournalWords } from '../../words/journal.ts';
import type { Speech } from '../speech.ts';
import type { HistoryNodes } from './historyNodes.ts';
import { titleOfClass } from './knownClass.ts';

interface FilterItem extends vscode.QuickPickItem {
  readonly facet?: FacetName;
  readonly value?: string;
  readonly isText?: true;
}

/** Values of a facet that are offered. */
const mostOffered = 60;

/** Command: asks what the history shows. What is picked of one kind adds up; kinds narrow each other down. */
export async function chooseFilter(nodes: HistoryNodes, speech: Speech): Promise<void> {
  const words = await loadHistoryWords(speech.locale);
  const current = nodes.filter;
  const items = await itemsFor(nodes, speech);
  const picked = await vscode.window.showQuickPick(items, {
    title: words.filterTitle,
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  const valuesOf = (facet: FacetName) =>
    picked.filter((item) => item.facet === facet).flatMap(({ value }) => (value === undefined ? [] : [value]));
  const text = picked.some(({ isText }) => isText) ? await askText(current.text, speech) : '';
  if (text === undefined) return;
  await nodes.choose({
    statuses: valuesOf('statuses') as StatusGroup[],
    classes: valuesOf('classes'),
    routes: valuesOf('routes'),
    profiles: valuesOf('profiles'),
    origins: valuesOf('origins'),
    text,
  });
}

/** Command: shows everything again. */
export async function clearFilter(nodes: HistoryNodes): Promise<void> {
  await nodes.choose(noFilter);
}

async function askText(current: string, speech: Speech): Promise<string | undefined> {
  const words = await loadHistoryWords(speech.locale);
  return vscode.window.showInputBox({ title: words.filterTitle, prompt: words.textPrompt, value: current });
}

async function itemsFor(nodes: HistoryNodes, speech: Speech): Promise<FilterItem[]> {
  const [words, journal, diagnosis, facets] = await Promise.all([
    loadHistoryWords(speech.locale),
    loadJournalWords(speech.locale),
    speech.diagnosis(),
    nodes.facets(),
  ]);
  const { filter } = nodes;
  const classTitle = titleOfClass(diagnosis);
  const label: Readonly<Record<FacetName, (value: string) => string>> = {
    statuses: (value) => words.status[value as StatusGroup] ?? value,
    classes: (value) => classTitle(value),
    routes: (value) => value,
    profiles: (value) => nodes.names.nameOf(value) || journal.noProfile,
    origins: (value) => journal.origin(value),
  };
  /** What stands before how often it occurs. */
  const more: Partial<typeof label> = {
    classes: (value) => `${value} · `,
    profiles: (value) => tailOf(value, nodes.names),
  };
  const text: FilterItem = { label: words.textItem(filter.text), picked: filter.text !== '', isText: true };
  const groups = facetNames.flatMap((facet): FilterItem[] => {
    const values = withPicked(facets.of(facet).slice(0, mostOffered), filter, facet);
    if (values.length === 0) return [];
    return [
      { label: words.facet[facet], kind: vscode.QuickPickItemKind.Separator },
      ...values.map(([value, count]) => ({
        label: label[facet](value),
        description: `${more[facet]?.(value) ?? ''}${words.occurrences(count)}`,
        picked: (filter[facet] as readonly string[]).includes(value),
        facet,
        value,
      })),
    ];
  });
  return [text, ...groups];
}

/** The last four characters of a profile's token, in front of what else is said of it. */
export function tailOf(key: string, names: ProfileNames): string {
  const lastFour = names.lastFourOf(key);
  return lastFour === '' ? '' : `••••${lastFour} · `;
}

/** What is picked stays on offer, also where nothing of it is left. */
function withPicked(
  values: readonly (readonly [value: string, count: number])[],
  filter: JournalFilter,
  facet: FacetName,
): readonly (readonly [value: string, count: number])[] {
  const picked: readonly string[] = filter[facet];
  const missing = picked.filter((value) => !values.some(([known]) => known === value));
  return [...values, ...missing.map((value) => [value, 0] as const)];
}
