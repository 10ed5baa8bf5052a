import { Anchor, Button, Group, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import type { PostingDetail } from '../model.ts';
import { hrefTo } from '../routes.ts';
import { postingStrings as words } from '../strings/postings.ts';
import { Facts } from './facts.tsx';
import classes from './posting-brief.module.css';
import { StageMenu } from './stage-menu.tsx';

/** Which opening it is, where it stands, and the ways to it: its stage, its own page, Openings. */
export function PostingBrief({
  posting,
  children,
}: {
  readonly posting: PostingDetail;
  /** What else there is to say of it, under the facts. */
  readonly children?: ReactNode;
}) {
  const { id, title, company, url } = posting;
  const page = useRef<HTMLAnchorElement>(null);
  // By the link itself: only what the person presses may open a window.
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
