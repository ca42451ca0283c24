import { satisfies, validRange } from 'semver';

/** A published advisory of one package. */
export interface Advisory {
  readonly package: string;
  readonly id: string;
  /** A range of versions. */
  readonly affected: string;
  readonly about: string;
}

/** The advisories that are known here. */
export interface AdvisoryList {
  /** The day up to which it was kept, such as `2026-11-29`. */
  readonly asOf: string;
  /** The packages whose advisories were looked up, also those that had none. */
  readonly covers: readonly string[];
  readonly advisories: readonly Advisory[];
}

/** Days after which the list says too little of today. */
const freshFor = 180;

const day = 24 * 60 * 60 * 1000;

/**
 * What is wrong with the packages of the product (version by name), a line each. The age of the list is no problem but a
 * warning: the check works without a network, and time alone must not turn it red.
 */
export function judgeAdvisories(
  { asOf, covers, advisories }: AdvisoryList,
  shipped: ReadonlyMap<string, string>,
  today: Date,
): { readonly problems: readonly string[]; readonly warnings: readonly string[] } {
  const age = Math.floor((today.getTime() - Date.parse(asOf)) / day);
  return {
    problems: [
      ...(Number.isNaN(age) ? [`"${asOf}" is no day up to which the list was kept`] : []),
      ...[...shipped.keys()]
        .filter((name) => !covers.includes(name))
        .map((name) => `${name} is in the product, and the list of advisories does not cover it`),
      ...advisories
        .filter(({ affected }) => validRange(affected) === null)
        .map(({ package: name, id, affected }) => `${name}, ${id}: "${affected}" is no range of versions`),
      ...advisories
        .filter(({ package: name, affected }) =>
          satisfies(shipped.get(name) ?? '', affected, { includePrerelease: true }),
        )
        .map(({ package: name, id, about }) => `${name} ${shipped.get(name)}: ${id}, ${about}`),
    ],
    warnings:
      age < freshFor || Number.isNaN(age)
        ? []
        : [`the list of advisories is ${age} days old: look up what was published since ${asOf}, and renew it`],
  };
}
