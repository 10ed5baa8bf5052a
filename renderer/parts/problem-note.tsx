import { Button, Group, UnstyledButton } from '@mantine/core';
import { IconArrowUpRight, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { clockTime } from '../format.ts';
import type { CompanyView, ErrorView } from '../model.ts';
import { type Problem, problemOf } from '../problems.ts';
import { hrefTo } from '../routes.ts';
import { setMuted } from '../store/company-actions.ts';
import { useHealth } from '../store/live-state.ts';
import { scanCompanies } from '../store/run-actions.ts';
import { problemStrings as words } from '../strings/problems.ts';
import { useNow } from '../ui/age.tsx';
import { Note } from '../ui/note.tsx';
import { PointButton } from './point-at-page/point-button.tsx';
import classes from './problem-note.module.css';

/**
 * Why a company could not be read, in a person's words, with one next step. The machine's words
 * wait behind "Details".
 */
export function ProblemNote({
  company,
  error,
}: {
  readonly company: CompanyView;
  readonly error: ErrorView;
}) {
  const now = useNow();
  const nextScanAt = useHealth(({ health }) => health?.nextScanAt ?? null);
  const nextAt = nextScanAt === null ? null : clockTime(nextScanAt, now);
  const problem = problemOf(company, error, nextAt);
  const { isMuted, isQuiet, sameFailures } = company;
  // Its page is compared at each scan: nothing is lost, and there is more to hear.
  const isWatched = problem.step === 'point';
  const isCalm = isQuiet || isWatched;
  return (
    <Note tone={isCalm ? 'info' : 'bad'} role={isCalm ? 'note' : 'alert'} title={problem.title}>
      {problem.hint}
      {isQuiet && (isMuted || !isWatched) && (
        <p className={classes.quiet}>{isMuted ? words.muted : words.quiet(sameFailures)}</p>
      )}
      <Group className={classes.ways} gap="sm">
        <NextStep company={company} problem={problem} />
        {company.health === 'failed' && (
          <Button variant="subtle" color="gray" onClick={() => void setMuted(company, !isMuted)}>
            {isMuted ? words.unmute : words.mute}
          </Button>
        )}
      </Group>
      {problem.detail !== null && <Details text={problem.detail} />}
    </Note>
  );
}

function NextStep({
  company,
  problem: { step },
}: {
  readonly company: CompanyView;
  readonly problem: Problem;
}) {
  const { id, url } = company;
  switch (step) {
    case 'retry':
      return (
        <Button variant="default" onClick={() => void scanCompanies([id])}>
          {words.steps.retry}
        </Button>
      );
    case 'open_page':
      return (
        <Button
          component="a"
          variant="default"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          rightSection={<IconArrowUpRight size={14} aria-hidden />}
        >
          {words.steps.open_page}
        </Button>
      );
    case 'edit_address':
    case 'point':
      return (
        <>
          {step === 'point' && <PointButton company={company} />}
          <Button
            component="a"
            variant="default"
            href={hrefTo('companies', { id, params: { edit: 'address' } })}
          >
            {words.steps.edit_address}
          </Button>
        </>
      );
    case 'report':
      return (
        <Button component="a" variant="default" href={hrefTo('companies', { id })}>
          {words.steps.report}
        </Button>
      );
  }
}

function Details({ text }: { readonly text: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <UnstyledButton
        className={classes.toggle ?? ''}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronRight size={13} stroke={2} aria-hidden />
        {words.details}
      </UnstyledButton>
      {isOpen && <p className={classes.details}>{text}</p>}
    </>
  );
}
