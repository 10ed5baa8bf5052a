import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { hrefTo } from '../routes.ts';
import { queries } from '../store/queries.ts';
import { checkedStrings as words } from '../strings/everywhere.ts';
import { Age } from '../ui/age.tsx';

export const failingHref = hrefTo('companies', { params: { health: 'failed' } });

/**
 * How many companies could be checked and when, how many failed, and how many are still unchecked.
 */
export function CheckedLine() {
  const { data: counts } = useQuery(queries.counts());
  if (counts === undefined) return null;
  const { companies, checkedCompanies, failingCompanies, lastCheckedAt } = counts;
  const waiting = companies - checkedCompanies - failingCompanies;
  if (checkedCompanies + failingCompanies === 0) return <>{words.notChecked}</>;
  return (
    <>
      {lastCheckedAt !== null && (
        <>
          {words.checked(checkedCompanies, companies)} <Age at={lastCheckedAt} />
          {failingCompanies > 0 && ' · '}
        </>
      )}
      {failingCompanies > 0 && (
        <Anchor href={failingHref} underline="always" c="inherit" fz="inherit">
          {failingCompanies === companies
            ? words.noneCould(companies)
            : words.couldNot(failingCompanies)}
        </Anchor>
      )}
      {waiting > 0 && ` · ${words.notYet(waiting)}`}
    </>
  );
}
