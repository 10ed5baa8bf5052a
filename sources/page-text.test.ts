import { describe, expect, it } from 'vitest';
import { webDocument } from '#tests/support/fetch-context.ts';
import { joinPostings, rawPosting } from './fields/raw-posting.ts';
import { elementsIn, pageWith } from './page-text.ts';

const text = '.job';
const page = (body: string) => webDocument('https://acme.example/jobs/1', { body });
const listed = rawPosting({ externalId: '1', title: 'Clerk' });
const structured =
  '<script type="application/ld+json">{"@type":"JobPosting","title":"Cook","description":"<p>Soup</p>","datePosted":"2026-05-01"}</script>';

describe('elementsIn', () => {
  it.each([
    ['<p>a</p><div class="job"><br>b <i>c</i></div>d', '<div class="job"><br>b <i>c</i></div>'],
    ['<i class="job">a</i><p class="job">b', '<i class="job">a</i><p class="job">b</p>'],
    [
      '<div class="job">a<b class="job">&lt;</b></div>',
      '<div class="job">a<b class="job">&lt;</b></div>',
    ],
    ['<input class="job" value="&quot;1&quot;">x', '<input class="job" value="&quot;1&quot;">'],
    ['<p>a</p>', ''],
  ])('of %s', (html, found) => {
    expect(elementsIn(html, text)).toBe(found);
  });
});

describe('a page of an opening', () => {
  const facts = pageWith(text);

  it.each([
    [
      'with JSON-LD',
      structured,
      { title: 'Clerk', postedAt: '2026-05-01', descriptionText: 'Soup' },
    ],
    ['with its text in elements', '<div class="job">Soup</div>', { descriptionText: 'Soup' }],
  ])('%s is read, also after it was stored', (_name, body, expected) => {
    const kept = page(facts.keep(page(`<h1>x</h1>${body}<p>Footer`)));
    expect(joinPostings(listed, facts.read(kept))).toMatchObject(expected);
  });

  it('is none without either', () => {
    expect(facts.read(page('<p>Gone</p>'))).toBeNull();
  });
});
