import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowUpRight,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconLink,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react';
import type { PostingDetail } from '#renderer/model.ts';
import { StageMenu } from '#renderer/parts/stage-menu.tsx';
import { copyLink, setHidden, toggleSaved } from '#renderer/store/posting-actions.ts';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import classes from './posting-pane.module.css';

/** Without their icons where there is little room. */
const slim = { root: classes.action ?? '', section: classes.icon ?? '' };
const icon = { size: 14, 'aria-hidden': true } as const;

/** What can be done with an opening: always in the same place, whatever is scrolled. */
export function PaneActions({ posting }: { readonly posting: PostingDetail }) {
  const { id, title, isHidden, stage, url } = posting;
  const applyUrl = posting.applyUrl ?? url;
  return (
    <div className={classes.actions}>
      {applyUrl !== null && (
        <Button
          component="a"
          href={applyUrl}
          target="_blank"
          rel="noopener noreferrer"
          rightSection={<IconArrowUpRight {...icon} />}
          classNames={slim}
        >
          {paneStrings.apply}
        </Button>
      )}
      {(stage === null || stage === 'saved') && (
        <Button
          variant="default"
          aria-pressed={stage === 'saved'}
          leftSection={stage === null ? <IconStar {...icon} /> : <IconStarFilled {...icon} />}
          classNames={slim}
          onClick={() => void toggleSaved(posting)}
        >
          {stage === null ? paneStrings.save : paneStrings.saved}
        </Button>
      )}
      <StageMenu posting={posting} />
      <Button
        variant="default"
        leftSection={isHidden ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
        classNames={slim}
        onClick={() => void setHidden(id, title, !isHidden)}
      >
        {isHidden ? paneStrings.show : paneStrings.hide}
      </Button>
      {url !== null && <LinkActions url={url} />}
    </div>
  );
}

const LinkActions = ({ url }: { readonly url: string }) => (
  <>
    <Tooltip label={paneStrings.openPage}>
      <ActionIcon
        component="a"
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={paneStrings.openPage}
        ml="auto"
      >
        <IconExternalLink size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
    <Tooltip label={paneStrings.copyLink}>
      <ActionIcon aria-label={paneStrings.copyLink} onClick={() => void copyLink(url)}>
        <IconLink size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  </>
);
