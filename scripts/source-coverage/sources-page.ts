import type { Means } from '#core/listing.ts';
import { type SourceId, sourceIds, sources } from '#sources/registry.ts';
import type { Vendor } from '#sources/source-row.ts';
import { code, table, wrapped } from '../docs/markdown.ts';
import { type FieldsRead, fieldNames, type fields, shareOf } from './field-shares.ts';
import type { Held } from './held/held-facts.ts';
import { heldSections } from './held/held-sections.ts';
import type { Coverage } from './observations.ts';

type Facts = {
  /** Recordings in the folder. */
  readonly files: number;
  readonly coverage: (id: SourceId) => Coverage;
  /** The facts that recorded answers hold. */
  readonly held: readonly Held[];
  /** What the docstring of the source says. */
  readonly note: (id: SourceId) => string;
};

/** `docs/sources.md`. Holds counts and shares only, no recorded text. */
export function sourcesPage(facts: Facts): string {
  const covered = sourceIds.map((id) => facts.coverage(id));
  const recorded = covered.filter(({ recordings }) => recordings.length > 0).length;
  const read = new Set(covered.flatMap(({ recordings }) => recordings)).size;
  const openings = covered.reduce((sum, each) => sum + each.recorded.length, 0);
  return [
    '# Coverage of sources',
    wrapped(
      `How each of the ${sourceIds.length} systems is read, and what was found in recorded answers: ` +
        `${read} of ${facts.files} recordings, of ${recorded} systems, with ${openings} openings. The ` +
        'others are answers of unknown boards, and pages without openings that a program can read. ' +
        '`npm run coverage:sources` measures it and writes this page.',
    ),
    '## How a list is read and proven',
    wrapped(
      'A list closes openings only if it is proven whole. The last column names every proof that ' +
        'the tests of a system reach. A second reading follows where a list moves meanwhile. A star ' +
        'in a host stands for the company.',
    ),
    table(
      [
        'System',
        'Name',
        'Hosts',
        'Means',
        'List',
        'Text of an opening',
        'A list is proven whole by',
      ],
      sourceIds.map((id) => listRow(id, facts.coverage(id))),
    ),
    '## Fields that recordings fill',
    wrapped(
      'The share of recorded openings in which a field was found, and their number where it is not ' +
        'all. A recording may lack a field: many hold a list without the pages of its openings, ' +
        'and few employers state pay; the next table counts only what they hold. “Posted” is the ' +
        'span of the days of posting.',
    ),
    table(
      ['System', 'Recordings', 'Openings', 'Posted', ...fieldNames.map(heading)],
      sourceIds
        .filter((id) => facts.coverage(id).recordings.length > 0)
        .map((id) => recordedRow(id, facts.coverage(id))),
    ),
    ...heldSections(facts.held),
    '## Only read about',
    wrapped(
      'These fields of systems with recordings are in none of them. Tests read them from documents ' +
        'made from the vendor’s facts.',
    ),
    sourceIds.flatMap((id) => onlyMade(id, facts.coverage(id))).join('\n'),
    '## Systems without a recording',
    wrapped(
      'They are read from documents that their tests make from the vendor’s facts. A field is ' +
        'marked if a test reads it.',
    ),
    table(
      ['System', ...fieldNames.map(heading)],
      sourceIds
        .filter((id) => facts.coverage(id).recordings.length === 0)
        .map((id) => madeRow(id, facts.coverage(id))),
    ),
    '## Careers pages without a job board',
    wrapped(
      'The zoo (`tests/fakes/zoo`) holds made-up careers sites of many forms and languages. ' +
        '`tests/integration/zoo-judged.test.ts` scans them as a user does, and demands that 95 % of ' +
        'the openings are found, and that 98 % of what is read is right. Of the 33 first sites, the ' +
        'first reading found 91.9 % of the openings, and all it read was right; of 18 later sites, ' +
        'which the readers were not made with, 83.5 % and 99.0 %; of 46 pages of odd forms, some of ' +
        'which are sites of the zoo now, 40.0 % and 55.6 %. Then the rules behind the misses were ' +
        'mended: of the 46 pages 81.6 % were found, and all that was read was right.',
    ),
    wrapped(
      'What is not found: openings in a jump menu, in running sentences or in preformatted text, a ' +
        'page that is one single opening, and a list under an address that names people. A person ' +
        'can point at an opening of such a page.',
    ),
    '## Notes on each system',
    wrapped('Sources, limits and doubts, as the code states them.'),
    sourceIds.map((id) => `- **${sources[id].label}**: ${facts.note(id)}`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

const heading = (name: keyof typeof fields): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function listRow(id: SourceId, { isPaged, hasDetails, proofs }: Coverage): readonly string[] {
  const { label, means, vendor } = sources[id];
  return [
    label,
    code(id),
    hostsOf(vendor),
    meansWords[means],
    isPaged ? 'in pages' : 'in one answer',
    hasDetails ? 'asked for each' : 'in the list',
    proofs.length === 0 ? 'nothing' : proofs.join('; '),
  ];
}

/** Where a vendor's boards are; a star stands for a company's name. */
function hostsOf(vendor: Vendor | null): string {
  const hosts = [...(vendor?.hosts ?? []), ...(vendor?.domains ?? []).map((name) => `*.${name}`)];
  const isOnOwn = vendor?.isOnOwnDomainsOnly ?? vendor?.isServedOnOwnDomains ?? hosts.length === 0;
  return [...hosts.map(code), ...(isOnOwn ? ['a company’s own'] : [])].join(', ');
}

const meansWords: Readonly<Record<Means, string>> = {
  ats_api: 'the vendor’s API or pages',
  json_ld: 'schema.org data',
  feed: 'feed',
  sitemap: 'sitemap',
  embedded_state: 'data in the page',
  site_api: 'the site’s own API',
  listing: 'the page’s structure and words',
  drawn: 'the same, drawn by a browser',
  model: 'the page’s text, read by a language model',
};

const recordedRow = (id: SourceId, { recordings, recorded }: Coverage): readonly string[] => [
  sources[id].label,
  String(recordings.length),
  String(recorded.length),
  spanOf(recorded),
  ...fieldNames.map((name) => (recorded.length === 0 ? '' : shareOf(recorded, name))),
];

/** `2025-11 to 2026-08`. */
function spanOf(openings: readonly FieldsRead[]): string {
  const months = openings.flatMap(({ month }) => month ?? []).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return 'not stated';
  return first === last ? first : `${first} to ${last}`;
}

function onlyMade(id: SourceId, { recordings, recorded, made }: Coverage): readonly string[] {
  const names = fieldNames.filter(
    (name) =>
      made.some(({ has }) => has.includes(name)) && !recorded.some(({ has }) => has.includes(name)),
  );
  if (recordings.length === 0 || names.length === 0) return [];
  return [`- **${sources[id].label}**: ${names.join(', ')}`];
}

const madeRow = (id: SourceId, { made }: Coverage): readonly string[] => [
  sources[id].label,
  ...fieldNames.map((name) => (made.some(({ has }) => has.includes(name)) ? 'yes' : 'no')),
];
