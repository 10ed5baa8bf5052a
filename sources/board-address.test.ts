import { describe, expect, it } from 'vitest';
import { boardHost, boardName, boardSegments, boardSubdomain } from './board-address.ts';

describe('boardSegments', () => {
  it.each([
    ['https://x.example/acme/jobs/1', ['acme', 'jobs', '1']],
    ['https://x.example/en-US/acme', ['acme']],
    ['https://x.example/de/acme/jobs', ['acme', 'jobs']],
    ['https://x.example/de', ['de']],
    [
      'https://x.example/no/3414ba28-35f7-45d3-8e13-35c883959635',
      ['no', '3414ba28-35f7-45d3-8e13-35c883959635'],
    ],
    ['https://x.example/it/jobs/1', ['it', 'jobs', '1']],
    ['https://x.example/A%20B/x', ['A B', 'x']],
    ['https://x.example/100%/x', ['100%', 'x']],
  ])('reads %s as %j', (url, segments) => {
    expect(boardSegments(new URL(url))).toEqual(segments);
  });
});

describe('boardName', () => {
  it.each([
    'api',
    'Jobs',
    'embed',
    'robots.txt',
    'embed.js',
    'a/b',
    ['$', '{account}'].join(''),
    '{slug}',
    '',
    null,
    undefined,
  ])('refuses %j', (segment) => {
    expect(boardName(segment)).toBeNull();
  });

  it.each(['acme', 'Etched', 'cal.com', 'A B'])('takes %j as it is', (segment) => {
    expect(boardName(segment)).toBe(segment);
  });
});

describe('boardSubdomain', () => {
  it.each([
    ['https://acme.recruitee.com/o/x', 'acme'],
    ['https://recruitee.com/acme', null],
    ['https://www.recruitee.com/', null],
    ['https://api.recruitee.com/', null],
    ['https://a.b.recruitee.com/', null],
    ['https://acme.notrecruitee.com/', null],
    ['https://acme.recruitee.com.evil.example/', null],
  ])('reads %s as %j', (url, board) => {
    expect(boardSubdomain(new URL(url), 'recruitee.com')).toBe(board);
  });
});

describe('boardHost', () => {
  it.each([
    ['https://www.acme.vendor.example/jobs', 'acme.vendor.example'],
    ['https://acme.vendor.test/jobs', 'acme.vendor.test'],
    ['https://www.vendor.example/jobs', null],
    ['https://acme.example/jobs', null],
  ])('of %s is %s', (address, host) => {
    expect(boardHost(new URL(address), ['vendor.example', 'vendor.test'])).toBe(host);
  });
});
