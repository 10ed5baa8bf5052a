import { IconArrowRight, IconNotes } from '@tabler/icons-react';
import type { DragEvent } from 'react';
import { pay, place, shortAge } from '#renderer/format.ts';
import type { ApplicationCard } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import classes from './board-card.module.css';
import { ReminderMark } from './reminder-mark.tsx';
import { cardElementId } from './use-board-keys.ts';

/** A tracked opening: what it is, what comes next, how long it has been where it is. */
export function BoardCard({
  card,
  isOpen,
  isReachable,
  isDragged,
  onFocus,
  onDrag,
}: {
  readonly card: ApplicationCard;
  readonly isOpen: boolean;
  readonly isReachable: boolean;
  readonly isDragged: boolean;
  readonly onFocus: (postingId: string) => void;
  readonly onDrag: (card: ApplicationCard) => void;
}) {
  const { posting, nextStep, nextReminder } = card;
  const onDragStart = ({ dataTransfer, currentTarget, nativeEvent }: DragEvent): void => {
    dataTransfer.effectAllowed = 'move';
    dataTransfer.setData('text/plain', posting.title);
    // Of a link the browser would show its address.
    dataTransfer.setDragImage(currentTarget, nativeEvent.offsetX, nativeEvent.offsetY);
    onDrag(card);
  };
  return (
    <a
      id={cardElementId(posting.id)}
      className={classes.root}
      href={hrefTo('board', { id: posting.id })}
      tabIndex={isReachable ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      data-dragged={isDragged}
      draggable
      onDragStart={onDragStart}
      onFocus={() => onFocus(posting.id)}
    >
      <span className={classes.title} dir="auto" title={posting.title}>
        {posting.title}
      </span>
      <Facts posting={posting} />
      {nextStep !== '' && (
        <span className={classes.next} dir="auto">
          <IconArrowRight size={13} stroke={1.8} aria-hidden />
          <span className={classes.clip}>{nextStep}</span>
        </span>
      )}
      {posting.closedAt !== null && <StatusMark tone="warn" label={boardStrings.card.closed} />}
      {nextReminder !== null && <ReminderMark reminder={nextReminder} />}
      <Foot card={card} />
    </a>
  );
}

function Facts({ posting }: { readonly posting: ApplicationCard['posting'] }) {
  const { company, salary } = posting;
  const facts = [place(posting), salary === null ? '' : pay(salary)].filter(Boolean);
  return (
    <>
      <span className={classes.clip} dir="auto">
        {company}
      </span>
      {facts.length > 0 && (
        <span className={classes.facts} title={facts.join(' · ')}>
          {facts.join(' · ')}
        </span>
      )}
    </>
  );
}

function Foot({ card: { stage, stageSince, hasNotes } }: { readonly card: ApplicationCard }) {
  const now = useNow();
  const age = shortAge(stageSince, Math.max(now, Date.parse(stageSince)));
  const words = boardStrings.card;
  return (
    <span className={classes.foot}>
      <span title={words.since(labels.stages[stage], age)}>
        {age === labels.ages.now ? words.newHere : words.here(age)}
      </span>
      {hasNotes && <IconNotes size={13} stroke={1.6} role="img" aria-label={words.notes} />}
    </span>
  );
}
