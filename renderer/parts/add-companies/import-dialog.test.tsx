import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Output } from '#contract/api.ts';
import { importStrings as words } from '#renderer/strings/add-companies.ts';
import { show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { keepTaken } from './draft.ts';
import { ImportDialog, useImport } from './import-dialog.tsx';

afterEach(() => keepTaken(() => false));

/** Imports a text, as the screens do. */
function Importing() {
  const importing = useImport();
  return (
    <>
      <button type="button" onClick={() => importing.readText('a list')}>
        Go
      </button>
      <ImportDialog importing={importing} />
    </>
  );
}

const error = (message: string) => ({ code: 'unreadable_row', message, hint: '' });

const rows: Output<'companies.readList'>['rows'] = [
  { line: 1, text: 'Acme', kind: 'name', name: 'Acme' },
  { line: 2, text: ',not a url', kind: 'refused', error: error('It has no address') },
  { line: 3, text: 'Birch', kind: 'name', name: 'Birch' },
  { line: 4, text: 'Acme', kind: 'repeated', firstLine: 1 },
  { line: 5, text: 'Mercury', kind: 'name', name: 'Mercury' },
  { line: 6, text: 'Nobody', kind: 'name', name: 'Nobody' },
];

const mercury = (name: string) => ({
  ...{ name, url: `https://jobs.lever.co/${name}`, source: 'lever', sourceLabel: 'Lever' },
  ...{ slug: name, website: null, match: 'exact' as const, isWatched: false },
});

test('every row of a list ends under a result, with its line', async () => {
  const { person } = show(<Importing />, {
    'companies.readList': () => ({ rows }),
    'companies.import': () => ({
      added: [{ ...companyView({ id: 'c1' }), line: 1 }],
      known: [{ ...companyView({ id: 'c3', name: 'Birch' }), line: 3 }],
      choices: [{ line: 5, text: 'Mercury', choices: [mercury('Mercury'), mercury('Mercury 2')] }],
      refused: [{ line: 6, text: 'Nobody', error: error('No such company') }],
    }),
  });
  await person.click(screen.getByText('Go'));
  for (const text of [
    ...[words.importAdded(1), words.importKnown(1), words.importRepeated(1)],
    ...[words.importChoices(1), words.importRefused(2)],
    ...[words.line(2), 'It has no address', words.line(6), 'No such company'],
  ]) {
    expect(await screen.findByText(text)).toBeDefined();
  }
  await person.click(screen.getByRole('button', { name: /^Mercury 2/ }));
  expect(await screen.findByText(words.chosen('Mercury 2', false))).toBeDefined();
});
