import { IconBriefcase, IconCoin, IconMapPin, IconStairs } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { pay, place } from '../format.ts';
import type { PostingRow } from '../model.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/postings.ts';
import classes from './facts.module.css';

/** Where, for how much, at what level and on what terms; what is not stated is left out. */
export function Facts({
  posting,
}: {
  readonly posting: Pick<
    PostingRow,
    'locations' | 'workplace' | 'salary' | 'seniority' | 'employmentType'
  >;
}) {
  const { salary, seniority, employmentType } = posting;
  const where = place(posting);
  const icon = { size: 14, stroke: 1.6, 'aria-hidden': true } as const;
  return (
    <ul className={classes.root} aria-label={postingStrings.facts}>
      {where !== '' && <Fact icon={<IconMapPin {...icon} />}>{where}</Fact>}
      {salary !== null && <Fact icon={<IconCoin {...icon} />}>{pay(salary)}</Fact>}
      {seniority !== null && (
        <Fact icon={<IconStairs {...icon} />}>{labels.seniorities[seniority]}</Fact>
      )}
      {employmentType !== null && (
        <Fact icon={<IconBriefcase {...icon} />}>{labels.employmentTypes[employmentType]}</Fact>
      )}
    </ul>
  );
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <li className={classes.fact} title={children}>
      {icon}
      <bdi className={classes.text}>{children}</bdi>
    </li>
  );
}
