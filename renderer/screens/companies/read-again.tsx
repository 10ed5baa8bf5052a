import { Button, Progress } from '@mantine/core';
import { IconBrowserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { CompanyDetail } from '#renderer/model.ts';
import { cancelRun, readInBrowser, useRuns } from '#renderer/store/run-actions.ts';
import { readAgainStrings as words } from '#renderer/strings/companies.ts';
import { labels } from '#renderer/strings/labels.ts';
import paneClasses from './company-pane.module.css';
import classes from './read-again.module.css';

type Before = Pick<CompanyDetail, 'means'>;

/** Draws the company's page in a browser now, though it may be read without one. */
export function ReadAgain({ company }: { readonly company: CompanyDetail }) {
  const [asked, setAsked] = useState<{ readonly runId: string; readonly before: Before } | null>(
    null,
  );
  const [isStarting, setIsStarting] = useState(false);
  const run = useRuns(({ open }) => (asked === null ? null : (open[asked.runId] ?? null)));
  const start = async () => {
    setIsStarting(true);
    const started = await readInBrowser(company.id);
    setIsStarting(false);
    if (started !== null) setAsked({ runId: started.id, before: { means: company.means } });
  };
  const progress = run?.companies.find(({ id }) => id === company.id);
  const scan =
    asked === null ? undefined : company.scans.find((each) => each.runId === asked.runId);
  return (
    <div className={classes.root}>
      <Button
        variant="default"
        leftSection={<IconBrowserCheck size={14} aria-hidden />}
        loading={isStarting}
        disabled={run !== null}
        onClick={() => void start()}
      >
        {run === null ? words.start : words.busy}
      </Button>
      {run !== null && (
        <div className={classes.progress}>
          <Progress
            size="xs"
            value={(progress?.progress ?? 0) * 100}
            aria-label={words.busy}
            transitionDuration={120}
          />
          <div className={classes.line}>
            <span className={paneClasses.hint}>{progress?.step}</span>
            <Button variant="subtle" color="gray" onClick={() => void cancelRun(run.id)}>
              {words.cancel}
            </Button>
          </div>
        </div>
      )}
      {run === null && asked !== null && scan !== undefined && (
        <p className={classes.outcome} role="status">
          {outcomeOf(scan, asked.before)}
        </p>
      )}
      {asked === null && <p className={paneClasses.hint}>{words.hint}</p>}
    </div>
  );
}

/** What the browser showed, and whether the company is read by it now. */
function outcomeOf(scan: CompanyDetail['scans'][number], { means }: Before): string {
  const { status, error, captured, omitted, means: now } = scan;
  if (status === 'cancelled') return words.cancelled;
  if (status !== 'stored' || captured === null) return words.failed(error?.message ?? '');
  const note = omitted.find(({ what }) => what === 'the page in a browser');
  if (note !== undefined) return words.nothing(note.reason);
  if (now !== means && now !== null) return words.changed(captured, labels.means[now]);
  return words.same(captured);
}
