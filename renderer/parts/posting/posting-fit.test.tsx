import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Fit, ProfileView } from '#renderer/model.ts';
import { fitStrings as words } from '#renderer/strings/profile.ts';
import { opening } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { PostingFit } from './posting-fit.tsx';
import type { Quotes } from './use-quotes.ts';

const silent: Quotes = { of: () => null, show: () => undefined, light: () => undefined };

const profile: ProfileView['profile'] = {
  resume: {
    ...{ titles: ['Baker'], years: null, seniority: null, skills: [], education: null },
    ...{ languages: [], places: [], rightToWork: [] },
  },
  wishes: { titles: [], places: [], workplaces: [], minPay: null, companies: [], skills: [] },
  dealBreakers: {
    ...{ workplaces: [], employmentTypes: [], lowPay: false, companies: [], titleWords: [] },
  },
};

const view = (kept: ProfileView['profile']): ProfileView => ({
  ...{ profile: kept, scoring: null, isOutdated: false },
});

const fit: Fit = {
  score: 72,
  reasons: [
    {
      part: 'title',
      verdict: 'good',
      points: 17,
      theirs: ['Baker'],
      yours: ['Baker'],
      quote: null,
    },
    {
      ...{ part: 'workplace', verdict: 'bad', points: -3, theirs: ['onsite'], yours: ['remote'] },
      quote: 'in our bakery',
    },
    { part: 'pay', verdict: 'unknown', points: 0, theirs: [], yours: [], quote: null },
  ],
  skills: {
    matched: [{ name: 'HACCP', weight: 'required', quote: null }],
    missing: [{ name: 'Sourdough', weight: 'wished', quote: 'know sourdough' }],
  },
  dealBreakers: [],
  eligibility: [
    { about: 'language', verdict: 'no', theirs: ['German'], yours: ['English'], quote: null },
    { about: 'place', verdict: 'unknown', theirs: [], yours: [], quote: null },
  ],
};

const posting = opening({}, { descriptionText: 'You work in our bakery and know sourdough.' });

test('shows the score, reasons with quotes, missing skills and eligibility', async () => {
  show(<PostingFit posting={posting} quotes={silent} />, {
    'fit.get': () => fit,
    'profile.get': () => view(profile),
  });
  expect(await screen.findByRole('img', { name: words.scoreOf(72) })).toBeDefined();
  const section = screen.getByRole('region', { name: words.fit });
  for (const name of [words.why, words.whyNot, words.missing, words.eligibility]) {
    expect(within(section).getByText(name)).toBeDefined();
  }
  expect(screen.getByText(words.matched(1, 2))).toBeDefined();
  expect(screen.getByRole('button', { name: words.wished('Sourdough') })).toBeDefined();
  expect(screen.getByRole('button', { name: words.compared('On site', 'Remote') })).toBeDefined();
  expect(screen.getByText(words.compared('German', 'English'))).toBeDefined();
  expect(screen.getByText(words.unknown('pay'))).toBeDefined();
});

test('says which deal-breaker leaves no points', async () => {
  const breaker = { breaker: 'lowPay', theirs: [], yours: ['80000 EUR'], quote: null } as const;
  show(<PostingFit posting={posting} quotes={silent} />, {
    'fit.get': () => ({ ...fit, score: 0, dealBreakers: [{ ...breaker, theirs: [], yours: [] }] }),
    'profile.get': () => view(profile),
  });
  expect(await screen.findByText(words.dealBreakers.lowPay)).toBeDefined();
});

test('without a profile leads to one', async () => {
  show(<PostingFit posting={posting} quotes={silent} />, {
    'fit.get': () => null,
    'profile.get': () => view(null),
  });
  const link = await screen.findByRole('link', { name: words.addResumeHere });
  expect(link.getAttribute('href')).toBe('#/profile');
});

test('with too little in the profile says so', async () => {
  show(<PostingFit posting={posting} quotes={silent} />, {
    'fit.get': () => null,
    'profile.get': () => view(profile),
  });
  expect(await screen.findByText(words.tooLittle, { exact: false })).toBeDefined();
});
