import { waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { queries, queryClient } from '../store/queries.ts';
import { counts, opening } from '../testing/samples.ts';
import { show } from '../testing/show.tsx';
import { PageTitle, titleOf } from './page-title.tsx';

test('the tab is named after the screen, with the number of unread items', async () => {
  window.location.hash = '#/board';
  queryClient.setQueryData(queries.counts().queryKey, counts({ inbox: 15 }));
  show(<PageTitle />);
  await waitFor(() => expect(document.title).toBe('(15) Board · Rolewatch'));
});

test('an open opening names the tab, and the screen does so again when it is closed', async () => {
  window.location.hash = '#/openings/p1';
  queryClient.setQueryData(queries.posting('p1').queryKey, opening());
  show(<PageTitle />);
  await waitFor(() => expect(document.title).toBe('Beekeeper · Acme · Rolewatch'));
  window.location.hash = '#/openings';
  await waitFor(() => expect(document.title).toBe('Openings · Rolewatch'));
});

test('a host with a name of its own stands in the title', () => {
  expect(titleOf(['Inbox'], { host: 'Demo', unread: 0 })).toBe('Inbox · Demo · Rolewatch');
});
