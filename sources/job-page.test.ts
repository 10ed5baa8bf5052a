import { expect, it } from 'vitest';
import { webDocument } from '#tests/support/fetch-context.ts';
import { jobPage, readJobPage } from './job-page.ts';

const at = 'https://acme.example/jobs/1';
const script = (json: string) => `<script type="application/ld+json">${json}</script>`;

it.each([
  ['JSON-LD', script('{"@type":"JobPosting","title":"Clerk","description":"<p>Sort.</p>"}')],
  [
    'microdata',
    '<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Clerk</h1>' +
      '<div itemprop="description"><p>Sort.</p></div></div>',
  ],
  [
    'JSON-LD without a title beside microdata',
    `${script('{"@type":"JobPosting","url":"/jobs/1"}')}<div itemscope itemtype="https://schema.org/JobPosting">` +
      '<h1 itemprop="title">Clerk</h1><div itemprop="description"><p>Sort.</p></div></div>',
  ],
  [
    'a template for JSON-LD beside RDFa',
    `${script('{"@type":"JobPosting","title":"{{ job.title }}"}')}<div typeof="JobPosting">` +
      '<h1 property="title">Clerk</h1><div property="description"><p>Sort.</p></div></div>',
  ],
  [
    'RDFa',
    '<div typeof="JobPosting"><h1 property="title">Clerk</h1>' +
      '<div property="description"><p>Sort.</p></div></div>',
  ],
])('keeps only the posting of a page with %s', (_name, html) => {
  const page = webDocument(at, { body: `<h1>Acme</h1>${html}<footer>Acme</footer>` });
  const kept = { ...page, body: jobPage.keep(page) };
  expect(kept.body).not.toContain('Acme');
  expect(readJobPage(kept)).toMatchObject({ title: 'Clerk', descriptionText: 'Sort.' });
});
