import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isAnyKnown, lookedAt } from '#renderer/known.ts';
import type { Counts, PostingFilter } from '#renderer/model.ts';
import { failingHref } from '#renderer/parts/checked-line.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanAll, useOpenRun } from '#renderer/store/run-actions.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { fitStrings } from '#renderer/strings/profile.ts';
import { EmptyState } from '#renderer/ui/screen.tsx';
import { isFiltered, usualFilter } from '../filter-chips.ts';
import { setFilter } from '../openings-address.ts';

export function ListEmpty({ filter }: { readonly filter: PostingFilter }) {
  const { data: counts } = useQuery(queries.counts());
  const { data: view } = useQuery(queries.profile());
  const run = useOpenRun();
  if (counts === undefined) return null;
  const looked = lookedAt(counts);
  if (looked === 'nobody') return <NothingWatched />;
  if (filter.minFit !== undefined && view?.profile === null) return <NoProfile />;
  // If nothing is known yet, the filter is not the cause.
  if (isFiltered(filter) && isAnyKnown(counts)) return <NoMatch filter={filter} counts={counts} />;
  if (run !== null) return <Scanning />;
  if (looked === 'never') return <NotScanned companies={counts.companies} />;
  if (looked === 'none_could') return <NoneCould counts={counts} />;
  return <NoneOpen counts={counts} isAll={looked === 'all'} />;
}

const NothingWatched = () => (
  <EmptyState
    drawing="companies"
    title={openingStrings.nothingWatched}
    action={
      <Button component="a" href={hrefTo('companies', { params: { add: '1' } })}>
        {openingStrings.addCompanies}
      </Button>
    }
  >
    {openingStrings.nothingWatchedHint}
  </EmptyState>
);

const NoProfile = () => (
  <EmptyState
    drawing="search"
    title={fitStrings.addResume}
    action={
      <Button component="a" href={hrefTo('profile')}>
        {fitStrings.toProfile}
      </Button>
    }
  >
    {fitStrings.emptyHint}
  </EmptyState>
);

function NoMatch({ filter, counts }: { readonly filter: PostingFilter; readonly counts: Counts }) {
  const words = (filter.query ?? '').trim();
  const { data } = useQuery({ ...queries.suggestion(words), enabled: words !== '' });
  const suggested = data?.query ?? null;
  const hasChoices = isFiltered({ ...filter, query: undefined });
  return (
    <EmptyState
      drawing="search"
      title={words === '' ? openingStrings.noMatch : openingStrings.noMatchFor(words)}
      action={
        <>
          {suggested !== null && (
            <Button onClick={() => setFilter({ ...filter, query: suggested })}>
              {openingStrings.didYouMean(suggested)}
            </Button>
          )}
          <Button variant="default" onClick={() => setFilter(usualFilter)}>
            {hasChoices ? openingStrings.clearFilters : openingStrings.clearText}
          </Button>
        </>
      }
    >
      {hasChoices ? openingStrings.noMatchHint : openingStrings.noMatchWordsHint} {leftOut(counts)}
    </EmptyState>
  );
}

const Scanning = () => (
  <EmptyState
    drawing="scan"
    title={openingStrings.scanning}
    action={
      <Button component="a" variant="default" href={hrefTo('scan')}>
        {openingStrings.showScan}
      </Button>
    }
  >
    {openingStrings.scanningHint}
  </EmptyState>
);

const NotScanned = ({ companies }: { readonly companies: number }) => (
  <EmptyState
    drawing="scan"
    title={openingStrings.notScanned}
    action={<Button onClick={() => void scanAll()}>{openingStrings.scanNow}</Button>}
  >
    {openingStrings.notScannedHint(everywhere.companies(companies))}
  </EmptyState>
);

const NoneCould = ({ counts }: { readonly counts: Counts }) => (
  <EmptyState drawing="unplugged" title={openingStrings.noneCould} action={<ShowFailing />}>
    {openingStrings.noneCouldHint} {leftOut(counts)}
  </EmptyState>
);

const NoneOpen = ({ counts, isAll }: { readonly counts: Counts; readonly isAll: boolean }) => (
  <EmptyState
    drawing="openings"
    title={isAll ? openingStrings.noneOpen : openingStrings.noneFound}
    action={
      <>
        {counts.failingCompanies > 0 && <ShowFailing />}
        <Button variant="default" onClick={() => setFilter({ status: 'closed' })}>
          {openingStrings.showClosed}
        </Button>
      </>
    }
  >
    {isAll ? openingStrings.noneOpenHint : `${openingStrings.noneFoundHint} ${leftOut(counts)}`}
  </EmptyState>
);

const ShowFailing = () => (
  <Button component="a" variant="default" href={failingHref}>
    {openingStrings.showFailing}
  </Button>
);

function leftOut({ companies, checkedCompanies, failingCompanies }: Counts): string {
  const waiting = companies - checkedCompanies - failingCompanies;
  const parts = [
    failingCompanies > 0 ? openingStrings.couldNot(everywhere.companies(failingCompanies)) : '',
    waiting > 0 ? openingStrings.notYet(everywhere.companies(waiting)) : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}
