import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CompanyDetail, CompanyScan } from '#renderer/model.ts';
import { pageWatchStrings as pageWords } from '#renderer/strings/changes.ts';
import { companyDetailStrings, readingStrings as words } from '#renderer/strings/companies.ts';
import { labels } from '#renderer/strings/labels.ts';
import { type Answers, never, Refusal, refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { CompanyPane } from './company-pane.tsx';
import { CompanyReading } from './company-reading.tsx';

const scan = (said: Partial<CompanyScan> = {}): CompanyScan => ({
  ...{ runId: 'r1', at: '2026-11-26T12:00:00Z', status: 'stored', means: 'site_api' },
  ...{ claimed: 40, captured: 40, complete: true, held: false, isFirst: false },
  ...{ new: 0, changed: 0, closed: 0, error: null, omitted: [] },
  proof: 'the site says 40',
  ...said,
});

const company = (said: Partial<CompanyDetail> = {}): CompanyDetail => ({
  ...companyView({ means: 'site_api' }),
  ...{ recipe: null, page: null, scans: [scan()] },
  ...said,
});

const picture = {
  url: 'https://acme.example/careers',
  at: '2026-11-26T12:00:00Z',
  ...{ width: 1_280, height: 1_900 },
  image: 'data:image/jpeg;base64,AAAA',
};

test.each([
  [
    { means: 'site_api', host: 'careers.acme.example', isPaged: true },
    'From the site’s own API at careers.acme.example, page by page',
  ],
  [
    { means: 'site_api', host: 'acme.example', isPaged: false },
    'From the site’s own API at acme.example',
  ],
  [
    { means: 'embedded_state', place: '__NEXT_DATA__' },
    'From the data inside the page (__NEXT_DATA__)',
  ],
  [{ means: 'listing', isDrawn: false }, 'From the list on the page'],
  [{ means: 'listing', isDrawn: true }, 'From the list on the page, drawn by a browser'],
] as const)('the recipe %j reads: %s', async (recipe, line) => {
  show(<CompanyReading company={company({ recipe, means: recipe.means })} />);
  const told = await screen.findByText((_text, element) => element?.textContent === ` · ${line}`);
  expect(told.parentElement?.textContent).toBe(`${labels.means[recipe.means]} · ${line}`);
});

test('the last reading stands once: here, and not among the scans', async () => {
  const omitted = [{ what: 'Page 3', reason: 'it was too slow' }];
  const told = company({
    scans: [scan({ omitted, complete: false }), scan({ runId: 'r0', claimed: 39, captured: 39 })],
  });
  show(<CompanyPane id="c1" onClose={() => undefined} />, {
    'companies.detail': () => told,
    'companies.trends': () => [],
    'postings.list': () => ({ rows: [], total: 0, isTotalExact: true, upTo: 1 }),
  });
  const heading = await screen.findByRole('heading', { name: words.title });
  const here = within(heading.parentElement ?? document.body);
  expect(here.getByText('Read 40 openings, perhaps not all')).toBeDefined();
  expect(here.getByText(words.proof('the site says 40'))).toBeDefined();
  expect(here.getByRole('list', { name: words.leftOut }).textContent).toContain('Page 3');
  const scans = screen.getByRole('heading', { name: companyDetailStrings.coverage }).parentElement;
  expect(scans?.textContent).not.toContain('40');
  expect(scans?.textContent).not.toContain('Page 3');
  expect(scans?.textContent).toContain('Read 39 of 39 openings');
});

test('a company that fails now shows what was last read', async () => {
  const scans = [scan({ status: 'failed', captured: null, proof: null }), scan({ runId: 'r0' })];
  show(<CompanyReading company={company({ scans })} />);
  expect(await screen.findByText(/^Read 40 of 40 openings/)).toBeDefined();
});

const draw = () => screen.findByRole('button', { name: words.draw });
const shown = (answers: Answers, said: Partial<CompanyDetail> = {}) =>
  show(<CompanyReading company={company(said)} />, answers);

test('the page is drawn on request only, and opens large', async () => {
  const { person, asked } = shown({ 'sources.picture': () => picture }, { usesProxy: true });
  const button = await draw();
  expect(asked('sources.picture')).toEqual([]);
  await person.click(button);
  await person.click(await screen.findByRole('button', { name: words.enlarge }));
  const dialog = within(await screen.findByRole('dialog'));
  const large = dialog.getByRole('img', { name: words.picture(picture.url) });
  expect(large.getAttribute('src')).toBe(picture.image);
  expect(dialog.getByText(picture.url)).toBeDefined();
  expect(dialog.getByText(/^Drawn .*2026/)).toBeDefined();
  expect(asked('sources.picture').map(({ input }) => input)).toEqual([
    { url: 'https://acme.example/jobs', usesProxy: true },
  ]);
});

test('it says that the page is being drawn', async () => {
  const { person } = shown({ 'sources.picture': () => never() });
  await person.click(await draw());
  const busy = await screen.findByRole('button', { name: words.drawing });
  expect(busy.hasAttribute('disabled')).toBe(true);
});

test.each([
  ['no browser', 'Can’t find Chrome, Edge or Chromium', 'Can’t find Chrome, Edge or Chromium'],
  [
    'a wall',
    'https://acme.example/careers blocks automated readers',
    'acme.example blocks automated readers',
  ],
])('%s shows one line with the next step, and may be tried again', async (...[, said, line]) => {
  let answer = refuse(said);
  const { person } = shown({
    'sources.picture': () => answer(),
  });
  await person.click(await draw());
  expect(await screen.findByText(line)).toBeDefined();
  expect(screen.getByText(new Refusal('').hint)).toBeDefined();
  answer = () => Promise.resolve(picture) as never;
  await person.click(await draw());
  expect(await screen.findByRole('button', { name: words.enlarge })).toBeDefined();
  await waitFor(() => expect(screen.queryByText(line)).toBeNull());
});

test.each([
  [{ changedAt: null, change: null }, pageWords.same],
  [
    { changedAt: '2026-11-20T12:00:00Z', change: { added: ['Weaver wanted'], removed: [] } },
    pageWords.changed,
  ],
] as const)('a page without readable openings is compared: %j', async (said, line) => {
  const page = { since: '2026-11-01T12:00:00Z', checkedAt: '2026-11-26T12:00:00Z', ...said };
  show(<CompanyReading company={company({ page: page as CompanyDetail['page'], scans: [] })} />);
  expect(await screen.findByText(new RegExp(line))).toBeDefined();
  expect(screen.queryByText('Weaver wanted') !== null).toBe(said.change !== null);
});
