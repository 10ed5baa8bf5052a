import { useQuery } from '@tanstack/react-query';
import { toParams } from '#renderer/filter-params.ts';
import { count } from '#renderer/format.ts';
import type { CompanyView } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { companyStrings } from '#renderer/strings/companies.ts';
import { companyDetailStrings as words } from '#renderer/strings/company-detail.ts';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import { Stat } from '#renderer/ui/stat.tsx';
import classes from './company-pane.module.css';

/** How many openings it has, how many are new, and how that went. */
export function CompanyNumbers({ company }: { readonly company: CompanyView }) {
  const { data: trends } = useQuery(queries.companyTrends());
  const weeks = trends?.find(({ companyId }) => companyId === company.id)?.open ?? [];
  const hrefOf = (status: 'open' | 'new') =>
    hrefTo('openings', { params: toParams({ companies: [company.id], status }) });
  return (
    <section className={classes.numbers}>
      <Stat value={count(company.openPostings)} label={words.open} href={hrefOf('open')} />
      <Stat value={count(company.newPostings)} label={words.new} href={hrefOf('new')} />
      {weeks.length > 1 && (
        <div className={classes.trend}>
          <Sparkline
            values={weeks}
            label={companyStrings.trend(weeks[0] ?? 0, weeks.at(-1) ?? 0)}
          />
          <span className={classes.muted}>{words.trend}</span>
        </div>
      )}
    </section>
  );
}
