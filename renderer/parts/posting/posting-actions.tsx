import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowUpRight,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconLink,
  IconStar,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, type Ref, useRef } from 'react';
import { KeyTip } from '#renderer/keyboard/key-tip.tsx';
import type { ShortcutName } from '#renderer/keyboard/shortcuts.ts';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { PostingDetail } from '#renderer/model.ts';
import { copyLink, setHidden, toggleSaved } from '#renderer/store/posting-actions.ts';
import { askOnReturn } from '#renderer/store/questions.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { paneStrings } from '#renderer/strings/openings.ts';
import { useFocusKept } from '#renderer/ui/use-focus-kept.ts';
import { StageMenu } from '../stage-menu.tsx';
import classes from './posting-actions.module.css';

/** What saving and hiding do where they are more than marks: in the inbox they also move on. */
export type PostingActs = {
  readonly save: (posting: PostingDetail) => void;
  readonly hide: (posting: PostingDetail) => void;
};

const plainActs: PostingActs = {
  save: (posting) => void toggleSaved(posting),
  hide: ({ id, title, isHidden }) => void setHidden(id, title, !isHidden),
};

const icon = { size: 14, 'aria-hidden': true } as const;

/** The bar above an opening: the same on every screen, with the screen's own tools before it. */
export function PostingActions({
  posting,
  acts = plainActs,
  tools,
  onClose,
}: {
  readonly posting: PostingDetail;
  readonly acts?: PostingActs | undefined;
  readonly tools?: ReactNode;
  readonly onClose: () => void;
}) {
  const { isHidden, stage, url } = posting;
  return (
    <div className={classes.root}>
      <ApplyButton posting={posting} />
      <div className={classes.stage} ref={useFocusKept<HTMLDivElement>(stage !== null)}>
        {stage === null && (
          <KeyTip label={paneStrings.save} name="save">
            <Button
              variant="default"
              leftSection={<IconStar {...icon} />}
              onClick={() => acts.save(posting)}
            >
              {paneStrings.save}
            </Button>
          </KeyTip>
        )}
        <StageMenu posting={posting} outcome={posting.application?.outcome ?? null} />
      </div>
      <Tool
        label={isHidden ? paneStrings.show : paneStrings.hide}
        icon={isHidden ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
        shortcut="hide"
        onClick={() => acts.hide(posting)}
      />
      {tools}
      <div className={classes.end}>
        {url !== null && <LinkActions url={url} />}
        <CloseButton onClose={onClose} />
      </div>
    </div>
  );
}

export function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <KeyTip label={everywhere.close} name="close">
      <ActionIcon aria-label={everywhere.close} onClick={onClose}>
        <IconX size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </KeyTip>
  );
}

/** A button of the bar; in a narrow pane only its icon is seen. */
export function Tool({
  label,
  icon: picture,
  shortcut,
  ...rest
}: {
  readonly label: string;
  readonly icon: ReactNode;
  /** The key that does the same. */
  readonly shortcut?: ShortcutName;
  readonly onClick?: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <KeyTip label={label} name={shortcut}>
      <Button
        variant="default"
        aria-label={label}
        leftSection={picture}
        classNames={{ root: classes.tool ?? '', label: classes.label ?? '' }}
        {...rest}
      >
        {label}
      </Button>
    </KeyTip>
  );
}

/** A closed opening can hardly be applied to, so it has no primary action. */
function ApplyButton({ posting }: { readonly posting: PostingDetail }) {
  const { applyUrl, url, closedAt } = posting;
  const href = applyUrl ?? url;
  if (href === null) return null;
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      variant={closedAt === null ? 'filled' : 'default'}
      rightSection={<IconArrowUpRight {...icon} />}
      onClick={() => askOnReturn(posting)}
    >
      {closedAt === null ? paneStrings.apply : paneStrings.openAnyway}
    </Button>
  );
}

function LinkActions({ url }: { readonly url: string }) {
  const page = useRef<HTMLAnchorElement>(null);
  // Clicks the real link: a desktop window or browser may block pages that code opens.
  useShortcuts({ openPage: () => page.current?.click() });
  return (
    <>
      <KeyTip label={paneStrings.openPage} name="openPage">
        <ActionIcon
          ref={page}
          component="a"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={paneStrings.openPage}
        >
          <IconExternalLink size={16} stroke={1.6} />
        </ActionIcon>
      </KeyTip>
      <Tooltip label={paneStrings.copyLink}>
        <ActionIcon aria-label={paneStrings.copyLink} onClick={() => void copyLink(url)}>
          <IconLink size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
