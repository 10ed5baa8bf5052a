import { Button, Progress } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { shortMessage } from '#renderer/format.ts';
import type { CompanyView } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { useOpenRun } from '#renderer/store/runs.ts';
import { companyStrings } from '#renderer/strings/companies.ts';
import { companyDetailStrings as words } from '#renderer/strings/company-detail.ts';
import { Age } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { errorTone, healthMark, isUnderWay } from './company-marks.ts';
import classes from './company-pane.module.css';

/** How its last check went, and a new one, live. */
export function CompanyCheck({ company }: { readonly company: CompanyView }) {
  const run = useOpenRun();
  const [isStarting, setIsStarting] = useState(false);
  const progress = run?.companies.find(({ id }) => id === company.id);
  const isBusy = progress !== undefined && isUnderWay(progress);
  const check = async () => {
    setIsStarting(true);
    await scanCompanies([company.id]);
    setIsStarting(false);
  };
  return (
    <section>
      <div className={classes.check}>
        <div className={classes.state}>
          <StatusMark {...healthMark(company, progress)} />
          {isBusy ? (
            <a className={classes.when} href={hrefTo('scan')}>
              {words.showScan}
            </a>
          ) : (
            <span className={classes.when}>
              {company.lastCheckedAt === null ? (
                companyStrings.neverChecked
              ) : (
                <Age at={company.lastCheckedAt} />
              )}
            </span>
          )}
        </div>
        <Button
          className={classes.end}
          variant="default"
          leftSection={<IconRefresh size={14} />}
          disabled={isBusy}
          loading={isStarting}
          onClick={() => void check()}
        >
          {isBusy ? words.checking : words.check}
        </Button>
      </div>
      <div className={classes.bar}>
        {isBusy && (
          <Progress
            size="xs"
            value={progress.progress * 100}
            aria-label={words.checking}
            transitionDuration={120}
          />
        )}
      </div>
      {company.lastError !== null && !isBusy && (
        <ErrorNote
          error={{ ...company.lastError, message: shortMessage(company.lastError.message) }}
          tone={errorTone(company)}
        />
      )}
    </section>
  );
}
