import { describe, expect, it } from 'vitest';
import { siteKey } from './site-key.ts';

describe('siteKey', () => {
  it.each([
    ['https://api.lever.co/v0/postings/acme', 'https://api.eu.lever.co/v0/postings/other'],
    ['https://acme.bamboohr.com/careers', 'https://other.bamboohr.com/careers'],
    ['https://acme.recruitee.com/', 'https://other.recruitee.com/'],
    ['https://acme.breezy.hr/json', 'https://other.breezy.hr/json'],
    ['https://careers-acme.icims.com/', 'https://jobs-other.icims.com/'],
    ['https://acme.teamtailor.com/', 'https://other.na.teamtailor.com/'],
    ['https://acme.pinpointhq.com/', 'https://other.pinpointhq.com/'],
    ['https://acme.wd5.myworkdayjobs.com/a', 'https://other.wd5.myworkdayjobs.com/b'],
    ['https://apply.workable.com/acme', 'https://apply.workable.com/other'],
  ])('takes %s and %s for one site', (one, other) => {
    expect(siteKey(new URL(one))).toBe(siteKey(new URL(other)));
  });

  it.each([
    ['https://acme.wd1.myworkdayjobs.com/a', 'https://acme.wd5.myworkdayjobs.com/a'],
    ['https://acme.example/', 'https://jobs.acme.example/'],
    ['https://acme.example/', 'https://acme.example:8443/'],
    ['https://breezy.hr/', 'https://notbreezy.hr/'],
  ])('takes %s and %s for two sites', (one, other) => {
    expect(siteKey(new URL(one))).not.toBe(siteKey(new URL(other)));
  });
});
