import type { EnrichedPosting } from '#core/listing.ts';
import { addCompany } from '#library/companies/companies.ts';
import { openDatabase } from '#library/engine/open.ts';
import { prepareDataDir } from '#services/data-dir.ts';
import { addTestCompany, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';

const perCompany = 500;

export async function fillLibrary(dataDir: string, postings: number): Promise<void> {
  const paths = await prepareDataDir(dataDir);
  await using db = await openDatabase(paths.database);
  // Uses the pipeline's own writer, so the company's name has the usual form.
  await addCompany(db, { url: 'https://bench.example', name: 'Bench', at: timeOf(0) });
  for (let n = 0; n < postings / perCompany; n++) {
    const companyId = await addTestCompany(db, `bench-${n}`);
    const listing = Array.from({ length: perCompany }, (_, i) =>
      invented(companyId, n * perCompany + i),
    );
    await scan(db, companyId, listing, { slug: `bench-${n}`, at: timeOf(n) });
  }
}

const startMs = Date.parse('2026-01-01T00:00:00.000Z');
const timeOf = (n: number): string => new Date(startMs + n * 3_600_000).toISOString();

const levels = ['', 'Senior ', 'Staff ', 'Junior ', 'Lead ', 'Principal '];
const crafts = ['Rust', 'Data', 'Platform', 'Payments', 'Mobile', 'Security', 'Embedded', 'Web'];
const roles = ['Engineer', 'Designer', 'Analyst', 'Manager', 'Scientist', 'Architect', 'Writer'];
const cities = ['Berlin', 'London', 'Paris', 'Madrid', 'Oslo', 'Austin', 'Toronto', 'Tokyo'];
/** In the order of the cities. */
const countries = [
  'Germany',
  'United Kingdom',
  'France',
  'Spain',
  'Norway',
  'United States',
  'Canada',
  'Japan',
];
/** Boards name about as many places as this in every hundred thousand openings. */
const suburbs = 400;
const skills = ['Rust', 'Go', 'Python', 'TypeScript', 'Kafka', 'React', 'SQL', 'Linux', 'AWS'];
const workplaces = ['remote', 'hybrid', 'onsite', null] as const;
const seniorities = ['senior', 'staff', 'junior', 'mid', null] as const;

const text = 'You will own a service from its design to its pager, with five others who care. ';

function invented(companyId: string, n: number): EnrichedPosting {
  const of = <T>(list: readonly T[], step: number): T =>
    list[Math.floor(n / step) % list.length] as T;
  const city = n % 3 === 0 ? `${of(cities, 5)} ${n % suburbs}` : of(cities, 5);
  const country = of(countries, 5);
  const region = country === 'United States' ? 'Texas' : null;
  const words = `${text.repeat(6)}We use ${of(skills, 2)}, ${of(skills, 3)} and ${of(skills, 7)}.`;
  return enrichedPosting(
    companyId,
    {
      externalId: String(n),
      title: `${of(levels, 1)}${of(crafts, 6)} ${of(roles, 11)}`,
      url: `https://bench.example/${n}`,
      locations: [{ text: city, city, region: null, country: null }],
      postedAt: timeOf(n % 2_000),
      descriptionText: words,
      descriptionHtml: `<p>${words}</p>`,
    },
    {
      locations: [{ city, region, country }],
      remoteRegions: of(workplaces, 3) === 'remote' ? [country] : [],
      visaSponsorship: n % 7 === 0 ? true : null,
      experienceYears: n % 2 === 0 ? { min: n % 9, max: null } : null,
      workplace: of(workplaces, 3),
      seniority: of(seniorities, 4),
      employmentType: 'full_time',
      skills: [...new Set([of(skills, 2), of(skills, 3), of(skills, 7)])],
      salary:
        n % 3 === 0
          ? {
              min: 60_000,
              max: 60_000 + (n % 80) * 1_000,
              currency: 'EUR',
              period: 'year',
              source: 'stated',
            }
          : null,
    },
  );
}
