import { SourceText, SourceTextBuilder } from './sourceText.ts';

/** A pattern that stands for more URLs is left to curl. */
const mostUrls = 50;

/** `{a,b}`, or `[1-3]`, `[001-100:10]`, `[a-z]`; `[]` is no pattern. A backslash makes a bracket an ordinary character. */
const pattern = /(?<!\\)(?:\{((?:[^{}[\]\\]|\\.)*)\}|\[(?:(\d+)-(\d+)|([A-Za-z])-([A-Za-z]))(?::(\d+))?\])/g;
const opener = /(?<!\\)(?:\{|\[(?!\]))/;

/**
 * The URLs that a pattern stands for, in the order in which curl requests them (its manual, "URL globbing"): the last
 * part changes first. The URL alone where it holds no pattern; null for one that curl would not take, or for too many.
 */
export function expandUrl(url: SourceText): readonly SourceText[] | null {
  let urls = [url.slice(0, 0)];
  let copied = 0;
  for (const match of url.text.matchAll(pattern)) {
    const before = url.slice(copied, match.index);
    const choices = choicesOf(match, url);
    if (opener.test(before.text) || choices.length === 0 || urls.length * choices.length > mostUrls) return null;
    urls = urls.flatMap((start) => choices.map((choice) => SourceText.join([start, before, choice])));
    copied = match.index + match[0].length;
  }
  const rest = url.slice(copied);
  if (opener.test(rest.text)) return null;
  return copied === 0 ? [url] : urls.map((start) => SourceText.join([start, rest]));
}

function choicesOf(match: RegExpExecArray, url: SourceText): SourceText[] {
  const [whole, list, first = '', last = '', letter = '', lastLetter = '', step = '1'] = match;
  if (list !== undefined) {
    let at = match.index + 1;
    return list.split(/(?<!\\),/).map((item) => {
      const choice = url.slice(at, at + item.length);
      at += item.length + 1;
      return choice.length === 0 ? SourceText.implied('', url.place()[0]) : choice;
    });
  }
  const [from, to] = url.place(match.index, match.index + whole.length);
  const isNumber = first !== '';
  const [start, end] = isNumber ? [Number(first), Number(last)] : [letter.charCodeAt(0), lastLetter.charCodeAt(0)];
  const choices: SourceText[] = [];
  // A leading zero keeps the width.
  const width = first.length > 1 && first.startsWith('0') ? first.length : 0;
  for (let each = start; each <= end && Number(step) > 0 && choices.length <= mostUrls; each += Number(step)) {
    const text = isNumber ? String(each).padStart(width, '0') : String.fromCharCode(each);
    choices.push(new SourceTextBuilder(from).replace(text, from, to).build());
  }
  return choices;
}
