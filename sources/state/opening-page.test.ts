import { describe, expect, it } from 'vitest';
import { rawPosting } from '#sources/fields/raw-posting.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { isKept, keepOpening, saysMore, withPage } from './opening-page.ts';

const url = 'https://acme.example/jobs/7';
const text =
  'You bake bread for the whole town, from midnight to noon. We pay well, and the oven is warm in winter. Apprentices are welcome.';
const listed = rawPosting({
  ...{ externalId: '7', title: 'Baker', company: null, url, applyUrl: null },
  ...{ locations: [], workplace: null, department: 'Oven', team: null, employmentType: null },
  ...{ level: null, salary: null, postedAt: null, descriptionHtml: '', descriptionText: '' },
});

function read(body: string) {
  const page = webDocument(url, { body });
  const kept = keepOpening(page, 'Baker');
  return kept === null ? null : withPage(listed, { ...page, body: kept });
}

describe('the page of an opening whose list has no texts', () => {
  it.each([
    ['under a heading', `<h1>Baker</h1><main><p>${text}</p></main>`],
    ['beside a menu', `<nav><a href="/">Home</a></nav><h1>Baker</h1><div><p>${text}</p></div>`],
    ['named by its title only', `<title>Baker | Acme</title><div class="x"><p>${text}</p></div>`],
    ['in lines', `<article><h2>Baker</h2>${text.replaceAll('. ', '.<br>')}</article>`],
    [
      'in a list',
      `<h1>Baker (m/w/d)</h1><ul>${text
        .split('. ')
        .map((line) => `<li>${line}</li>`)
        .join('')}</ul>`,
    ],
    [
      'as data',
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ job: { title: 'Baker', description: `<p>${text}</p>` } })}</script>`,
    ],
  ])('gives its text: %s', (_form, body) => {
    const posting = read(`<html><body>${body}</body></html>`);
    expect(posting?.descriptionText).toContain('for the whole town');
    expect(posting).toMatchObject({ externalId: '7', title: 'Baker', department: 'Oven' });
  });

  it.each([
    ['is filled by a script', '<h1>Baker</h1><div id="root"></div>'],
    ['has a frame only', '<iframe src="/job/7"></iframe>'],
    ['is empty', ''],
  ])('is kept as one that says nothing if it %s', (_form, html) => {
    const page = webDocument(url, { body: `<html><body>${html}</body></html>` });
    const kept = { ...page, body: keepOpening(page, 'Baker') ?? '' };
    expect([isKept(kept), saysMore(kept)]).toEqual([true, false]);
    expect(withPage(listed, kept)).toEqual(listed);
  });

  it('is not kept if it is about another thing', () => {
    expect(read(`<html><body><h1>Our shops</h1><p>${text}</p></body></html>`)).toBeNull();
  });

  it('is kept once', () => {
    const page = webDocument(url, { body: `<h1>Baker</h1><p>${text}</p>` });
    const body = keepOpening(page, 'Baker') ?? '';
    expect(isKept({ body })).toBe(true);
    expect(keepOpening({ ...page, body }, 'Baker')).toBe(body);
  });
});
