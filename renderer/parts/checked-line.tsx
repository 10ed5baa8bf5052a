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
  const { companies, checkedCompanies, failingCompanies, quietCompanies, lastCheckedAt } = counts;
  const waiting = companies - checkedCompanies - failingCompanies;
  const told = failingCompanies - quietCompanies;
  if (checkedCompanies + failingCompanies === 0) return <>{words.notChecked}</>;
  const isAlone = lastCheckedAt === null && told === 0;
  return (
    <>
      {lastCheckedAt !== null && (
        <>
          {words.checked(checkedCompanies, companies)} <Age at={lastCheckedAt} />
          {told > 0 && ' · '}
        </>
      )}
      {told > 0 && (
        <Anchor href={failingHref} underline="always" c="inherit" fz="inherit">
          {told === companies ? words.noneCould(companies) : words.couldNot(told)}
        </Anchor>
      )}
      {quietCompanies > 0 && `${isAlone ? '' : ' · '}${words.quiet(quietCompanies)}`}
      {waiting > 0 && ` · ${words.notYet(waiting)}`}
    </>
  );
}
