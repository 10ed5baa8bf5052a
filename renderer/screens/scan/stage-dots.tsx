import { IconCheck, IconX } from '@tabler/icons-react';
import type { RunCompany } from '#renderer/model.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import { stageStates, stages } from './company-stages.ts';
import classes from './stage-dots.module.css';

/** The four steps of a company, small; in words for who hovers or listens. */
export function StageDots({ company }: { readonly company: RunCompany }) {
  const states = stageStates(company);
  const words = stages
    .map((stage) => `${scanStrings.stages[stage]}: ${scanStrings.stageStates[states[stage]]}`)
    .join(', ');
  return (
    <span className={classes.root} role="img" aria-label={words} title={words}>
      {stages.map((stage) => (
        <span key={stage} className={classes.dot} data-state={states[stage]}>
          {states[stage] === 'done' && <IconCheck size={10} stroke={3} aria-hidden />}
          {states[stage] === 'failed' && <IconX size={10} stroke={3} aria-hidden />}
        </span>
      ))}
    </span>
  );
}
