import { z } from 'zod';
import type { Zoo } from '#tests/fakes/zoo/zoo.ts';
import { inOneProcess } from './cli.ts';
import { type CompanySummary, companyIn, type ScanWorld, type Summary, summaryOf } from './scan.ts';
import type { ReadOpening, ReadSite } from './zoo-figures.ts';

const Line = z.object({
  company: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  locations: z.array(z.record(z.string(), z.unknown())),
  workplace: z.string().nullable(),
  department: z.string().nullable(),
  descriptionText: z.string(),
});

export type ScannedSite = ReadSite & {
  readonly site: Zoo['sites'][number];
  readonly company: CompanySummary;
};

/** Scans sites of the zoo by the command line, as a user does, and returns what the library has. */
export async function scanZoo(
  world: ScanWorld,
  { originMap }: Zoo,
  sites: Zoo['sites'],
): Promise<readonly ScannedSite[]> {
  for (const [origin, mirror] of Object.entries(originMap)) world.mapOrigin(origin, mirror);
  const urls = sites.map(({ url }) => url);
  const summary: Summary = summaryOf(await world.scrape(urls, inOneProcess));
  const names = new Set(summary.companies.map(({ name }) => name));
  if (names.size < sites.length) throw new Error('two sites are one company by name');
  const { lines } = await world.run(['postings', '--status', 'open', '--limit', '5000']);
  const postings = lines.map((line) => Line.parse(line));
  return sites.map((site) => {
    const company = companyIn(summary, site.url);
    const own = postings.filter((each) => each.company === company.name);
    const ended = company.error?.code ?? company.status;
    return { site, company, read: own.map(readOpening), ended };
  });
}

const readOpening = (line: z.infer<typeof Line>): ReadOpening => {
  const places = line.locations.flatMap((location) => Object.values(location));
  const texts = [...places, line.workplace].filter((each) => typeof each === 'string');
  return {
    title: line.title,
    url: line.url ?? '',
    place: texts.join(', '),
    department: line.department ?? '',
    text: line.descriptionText,
  };
};
