import { Title } from '@mantine/core';
import { coverageWords } from '#core/coverage.ts';
import type { CompanyDetail } from '#renderer/model.ts';
import { PageChange } from '#renderer/parts/page-change.tsx';
import { PointButton } from '#renderer/parts/point-at-page/point-button.tsx';
import { pageWatchStrings as pageWords } from '#renderer/strings/changes.ts';
import { readingStrings as words } from '#renderer/strings/companies.ts';
import { labels } from '#renderer/strings/labels.ts';
import { Age } from '#renderer/ui/age.tsx';
import { lastReading, scanNews } from './company-marks.ts';
import companyPaneClasses from './company-pane.module.css';
import classes from './company-reading.module.css';
import { LeftOut } from './left-out.tsx';
import { PagePicture } from './page-picture.tsx';
import { ReadAgain } from './read-again.tsx';

/** By which means a company is read, how much of its list that gave, and the page itself. */
export function CompanyReading({ company }: { readonly company: CompanyDetail }) {
  const { means, recipe, page, scans, lastError } = company;
  const last = lastReading(scanNews(scans, lastError));
  const isLatest = last?.runId === scans[0]?.runId;
  return (
    <section>
      <Title order={3}>{words.title}</Title>
      <div className={classes.facts}>
        {means !== null && (
          <div>
            {labels.means[means]}
            {recipe !== null && (
              <span className={companyPaneClasses.muted}> · {words.recipe(recipe)}</span>
            )}
          </div>
        )}
        {last !== null && (
          <div>
            {coverageWords(last)}
            {!isLatest && (
              <span className={companyPaneClasses.muted}>
                {' · '}
                <Age at={last.at} />
              </span>
            )}
          </div>
        )}
        {last?.proof != null && (
          <div className={companyPaneClasses.muted}>{words.proof(last.proof)}</div>
        )}
        {last !== null && <LeftOut omitted={last.omitted} />}
      </div>
      {page !== null && <Watched page={page} />}
      <PagePicture company={company} />
      {means !== 'ats_api' && <ReadAgain company={company} />}
      {mayPoint(company) && <PointButton company={company} />}
    </section>
  );
}

/** A page without readable openings: when it changed, and what. */
function Watched({ page }: { readonly page: NonNullable<CompanyDetail['page']> }) {
  const { since, changedAt, change } = page;
  return (
    <div className={classes.watched}>
      <p className={companyPaneClasses.hint}>
        {pageWords.watching} {changedAt === null ? pageWords.same : pageWords.changed}{' '}
        <Age at={changedAt ?? since} />
      </p>
      {change !== null && <PageChange change={change} />}
    </div>
  );
}

/** Not where a job board’s API says it all; and a page without openings offers it above. */
const mayPoint = ({ means, page }: CompanyDetail): boolean =>
  means !== 'ats_api' && means !== null && page === null;
