import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Recording } from '#core/recording.ts';
import { reportStrings as words } from '#renderer/strings/companies.ts';
import { never, refuse, show } from '#renderer/testing/show.tsx';
import { sampleRecording } from '#tests/fakes/sample-recording.ts';
import { companyView } from '#tests/support/company-view.ts';
import { ReportPage } from './report-page.tsx';

const ref = `sha256-${'a'.repeat(64)}`;
const failing = companyView({ health: 'failed' });
const saved: { name: string; blob: Blob }[] = [];

/** The page downloads by a click on a link that it makes. */
beforeEach(() => {
  let blob = new Blob();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
    blob = z.instanceof(Blob).parse(given);
    return 'blob:report';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push({ name: this.download, blob });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  saved.length = 0;
});

const save = () => screen.findByRole('button', { name: words.save });

test.each(['failed', 'partial'] as const)(
  'a company that is %s can be reported',
  async (health) => {
    show(<ReportPage company={companyView({ health })} />);
    expect(await save()).toBeDefined();
    expect(screen.getByText(words.nothingSent)).toBeDefined();
  },
);

test.each(['ok', 'new', 'held', 'duplicate'] as const)(
  'a company that is %s has nothing to report',
  (health) => {
    show(<ReportPage company={companyView({ health })} />);
    expect(screen.queryByText(words.title)).toBeNull();
  },
);

test('the report is one file with every text, which Rolewatch can replay', async () => {
  const { person, asked } = show(<ReportPage company={failing} />, {
    'sources.record': () => sampleRecording({ ref }),
    'sources.recordedText': () => '<h1>Masked jobs</h1>',
  });
  await person.click(await save());
  await screen.findByText(words.saved(3, 'rolewatch-report-acme.example.json'));
  const [file] = saved;
  expect(file?.name).toBe('rolewatch-report-acme.example.json');
  const report = Recording.parse(JSON.parse((await file?.blob.text()) ?? ''));
  expect(report).toEqual(sampleRecording({ text: '<h1>Masked jobs</h1>' }));
  expect(asked('sources.record')).toMatchObject([
    { input: { url: failing.url, known: { source: 'lever', slug: 'acme' } } },
  ]);
});

test('a company that was never read is detected', async () => {
  const { person, asked } = show(
    <ReportPage company={{ ...failing, source: null, slug: null }} />,
    {
      'sources.record': () => sampleRecording(),
    },
  );
  await person.click(await save());
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(asked('sources.record')).toMatchObject([{ input: { url: failing.url } }]);
  expect(asked('sources.record')[0]?.input).not.toHaveProperty('known');
});

test('the button waits while the page is read', async () => {
  const { person, asked } = show(<ReportPage company={failing} />, {
    'sources.record': () => never(),
  });
  await person.click(await save());
  await waitFor(() => expect(asked('sources.record')).toHaveLength(1));
  expect((await save()).hasAttribute('data-loading')).toBe(true);
});

test('a report that cannot be made says why, and saves nothing', async () => {
  const { person } = show(<ReportPage company={failing} />, {
    'sources.record': refuse('The queue is full'),
  });
  await person.click(await save());
  expect(await screen.findByText('The queue is full')).toBeDefined();
  expect(saved).toEqual([]);
  expect((await save()).hasAttribute('data-loading')).toBe(false);
});
