import { Kbd, Menu } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconCheck, IconClockPause } from '@tabler/icons-react';
import { shortcuts } from '#renderer/keyboard/shortcuts.ts';
import type { InboxItem } from '#renderer/model.ts';
import { CloseButton, Tool } from '#renderer/parts/posting/posting-actions.tsx';
import { PaneScroll, PostingPane } from '#renderer/parts/posting/posting-pane.tsx';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import classes from './inbox-reading.module.css';
import { ItemNews } from './item-news.tsx';
import type { TriageActions } from './use-triage.ts';

/** The open item: its news, and the opening that it is about. */
export function InboxReading({
  item,
  actions,
  onClose,
}: {
  readonly item: InboxItem;
  readonly actions: TriageActions;
  readonly onClose: () => void;
}) {
  const tools = <ItemTools item={item} actions={actions} />;
  const news = <ItemNews item={item} />;
  if (item.posting === null) {
    return (
      <div className={classes.root}>
        <div className={classes.bar}>
          {tools}
          <CloseButton onClose={onClose} />
        </div>
        <PaneScroll>{news}</PaneScroll>
      </div>
    );
  }
  return (
    <PostingPane
      id={item.posting.id}
      acts={{
        save: () => actions.save(item),
        hide: ({ isHidden }) => (isHidden ? actions.unhide(item) : actions.hide(item)),
      }}
      tools={tools}
      news={news}
      onClose={onClose}
    />
  );
}

const icon = { size: 14, 'aria-hidden': true } as const;

const snoozeDays = [1, 3, 7] as const;

function SnoozeMenu({ onChoose }: { readonly onChoose: (days: number) => void }) {
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <Tool label={inboxStrings.snooze} icon={<IconClockPause {...icon} />} />
      </Menu.Target>
      <Menu.Dropdown>
        {snoozeDays.map((days) => (
          <Menu.Item
            key={days}
            rightSection={days === 1 && <Kbd size="xs">{shortcuts.snooze.keys[0]}</Kbd>}
            onClick={() => onChoose(days)}
          >
            {inboxStrings.snoozes[days]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ItemTools({
  item,
  actions,
}: {
  readonly item: InboxItem;
  readonly actions: TriageActions;
}) {
  const { kind, isArchived } = item;
  return (
    <>
      <Tool
        label={isArchived ? inboxStrings.restore : inboxStrings.archive}
        icon={isArchived ? <IconArrowBackUp {...icon} /> : <IconArchive {...icon} />}
        shortcut="archive"
        onClick={() => actions.archive(item)}
      />
      {!isArchived && <SnoozeMenu onChoose={(days) => actions.snooze(item, days)} />}
      {kind === 'reminder' && !isArchived && (
        <Tool
          label={inboxStrings.done}
          icon={<IconCheck {...icon} />}
          onClick={() => actions.finish(item)}
        />
      )}
    </>
  );
}
