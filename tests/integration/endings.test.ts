import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { html } from '#demo/site-answer.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import { companyIn, type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

let world: ScanWorld;

beforeEach(async () => {
  world = await startScanWorld();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const careers = 'https://acme.example/careers';
const opening = 'https://acme.example/jobs/1001';
const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();

/** Publishes the site's one opening, linked from an unchanging list. */
function publish(validThrough: string): void {
  const data = { '@type': 'JobPosting', title: 'Baker', identifier: 'B1', validThrough };
  const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  world.sites.setPage(careers, html(`<a href="${opening}">Baker</a>`));
  world.sites.setPage(opening, html(script));
}

const scan = async () => companyIn(summaryOf(await world.scrape([careers], inOneProcess)), careers);

describe('an opening with an end date on its page', () => {
  it('is closed once that date is in the past', async () => {
    publish(days(9));
    expect(await scan()).toMatchObject({ postings: 1, new: 1 });
    publish(days(-2));
    expect(await scan()).toMatchObject({ status: 'completed', postings: 0, closed: 1, changed: 0 });
    publish(days(30));
    expect(await scan()).toMatchObject({ status: 'completed', postings: 1, closed: 0, new: 0 });
  });

  it('is never announced if it had ended before the first scan', async () => {
    publish('2020-02-01T00:00');
    expect(await scan()).toMatchObject({ status: 'completed', postings: 0, new: 0, error: null });
  });
});
