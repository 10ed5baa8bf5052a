import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { toParams } from '#renderer/filter-params.ts';
import { place } from '#renderer/format.ts';
import type { CompanyView, PostingRow } from '#renderer/model.ts';
import { Pay } from '#renderer/parts/pay.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { companyDetailStrings as words } from '#renderer/strings/companies.ts';
import { Age } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import classes from './company-openings.module.css';

const shown = 5;

/** The newest open openings of a company, and the way to all of them. */
export function CompanyOpenings({ company }: { readonly company: Pick<CompanyView, 'id'> }) {
  const filter = { companies: [company.id], status: 'open' as const };
  const newest = queries.postings({ ...filter, sort: 'newest' }, 0, shown, undefined);
  const { data: page, error, refetch } = useQuery(newest);
  if (page === undefined) {
    return error === null ? null : <ErrorNote error={error} onRetry={() => void refetch()} />;
  }
  // The numbers above say why there are none.
  if (page.rows.length === 0) return null;
  const params = toParams(filter);
  return (
    <section>
      <Title order={3}>{words.newest}</Title>
      <ul className={classes.list}>
        {page.rows.map((posting) => (
          <li key={posting.id}>
            <a className={classes.line} href={hrefTo('openings', { id: posting.id, params })}>
              <Opening posting={posting} />
            </a>
          </li>
        ))}
      </ul>
      {page.total > shown && (
        <a className={classes.all} href={hrefTo('openings', { params })}>
          {words.allOpenings(page.total)}
        </a>
      )}
    </section>
  );
}

function Opening({ posting }: { readonly posting: PostingRow }) {
  const { title, salary, listedAt } = posting;
  const where = place(posting);
  return (
    <>
      <span className={classes.title} dir="auto">
        {title}
      </span>
      <span className={classes.age}>
        <Age at={listedAt} isShort />
      </span>
      {(where !== '' || salary !== null) && (
        <span className={classes.facts}>
          <bdi>{where}</bdi>
          {where !== '' && salary !== null && ' · '}
          {salary !== null && <Pay salary={salary} />}
        </span>
      )}
    </>
  );
}
