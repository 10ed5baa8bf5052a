import { IconArrowRight, IconNotes } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { pay, place, shortAge } from '#renderer/format.ts';
import type { ApplicationCard, Outcome, Stage } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { StatusMark, type Tone } from '#renderer/ui/status-mark.tsx';
import boardCardClasses from './board-card.module.css';
import classes from './board-column.module.css';
import { type CardBox, type Column, dropBefore, isDue } from './card-places.ts';
import { ReminderMark } from './reminders-section.tsx';
import { cardElementId } from './use-board-keys.ts';

/** Where a drop would land: above a card, or last. */
type Target = { readonly before: string | null };

/** A stage with its cards. While a card is dragged over it, a line marks where it would land. */
export function BoardColumn({
  column: { stage, cards },
  dragged,
  openId,
  reachable,
  onFocusCard,
  onDrag,
  onDrop,
}: {
  readonly column: Column;
  readonly dragged: ApplicationCard | null;
  readonly openId: string | null;
  readonly reachable: string | null;
  readonly onFocusCard: (postingId: string) => void;
  readonly onDrag: (card: ApplicationCard) => void;
  readonly onDrop: (stage: Stage, before: string | null) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const line = dragged === null ? null : target;
  const onDragOver = (event: DragEvent): void => {
    if (dragged === null || list.current === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const before = dropBefore(boxesOf(list.current), event.clientY, dragged.posting.id);
    if (target === null || target.before !== before) setTarget({ before });
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent): void => {
    const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) setTarget(null);
  };
  return (
    <section
      className={classes.root}
      aria-label={boardStrings.column(labels.stages[stage], cards.length)}
      data-over={line !== null}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={(event) => {
        // A file is for the page.
        if (dragged === null) return;
        event.preventDefault();
        setTarget(null);
        onDrop(stage, target?.before ?? null);
      }}
    >
      <h2 className={classes.head}>
        {labels.stages[stage]}
        <span className={classes.count}>{cards.length.toLocaleString()}</span>
      </h2>
      <ul ref={list} className={classes.cards}>
        {cards.map((card) => (
          <li
            key={card.posting.id}
            className={classes.card}
            data-card={card.posting.id}
            data-line={line !== null && line.before === card.posting.id}
          >
            <BoardCard
              card={card}
              isOpen={card.posting.id === openId}
              isReachable={card.posting.id === reachable}
              isDragged={card.posting.id === dragged?.posting.id}
              onFocus={onFocusCard}
              onDrag={onDrag}
            />
          </li>
        ))}
        <li className={classes.end} data-line={line !== null && line.before === null} aria-hidden />
      </ul>
    </section>
  );
}

const boxesOf = (list: HTMLElement): readonly CardBox[] =>
  [...list.querySelectorAll<HTMLElement>('[data-card]')].map((element) => {
    const { top, height } = element.getBoundingClientRect();
    return { id: element.dataset.card ?? '', top, height };
  });

function BoardCard({
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
  const now = useNow();
  const onDragStart = ({ dataTransfer, currentTarget, nativeEvent }: DragEvent): void => {
    dataTransfer.effectAllowed = 'move';
    dataTransfer.setData('text/plain', posting.title);
    // Browsers would show the address of a dragged link.
    dataTransfer.setDragImage(currentTarget, nativeEvent.offsetX, nativeEvent.offsetY);
    onDrag(card);
  };
  return (
    <a
      id={cardElementId(posting.id)}
      className={boardCardClasses.root}
      href={hrefTo('board', { id: posting.id })}
      tabIndex={isReachable ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      data-dragged={isDragged}
      data-due={isDue(card, now)}
      data-closed={posting.closedAt !== null}
      draggable
      onDragStart={onDragStart}
      onFocus={() => onFocus(posting.id)}
    >
      <span className={boardCardClasses.title} dir="auto" title={posting.title}>
        {posting.title}
      </span>
      <Facts posting={posting} />
      {nextStep !== '' && (
        <span className={boardCardClasses.next} dir="auto">
          <IconArrowRight size={13} stroke={1.8} aria-hidden />
          <span className={boardCardClasses.clip}>{nextStep}</span>
        </span>
      )}
      {card.outcome !== null && (
        <StatusMark tone={outcomeTones[card.outcome]} label={labels.outcomes[card.outcome]} />
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
      <span className={boardCardClasses.company}>
        <Avatar name={company} size={16} />
        <span className={boardCardClasses.clip} dir="auto">
          {company}
        </span>
      </span>
      {facts.length > 0 && (
        <span className={boardCardClasses.facts} title={facts.join(' · ')}>
          {facts.join(' · ')}
        </span>
      )}
    </>
  );
}

const outcomeTones = {
  accepted: 'good',
  rejected: 'bad',
  withdrawn: 'idle',
  no_answer: 'idle',
} satisfies Record<Outcome, Tone>;

const dayMs = 86_400_000;
/** From this age on, a card says how long it has been in its stage. */
const longMs = 3 * dayMs;
/** A company that has not answered by now may need a reminder. */
const lateMs = 14 * dayMs;

function Foot({ card: { stage, stageSince, hasNotes } }: { readonly card: ApplicationCard }) {
  const now = useNow();
  const age = shortAge(stageSince, Math.max(now, Date.parse(stageSince)));
  const ageMs = now - Date.parse(stageSince);
  const isWaiting = stage !== 'saved' && stage !== 'done';
  const words = boardStrings.card;
  if (ageMs < longMs && !hasNotes) return null;
  return (
    <span className={boardCardClasses.foot}>
      <span title={words.since(labels.stages[stage], age)} data-late={isWaiting && ageMs >= lateMs}>
        {ageMs < longMs ? '' : words.here(age)}
      </span>
      {hasNotes && <IconNotes size={13} stroke={1.6} role="img" aria-label={words.notes} />}
    </span>
  );
}
