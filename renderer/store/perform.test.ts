import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { companyView } from '#tests/support/company-view.ts';
import { connectPage, settled, shownErrors, watch } from '../testing/connected-page.ts';
import { renameCompany } from './company-actions.ts';
import { undoLast } from './perform.ts';
import { queries } from './queries.ts';

/** A company that was renamed twice: from Acme to Birch, then to Cedar. */
async function renamedTwice() {
  const acme = companyView({ name: 'Acme' });
  const host = connectPage({ companies: [acme] });
  const companies = watch(queries.companies());
  await renameCompany(acme, 'Birch');
  await renameCompany({ ...acme, name: 'Birch' }, 'Cedar');
  await settled();
  return { host, name: () => companies().data?.[0]?.name };
}

test('two quick undos revert the latest change first, even if its call is slow', async () => {
  const { host, name } = await renamedTwice();
  const arrive = host.delay('companies.update', 'request');
  const undoing = [undoLast(), undoLast()];
  arrive();
  await Promise.all(undoing);
  await settled();
  expect(name()).toBe('Acme');
});

test('an undo that cannot reach the host can be repeated', async () => {
  const { host, name } = await renamedTwice();
  host.goAway();
  await undoLast();
  expect(shownErrors()).toHaveLength(1);
  host.connected();
  await undoLast();
  await settled();
  expect(name()).toBe('Birch');
});

test('after an undo that the host refuses, the next one reverts the change before', async () => {
  const { host, name } = await renamedTwice();
  const refusal = new AppError('internal', { reason: 'the disk is full' });
  host.refuse('companies.update', refusal);
  await undoLast();
  expect(shownErrors()).toEqual([refusal.message]);
  await settled();
  expect(name()).toBe('Cedar');
  await undoLast();
  await settled();
  expect(name()).toBe('Acme');
});
