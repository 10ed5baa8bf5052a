import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { hrefTo } from '../routes.ts';
import { queries } from '../store/queries.ts';
import { checkedStrings as words } from '../strings/checked.ts';
import { Age } from '../ui/age.tsx';

/** Where the companies are that could not be checked. */
export const failingHref = hrefTo('companies', { params: { health: 'failed' } });

/** How many of the companies could be checked, when, how many could not be, and how many were not yet. */
export function CheckedLine() {
  const { data: counts } = useQuery(queries.counts());
  if (counts === undefined) return null;
  const { companies, checkedCompanies, failingCompanies, lastCheckedAt } = counts;
  const waiting = companies - checkedCompanies - failingCompanies;
  if (checkedCompanies + failingCompanies === 0) return <>{words.notChecked}</>;
  return (
    <>
      {lastCheckedAt === null ? (
        words.noneCould
      ) : (
        <>
          {words.checked(checkedCompanies, companies)} <Age at={lastCheckedAt} />
        </>
      )}
      {failingCompanies > 0 && (
        <>
          {'; '}
          <Anchor href={failingHref} underline="always" c="inherit" fz="inherit">
            {words.couldNot(failingCompanies)}
          </Anchor>
        </>
      )}
      {waiting > 0 && `; ${words.notYet(waiting)}`}
    </>
  );
}
