import { Anchor, Button, Progress, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { coverageWords } from '#core/coverage.ts';
import { exactTime, shortMessage } from '#renderer/format.ts';
import type { CompanyScan, CompanyView, ErrorView } from '#renderer/model.ts';
import { MoveOffer } from '#renderer/parts/move-offer.tsx';
import { ProblemNote } from '#renderer/parts/problem-note.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { scanCompanies, useOpenRun } from '#renderer/store/run-actions.ts';
import { companyStrings, companyDetailStrings as words } from '#renderer/strings/companies.ts';
import { Age } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import {
  errorTone,
  healthMark,
  isUnderWay,
  lastReading,
  type Mark,
  reasonOf,
  scanMark,
  scanNews,
} from './company-marks.ts';
import companyPaneClasses from './company-pane.module.css';
import classes from './company-scans.module.css';
import { LeftOut } from './left-out.tsx';

const shownAtFirst = 5;

export function CompanyScans({
  scans: all,
  told,
}: {
  readonly scans: readonly CompanyScan[];
  /** The error shown above the scans. */
  readonly told: ErrorView | null;
}) {
  const scans = useMemo(() => scanNews(all, told), [all, told]);
  const toldId = lastReading(all)?.runId;
  const [isWhole, setIsWhole] = useState(false);
  return (
    <section>
      <Title order={3}>{words.coverage}</Title>
      {all.length > 1 && <ScanDots scans={all} />}
      {scans.length === 0 ? (
        <p className={classes.none}>{words.noScans}</p>
      ) : (
        <ol className={classes.list}>
          {scans.slice(0, isWhole ? scans.length : shownAtFirst).map((scan, i) => (
            <Scan
              key={scan.runId}
              scan={scan}
              mark={scanMark(all[i] ?? scan)}
              isTold={scan.runId === toldId}
            />
          ))}
        </ol>
      )}
      {!isWhole && scans.length > shownAtFirst && (
        <Anchor component="button" type="button" onClick={() => setIsWhole(true)}>
          {words.allScans(scans.length)}
        </Anchor>
      )}
    </section>
  );
}

/** A bar for each scan, the newest at the right, as status pages draw uptime. */
function ScanDots({ scans }: { readonly scans: readonly CompanyScan[] }) {
  const marks = scans.map((scan) => ({ ...scanMark(scan), runId: scan.runId, at: scan.at }));
  const counts = [...Map.groupBy(marks, ({ label }) => label)].map(([label, { length }]) =>
    words.scansLike(length, label),
  );
  return (
    <div className={classes.dots} role="img" aria-label={words.scanDots(scans.length, counts)}>
      {marks.toReversed().map(({ runId, at, tone, label }) => (
        <span
          key={runId}
          className={classes.dot}
          data-tone={tone}
          title={`${exactTime(at)}: ${label}`}
        />
      ))}
    </div>
  );
}

function Scan({
  scan,
  mark,
  isTold,
}: {
  readonly scan: CompanyScan;
  /** Also set if its error is shown above. */
  readonly mark: Mark;
  /** `CompanyReading` shows what it read. */
  readonly isTold: boolean;
}) {
  const { at, means, captured, omitted, error, held } = scan;
  return (
    <li className={classes.scan}>
      <div className={classes.line}>
        <StatusMark {...mark} />
        <span className={classes.muted}>
          <Age at={at} />
        </span>
      </div>
      {captured !== null && (
        <div title={means === null ? undefined : words.meansOf(means)}>
          {!isTold && `${coverageWords(scan)} · `}
          <span className={classes.muted}>{words.moved(scan)}</span>
        </div>
      )}
      {held && <div className={classes.muted}>{words.heldHint}</div>}
      {error !== null && (
        <div className={classes.why}>
          {reasonOf(scan.status, error)}. <span className={classes.muted}>{error.hint}</span>
        </div>
      )}
      {!isTold && <LeftOut omitted={omitted} />}
    </li>
  );
}

/** A failure has a next step; a partial reading only needs its reason. */
function LastError({
  company,
  error,
}: {
  readonly company: CompanyView;
  readonly error: ErrorView;
}) {
  if (company.health === 'failed') return <ProblemNote company={company} error={error} />;
  return (
    <ErrorNote
      error={{ ...error, message: shortMessage(error.message) }}
      tone={errorTone(company)}
    />
  );
}

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
      <div className={companyPaneClasses.check}>
        <div className={companyPaneClasses.state}>
          <StatusMark {...healthMark(company, progress)} />
          {isBusy ? (
            <a className={companyPaneClasses.when} href={hrefTo('scan')}>
              {words.showScan}
            </a>
          ) : (
            <span className={companyPaneClasses.when}>
              {company.lastCheckedAt === null ? (
                companyStrings.neverChecked
              ) : (
                <Age at={company.lastCheckedAt} />
              )}
            </span>
          )}
        </div>
        <Button
          className={companyPaneClasses.end}
          variant="default"
          leftSection={<IconRefresh size={14} />}
          disabled={isBusy}
          loading={isStarting}
          onClick={() => void check()}
        >
          {isBusy ? words.checking : words.check}
        </Button>
      </div>
      <div className={companyPaneClasses.bar}>
        {isBusy && (
          <Progress
            size="xs"
            value={progress.progress * 100}
            aria-label={words.checking}
            transitionDuration={120}
          />
        )}
      </div>
      {company.health === 'silent' && !isBusy && (
        <p className={companyPaneClasses.hint}>{words.silentHint}</p>
      )}
      {!isBusy && <MoveOffer company={company} />}
      {company.lastError !== null && company.move === null && !isBusy && (
        <LastError company={company} error={company.lastError} />
      )}
    </section>
  );
}
