import { Anchor, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { shortMessage } from '#renderer/format.ts';
import type { CompanyScan, ErrorView } from '#renderer/model.ts';
import { companyDetailStrings as words } from '#renderer/strings/company-detail.ts';
import { Age } from '#renderer/ui/age.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { scanMark } from './company-marks.ts';
import classes from './company-scans.module.css';
import { scanNews } from './scan-news.ts';

const shownAtFirst = 5;

/** What the last scans saw: how it was read, how much of it, what was left out and why. */
export function CompanyScans({
  scans: all,
  told,
}: {
  readonly scans: readonly CompanyScan[];
  /** The error that is shown above them. */
  readonly told: ErrorView | null;
}) {
  const scans = useMemo(() => scanNews(all, told), [all, told]);
  const [isWhole, setIsWhole] = useState(false);
  return (
    <section>
      <Title order={3}>{words.coverage}</Title>
      {scans.length === 0 ? (
        <p className={classes.none}>{words.noScans}</p>
      ) : (
        <ol className={classes.list}>
          {scans.slice(0, isWhole ? scans.length : shownAtFirst).map((scan) => (
            <Scan key={scan.runId} scan={scan} />
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

function Scan({ scan }: { readonly scan: CompanyScan }) {
  const { at, means, captured, omitted, error, held } = scan;
  return (
    <li className={classes.scan}>
      <div className={classes.line}>
        <StatusMark {...scanMark(scan)} />
        <span className={classes.read} title={words.capturedLong(scan)}>
          {captured !== null && words.captured(scan)}
        </span>
        <span className={classes.muted}>
          <Age at={at} />
        </span>
      </div>
      {captured !== null && (
        <div className={classes.muted}>
          {[means === null ? '' : words.meansOf(means), words.moved(scan)]
            .filter(Boolean)
            .join(' · ')}
        </div>
      )}
      {held && <div className={classes.muted}>{words.heldHint}</div>}
      {error !== null && (
        <div className={classes.why}>
          {shortMessage(error.message)}. <span className={classes.muted}>{error.hint}</span>
        </div>
      )}
      {omitted.length > 0 && (
        <ul className={classes.omitted} aria-label={words.leftOut}>
          {omitted.map(({ what, reason }) => (
            <li key={`${what}: ${reason}`}>{words.omitted(what, shortMessage(reason))}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
