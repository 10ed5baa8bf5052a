import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { type Manners, siteAllowance } from './site-key.ts';

const keyOf = (url: string): string => siteAllowance(new URL(url), defaultSettings).key;
const allowance = (url: string, manners: Partial<Manners> = {}) =>
  siteAllowance(new URL(url), { ...defaultSettings, ...manners }).allowance;

describe('the key of siteAllowance', () => {
  it.each([
    ['https://api.lever.co/v0/postings/acme', 'https://api.eu.lever.co/v0/postings/other'],
    ['https://boards-api.greenhouse.io/v1/a', 'https://job-boards.greenhouse.io/b'],
    ['https://acme.bamboohr.com/careers', 'https://other.bamboohr.com/careers'],
    ['https://acme.recruitee.com/', 'https://api.recruitee.com/'],
    ['https://acme.breezy.hr/json', 'https://other.breezy.hr/json'],
    ['https://careers-acme.icims.com/', 'https://jobs-other.icims.com/'],
    ['https://acme.teamtailor.com/', 'https://other.na.teamtailor.com/'],
    ['https://acme.pinpointhq.com/', 'https://other.pinpointhq.com/'],
    ['https://acme.wd5.myworkdayjobs.com/a', 'https://other.wd5.myworkdayjobs.com/b'],
    ['https://apply.workable.com/acme', 'https://apply.workable.com/other'],
  ])('counts %s and %s as one site', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it.each([
    ['https://acme.wd1.myworkdayjobs.com/a', 'https://acme.wd5.myworkdayjobs.com/a'],
    ['https://acme.example/', 'https://jobs.acme.example/'],
    ['https://acme.example/', 'https://acme.example:8443/'],
    ['https://breezy.hr/', 'https://notbreezy.hr/'],
  ])('counts %s and %s as two sites', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});

describe('the allowance of siteAllowance', () => {
  const board = 'https://api.smartrecruiters.com/v1/companies/acme/postings';
  const cautious = 'https://apply.workable.com/api/v1/widget/accounts/acme';

  it('is the user’s for a site that is no vendor’s', () => {
    expect(allowance('https://acme.example/')).toEqual({ atOnce: 4, gapMs: 500 });
  });

  it('has no gap for a vendor', () => {
    expect(allowance(board)).toEqual({ atOnce: 4, gapMs: 0 });
  });

  it('is the row’s for a vendor that throttles', () => {
    expect(allowance(cautious)).toEqual({ atOnce: 2, gapMs: 500 });
  });

  it('is gentler for a vendor if the user is', () => {
    const gentle = { siteConnections: 1, siteDelayMs: 2_000 };
    expect(allowance(board, gentle)).toEqual({ atOnce: 1, gapMs: 2_000 });
  });

  it('is no hastier than the row of a vendor that throttles', () => {
    const hasty = { siteConnections: 16, siteDelayMs: 0 };
    expect(allowance(cautious, hasty)).toEqual({ atOnce: 2, gapMs: 500 });
  });
});
