import { useQuery } from '@tanstack/react-query';
import { toParams } from '#renderer/filter-params.ts';
import { knownOf } from '#renderer/known.ts';
import type { CompanyView } from '#renderer/model.ts';
import { Stat } from '#renderer/parts/stat.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { companyDetailStrings as words } from '#renderer/strings/company-detail.ts';
import classes from './company-pane.module.css';
import { Trend } from './trend.tsx';

/** How many openings it has, how many are new, and how that went. */
export function CompanyNumbers({ company }: { readonly company: CompanyView }) {
  const { data: trends } = useQuery(queries.companyTrends());
  const weeks = trends?.find(({ companyId }) => companyId === company.id)?.open ?? [];
  const hrefOf = (status: 'open' | 'new') =>
    hrefTo('openings', { params: toParams({ companies: [company.id], status }) });
  return (
    <section className={classes.numbers}>
      <Stat
        known={knownOf(company, company.openPostings)}
        label={words.open}
        href={hrefOf('open')}
      />
      <Stat known={knownOf(company, company.newPostings)} label={words.new} href={hrefOf('new')} />
      {weeks.filter((open) => open !== null).length > 1 && (
        <div className={classes.trend}>
          <Trend weeks={weeks} />
          <span className={classes.muted}>{words.trend}</span>
        </div>
      )}
    </section>
  );
}
