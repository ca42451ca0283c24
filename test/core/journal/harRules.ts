/** One thing that breaks HAR 1.2, as `place: what`. */
export type HarFault = string;

type Loose = Readonly<Record<string, unknown>>;

/** A date with time and zone (ISO 8601), as the format asks for. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Everything in which a document breaks the format HAR 1.2: objects with their required members and types, times as ISO
 * 8601, `time` as the sum of the phases that are known, -1 where a size or a phase is not.
 */
export function faultsOfHar(document: unknown): HarFault[] {
  const faults: HarFault[] = [];
  const object = (value: unknown, place: string): Loose => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Loose;
    faults.push(`${place}: object`);
    return {};
  };
  const list = (value: unknown, place: string): readonly unknown[] => {
    if (Array.isArray(value)) return value;
    faults.push(`${place}: list`);
    return [];
  };
  const text = (value: unknown, place: string, pattern = /^/) => {
    if (typeof value !== 'string' || !pattern.test(value)) faults.push(`${place}: text`);
  };
  const number = (value: unknown, place: string, least = 0) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || (value < least && value !== -1))
      faults.push(`${place}: number`);
  };
  const pairs = (value: unknown, place: string) => {
    for (const [index, one] of list(value, place).entries()) {
      const pair = object(one, `${place}[${index}]`);
      text(pair.name, `${place}[${index}].name`);
      text(pair.value, `${place}[${index}].value`);
    }
  };

  const log = object(object(document, '').log, 'log');
  text(log.version, 'log.version', /^1\.2$/);
  const creator = object(log.creator, 'log.creator');
  text(creator.name, 'log.creator.name', /./);
  text(creator.version, 'log.creator.version', /./);
  let last = '';
  for (const [index, one] of list(log.entries, 'log.entries').entries()) {
    const place = `log.entries[${index}]`;
    const entry = object(one, place);
    text(entry.startedDateTime, `${place}.startedDateTime`, moment);
    if (typeof entry.startedDateTime === 'string' && moment.test(entry.startedDateTime)) {
      // Sorted by the start is how readers prefer it.
      if (entry.startedDateTime < last) faults.push(`${place}: order`);
      last = entry.startedDateTime;
    }
    number(entry.time, `${place}.time`);
    object(entry.cache, `${place}.cache`);

    const request = object(entry.request, `${place}.request`);
    for (const name of ['method', 'url', 'httpVersion']) text(request[name], `${place}.request.${name}`, /./);
    list(request.cookies, `${place}.request.cookies`);
    pairs(request.headers, `${place}.request.headers`);
    pairs(request.queryString, `${place}.request.queryString`);
    for (const name of ['headersSize', 'bodySize']) number(request[name], `${place}.request.${name}`);
    if (request.postData !== undefined) {
      const post = object(request.postData, `${place}.request.postData`);
      text(post.mimeType, `${place}.request.postData.mimeType`);
      list(post.params, `${place}.request.postData.params`);
      text(post.text, `${place}.request.postData.text`);
    }

    const response = object(entry.response, `${place}.response`);
    number(response.status, `${place}.response.status`);
    for (const name of ['statusText', 'redirectURL']) text(response[name], `${place}.response.${name}`);
    text(response.httpVersion, `${place}.response.httpVersion`, /./);
    list(response.cookies, `${place}.response.cookies`);
    pairs(response.headers, `${place}.response.headers`);
    for (const name of ['headersSize', 'bodySize']) number(response[name], `${place}.response.${name}`);
    const content = object(response.content, `${place}.response.content`);
    number(content.size, `${place}.response.content.size`);
    text(content.mimeType, `${place}.response.content.mimeType`);

    const timings = object(entry.timings, `${place}.timings`);
    for (const name of ['send', 'wait', 'receive']) number(timings[name], `${place}.timings.${name}`);
    if (['send', 'wait', 'receive'].some((name) => timings[name] === -1)) faults.push(`${place}.timings: required`);
    for (const name of ['blocked', 'dns', 'connect', 'ssl']) {
      if (timings[name] !== undefined) number(timings[name], `${place}.timings.${name}`);
    }
    const sum = ['blocked', 'dns', 'connect', 'send', 'wait', 'receive'].reduce(
      (all, name) => all + Math.max(0, Number(timings[name] ?? 0)),
      0,
    );
    if (Math.abs(sum - Number(entry.time)) > 0.001) faults.push(`${place}.time: ${entry.time} is not ${sum}`);
  }
  return faults;
}
