import { Anchor } from '@mantine/core';
import type { CompanyView } from '#renderer/model.ts';
import { CheckedLine } from '#renderer/parts/checked-line.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { hasProblem } from './company-list.ts';

/** How many could be checked; and where some were read in part, how many have problems in all. */
export function CompaniesSummary({ companies }: { readonly companies: readonly CompanyView[] }) {
  const problems = companies.filter(hasProblem).length;
  const failed = companies.filter(({ health }) => health === 'failed').length;
  return (
    <>
      <CheckedLine />
      {problems > failed && (
        <>
          {' · '}
          <Anchor
            href={hrefTo('companies', { params: { health: 'problems' } })}
            underline="always"
            c="inherit"
            fz="inherit"
          >
            {words.problems(problems)}
          </Anchor>
        </>
      )}
    </>
  );
}
