import { Button } from '@mantine/core';
import { IconBriefcase, IconBuildingPlus, IconFilterOff, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PostingFilter } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanAll } from '#renderer/store/run-actions.ts';
import { useOpenRun } from '#renderer/store/runs.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { isFiltered, usualFilter } from '../filter-chips.ts';
import { setFilter } from '../openings-address.ts';

/** Why there is nothing, and what to do about it. */
export function ListEmpty({ filter }: { readonly filter: PostingFilter }) {
  const { data: companies } = useQuery(queries.companies());
  const run = useOpenRun();
  if (companies === undefined) return null;
  if (companies.length === 0) return <NothingWatched />;
  if (isFiltered(filter)) return <NoMatch />;
  if (run !== null) return <Scanning />;
  const isScanned = companies.some(({ lastCheckedAt }) => lastCheckedAt !== null);
  return isScanned ? <NoneOpen /> : <NotScanned companies={companies.length} />;
}

const iconSize = 22;

const NothingWatched = () => (
  <EmptyState
    icon={<IconBuildingPlus size={iconSize} />}
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

const NoMatch = () => (
  <EmptyState
    icon={<IconFilterOff size={iconSize} />}
    title={openingStrings.noMatch}
    action={
      <Button variant="default" onClick={() => setFilter(usualFilter)}>
        {openingStrings.clearFilters}
      </Button>
    }
  >
    {openingStrings.noMatchHint}
  </EmptyState>
);

const Scanning = () => (
  <EmptyState
    icon={<IconRefresh size={iconSize} />}
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
    icon={<IconRefresh size={iconSize} />}
    title={openingStrings.notScanned}
    action={<Button onClick={() => void scanAll()}>{openingStrings.scanNow}</Button>}
  >
    {openingStrings.notScannedHint(everywhere.companies(companies))}
  </EmptyState>
);

const NoneOpen = () => (
  <EmptyState
    icon={<IconBriefcase size={iconSize} />}
    title={openingStrings.noneOpen}
    action={
      <Button variant="default" onClick={() => setFilter({ status: 'closed' })}>
        {openingStrings.showClosed}
      </Button>
    }
  >
    {openingStrings.noneOpenHint}
  </EmptyState>
);
