import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PostingDetail } from '#renderer/model.ts';
import { paneStrings as words } from '#renderer/strings/openings.ts';
import { termStrings as terms } from '#renderer/strings/terms.ts';
import { opening } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { PostingFacts, type SkillLink } from './posting-facts.tsx';
import type { Quotes } from './use-quotes.ts';

/** Quotes by field, and what happened to them. */
function quotesOf(quoted: Readonly<Record<string, string>>) {
  const gone: string[] = [];
  const lit: (string | null)[] = [];
  const quotes: Quotes = {
    of: (field) => quoted[field] ?? null,
    show: (quote) => gone.push(quote),
    light: (quote) => lit.push(quote),
  };
  return { quotes, gone, lit };
}

const silent = quotesOf({}).quotes;

const shown = (
  posting: PostingDetail,
  quotes = silent,
  skillLink: SkillLink = (skill) => ({ href: `#/${skill}`, isChosen: false }),
) => <PostingFacts posting={posting} quotes={quotes} skillLink={skillLink} />;

const factsOnScreen = () =>
  within(screen.getByRole('list', { name: words.facts }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

test('an opening that states nothing has no facts', () => {
  show(shown(opening()));
  expect(screen.queryAllByRole('list')).toEqual([]);
});

test('the terms of the work are chips, each with its words', async () => {
  const { quotes, gone } = quotesOf({ 'shifts.night': 'nights too', travel: 'up to 25% travel' });
  const stated = {
    ...{ travel: { min: null, max: 25 }, officeDays: { min: 3, max: 3 }, shifts: ['night'] },
    ...{ rightToWork: true, clearance: 'obtainable', citizenship: ['Canada'], timeZones: ['ET'] },
    ...{ weeklyHours: { min: 30, max: 40 }, contractMonths: { min: 12, max: null } },
    ...{ peopleLed: { min: null, max: null }, startDate: 'asap', licences: ['CPA'] },
    ...{ deadline: '2026-12-01', evidence: { deadline: 'by 1 December 2026' } },
  } satisfies Partial<PostingDetail['enrichment']>;
  const { person } = show(shown(opening(stated, { validThrough: '2027-12-24' }), quotes));
  expect(factsOnScreen()).toEqual([
    `${terms.facets.officeDays}: 3 office days a week`,
    `${terms.facets.travel}: up to 25% travel`,
    `${terms.facets.shifts}: ${terms.shifts.night}`,
    `${terms.facets.weeklyHours}: 30–40 hours a week`,
    `${terms.facets.timeZones}: ET`,
    `${terms.facets.contractLengths}: 12+ months`,
    `${terms.facets.starts}: ${terms.asap}`,
    `${terms.facets.peopleLed}: ${terms.peopleLed.some}`,
    `${terms.facets.permits}: ${terms.permits.required}`,
    `${terms.facets.clearances}: ${terms.clearances.obtainable}`,
    `${terms.facets.citizenships}: ${terms.citizensOf('Canada')}`,
    `${terms.facets.licences}: CPA`,
    expect.stringMatching(/2026/),
  ]);
  await person.click(screen.getByText(terms.shifts.night));
  expect(gone).toEqual(['nights too']);
});

test('each stated fact is a chip with its name and value', () => {
  const facts = {
    experienceYears: { min: 3, max: null },
    education: 'master',
    visaSponsorship: false,
    languages: ['English', 'German'],
    benefits: ['Honey'],
  } as const;
  const over = {
    workplace: 'remote',
    seniority: 'senior',
    employmentType: 'full_time',
    department: 'Hives',
    validThrough: '2026-12-24',
  } as const;
  show(
    shown(
      opening({ ...facts, languages: [...facts.languages], benefits: [...facts.benefits] }, over),
    ),
  );
  expect(factsOnScreen()).toEqual([
    `${words.place}: Remote`,
    `${words.level}: Senior`,
    `${words.employment}: Full-time`,
    `${words.experience}: ${words.years(3, null)}`,
    `${words.education}: Master`,
    `${words.visa}: ${words.hasNoVisa}`,
    `${words.languages}: EnglishGerman`,
    `${words.department}: Hives`,
    expect.stringContaining(terms.facets.deadlines),
  ]);
  expect(
    within(screen.getByRole('list', { name: words.benefits })).getByText('Honey'),
  ).toBeDefined();
});

test('a fact lights its quote under the pointer and with the focus, and leads to it', async () => {
  const { quotes, gone, lit } = quotesOf({ visaSponsorship: 'we sponsor visas' });
  const { person } = show(shown(opening({ visaSponsorship: true }), quotes));
  const fact = screen.getByRole('button', { name: words.hasVisa });
  await person.hover(fact);
  await person.unhover(fact);
  expect(lit).toEqual(['we sponsor visas', null]);
  await person.tab();
  expect(document.activeElement).toBe(fact);
  expect(lit).toEqual(['we sponsor visas', null, 'we sponsor visas']);
  expect(gone).toEqual([]);
  await person.keyboard('{Enter}');
  expect(gone).toEqual(['we sponsor visas']);
});

test('a fact without evidence is no button', () => {
  show(shown(opening({ visaSponsorship: true })));
  expect(screen.queryByRole('button')).toBeNull();
});

test('a skill lights its quote and leads to the openings that ask for it', async () => {
  const { quotes, lit } = quotesOf({ 'skills.Go': 'five years of Go' });
  const skillLink: SkillLink = (skill) => ({ href: `#/${skill}`, isChosen: skill === 'Rust' });
  const { person } = show(shown(opening({ skills: ['Go', 'Rust'] }), quotes, skillLink));
  const [go, rust] = screen.getAllByRole('link');
  expect(go?.getAttribute('href')).toBe('#/Go');
  expect(go?.getAttribute('aria-current')).toBe('false');
  expect(rust?.getAttribute('aria-current')).toBe('true');
  await person.tab();
  expect(lit).toEqual(['five years of Go']);
});
