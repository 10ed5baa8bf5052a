import type { CompanyView } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { Age } from '#renderer/ui/age.tsx';
import classes from './companies-summary.module.css';
import { summaryOf } from './company-list.ts';

/** How many could be checked, when, and how many need a look; the latter leads to them. */
export function CompaniesSummary({ companies }: { readonly companies: readonly CompanyView[] }) {
  const { all, fine, problems, lastCheckedAt } = summaryOf(companies);
  return (
    <>
      {words.checked(fine, all)}
      {lastCheckedAt !== null && (
        <>
          {' · '}
          {words.last} <Age at={lastCheckedAt} />
        </>
      )}
      {problems > 0 && (
        <>
          {' · '}
          <a
            className={classes.link}
            href={hrefTo('companies', { params: { health: 'problems' } })}
          >
            {words.problems(problems)}
          </a>
        </>
      )}
    </>
  );
}
