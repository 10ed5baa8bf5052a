import type { Truth, ZooSite } from '#tests/fakes/zoo/site.ts';

/** An opening as Rolewatch read it; empty texts are facts that it did not find. */
export type ReadOpening = {
  readonly title: string;
  readonly url: string;
  readonly place: string;
  readonly department: string;
  readonly text: string;
};

export type ReadSite = {
  readonly site: Pick<ZooSite, 'name' | 'kind' | 'openings'>;
  readonly read: readonly ReadOpening[];
  /** How the scan ended, for the report. */
  readonly ended?: string;
};

/** How many are right, of how many that could be. */
export type Share = { readonly right: number; readonly of: number };

export type FieldName = 'url' | 'place' | 'department' | 'text';

export type SiteFigures = {
  readonly name: string;
  readonly kind: string;
  readonly ended: string;
  readonly found: Share;
  readonly missed: readonly Truth[];
  /** What was read but is no opening, or was read twice. */
  readonly surplus: readonly ReadOpening[];
  /** Of the openings that were found, and whose site shows the fact. */
  readonly fields: Readonly<Record<FieldName, Share>>;
};

export type ZooFigures = {
  readonly sites: readonly SiteFigures[];
  /** Openings found, of all openings: 0 to 1. */
  readonly recall: number;
  /** Right openings, of all that were read: 0 to 1. */
  readonly precision: number;
  readonly fields: Readonly<Record<FieldName, Share>>;
};

/** Compares what was read with what is right, site by site and over all openings. */
export function zooFigures(results: readonly ReadSite[]): ZooFigures {
  const sites = results.map(siteFigures);
  const found = sum(sites.map((site) => site.found));
  const surplus = sites.reduce((count, site) => count + site.surplus.length, 0);
  return {
    sites,
    recall: found.of === 0 ? 1 : found.right / found.of,
    precision: found.right + surplus === 0 ? 1 : found.right / (found.right + surplus),
    fields: fieldsBy((field) => sum(sites.map((site) => site.fields[field]))),
  };
}

/** One line a site, and one for each miss and each surplus opening. */
export function zooReport({ sites, recall, precision, fields }: ZooFigures): string {
  const shares = (all: ZooFigures['fields']): string =>
    fieldNames
      .filter((field) => all[field].of > 0)
      .map((field) => `${field} ${all[field].right}/${all[field].of}`)
      .join(', ');
  const lines = sites.flatMap((site) => [
    `${site.name} (${site.kind}): ${site.ended}, ${site.found.right} of ${site.found.of}, ${site.surplus.length} too many; ${shares(site.fields)}`,
    ...site.missed.map(({ title, place }) => `  missed: ${title} (${place ?? 'no place'})`),
    ...site.surplus.map(({ title, url }) => `  too many: ${title} (${url})`),
  ]);
  const total = `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}; ${shares(fields)}`;
  return [...lines, total].join('\n');
}

const fieldNames = ['url', 'place', 'department', 'text'] as const satisfies readonly FieldName[];

const sum = (shares: readonly Share[]): Share => ({
  right: shares.reduce((count, { right }) => count + right, 0),
  of: shares.reduce((count, share) => count + share.of, 0),
});

const fieldsBy = (share: (field: FieldName) => Share): Record<FieldName, Share> => ({
  url: share('url'),
  place: share('place'),
  department: share('department'),
  text: share('text'),
});

function siteFigures({ site, read, ended = 'read' }: ReadSite): SiteFigures {
  // Asked once: some sites make their answers at each call.
  const { openings } = site;
  const pairs = matched(openings, read);
  const share = (field: FieldName): Share => {
    const stated = pairs.filter(([truth]) => truth[field] !== null);
    return { right: stated.filter((pair) => agrees[field](...pair)).length, of: stated.length };
  };
  const taken = new Set<Truth | ReadOpening>(pairs.flat());
  return {
    name: site.name,
    kind: site.kind,
    ended,
    found: { right: pairs.length, of: openings.length },
    missed: openings.filter((truth) => !taken.has(truth)),
    surplus: read.filter((each) => !taken.has(each)),
    fields: fieldsBy(share),
  };
}

/** Pairs by equal titles; of several with one title, those with the most other facts in common. */
function matched(
  truths: readonly Truth[],
  read: readonly ReadOpening[],
): readonly (readonly [Truth, ReadOpening])[] {
  const candidates = truths
    .flatMap((truth) =>
      read
        .filter(({ title }) => plain(title) === plain(truth.title))
        .map((each) => {
          const common = fieldNames.filter((field) => agrees[field](truth, each)).length;
          return { truth, each, common };
        }),
    )
    .toSorted((a, b) => b.common - a.common);
  const taken = new Set<Truth | ReadOpening>();
  return candidates.flatMap(({ truth, each }) => {
    if (taken.has(truth) || taken.has(each)) return [];
    taken.add(truth).add(each);
    return [[truth, each] as const];
  });
}

const agrees: Readonly<Record<FieldName, (truth: Truth, read: ReadOpening) => boolean>> = {
  url: (truth, read) => truth.url !== null && address(truth.url) === address(read.url),
  // A reader may add the country, or write "Oregon" for "OR".
  place: (truth, read) => truth.place !== null && shareWord(truth.place, read.place),
  department: (truth, read) =>
    truth.department !== null && plain(read.department).includes(plain(truth.department)),
  text: (truth, read) => truth.text !== null && plain(read.text).includes(plain(truth.text)),
};

const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

const address = (url: string): string => url.replace(/\/$/, '');

function shareWord(one: string, other: string): boolean {
  const words = (text: string) => plain(text).split(/[^\p{L}\p{N}]+/u);
  const known = new Set(words(other).filter((word) => word.length > 1));
  return words(one).some((word) => known.has(word));
}
