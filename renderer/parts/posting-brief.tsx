import { Anchor, Button, Group, Title } from '@mantine/core';
import {
  IconBriefcase,
  IconCoin,
  IconExternalLink,
  IconMapPin,
  IconStairs,
} from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { pay, place } from '../format.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import type { PostingDetail, PostingRow } from '../model.ts';
import { hrefTo } from '../routes.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings, postingStrings as words } from '../strings/openings.ts';
import classes from './posting-brief.module.css';
import { StageMenu } from './stage-menu.tsx';

export function PostingBrief({
  posting,
  children,
}: {
  readonly posting: PostingDetail;
  readonly children?: ReactNode;
}) {
  const { id, title, company, url } = posting;
  const page = useRef<HTMLAnchorElement>(null);
  // Clicks the real link: a desktop window or browser may block pages that code opens.
  useShortcuts({ openPage: () => page.current?.click() });
  return (
    <header>
      <Title order={2} className={classes.title} dir="auto">
        {title}
      </Title>
      <p className={classes.company} dir="auto">
        {company}
      </p>
      <Facts posting={posting} />
      {children}
      <Group className={classes.ways} gap="sm">
        <StageMenu posting={posting} />
        {url !== null && (
          <Button
            ref={page}
            component="a"
            variant="default"
            href={url}
            target="_blank"
            rel="noreferrer"
            rightSection={<IconExternalLink size={14} stroke={1.6} aria-hidden />}
          >
            {words.openPage}
          </Button>
        )}
        <Anchor href={hrefTo('openings', { id })}>{words.openInOpenings}</Anchor>
      </Group>
    </header>
  );
}

/** Place, pay, level and terms; leaves out facts that are not stated. */
function Facts({
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
    <ul className={classes.facts} aria-label={postingStrings.facts}>
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
