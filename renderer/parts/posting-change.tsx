import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldChange } from '../model.ts';
import { queries } from '../store/queries.ts';
import { changeStrings as words } from '../strings/changes.ts';
import type { DiffBlock, Piece, TextDiff } from '../text-diff.ts';
import { ErrorNote } from '../ui/note.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { type ChangeText, changeText } from './change-text.ts';
import classes from './posting-change.module.css';

/**
 * What one change of an opening changed: each fact before and after, and the text word by word,
 * at once or on demand.
 */
export function PostingChange({
  postingId,
  at,
  changes,
  isTextShown = false,
}: {
  readonly postingId: string;
  /** When, as the timeline says; null until it is known. */
  readonly at: string | null;
  readonly changes: readonly FieldChange[];
  readonly isTextShown?: boolean;
}) {
  const [isOpen, setIsOpen] = useState(isTextShown);
  const facts = changes.filter(({ field }) => field !== 'description').map(changeText);
  return (
    <div className={classes.root}>
      {facts.length > 0 && (
        <dl className={classes.facts}>
          {facts.map((fact) => (
            <Fact key={fact.field} fact={fact} />
          ))}
        </dl>
      )}
      {at !== null && facts.length < changes.length && (
        <>
          <UnstyledButton
            className={classes.toggle ?? ''}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconChevronRight size={13} stroke={2} aria-hidden />
            {isOpen ? words.hideText : words.showText}
          </UnstyledButton>
          {isOpen && <TextChange postingId={postingId} at={at} />}
        </>
      )}
    </div>
  );
}

function Fact({ fact: { field, from, to } }: { readonly fact: ChangeText }) {
  return (
    <>
      <dt>{field}</dt>
      <dd>
        <Value kind="removed" text={from} />
        <span aria-hidden> → </span>
        <Value kind="added" text={to} />
      </dd>
    </>
  );
}

function Value({
  kind,
  text,
}: {
  readonly kind: 'removed' | 'added';
  readonly text: string | null;
}) {
  if (text === null) return <span className={classes.none}>{words.notStated}</span>;
  const Tag = kind === 'removed' ? 'del' : 'ins';
  return (
    <>
      <VisuallyHidden>{kind === 'removed' ? words.before : words.now} </VisuallyHidden>
      <Tag className={classes[kind]} dir="auto">
        {text}
      </Tag>
    </>
  );
}

function TextChange({ postingId, at }: { readonly postingId: string; readonly at: string }) {
  const { data: diff, error, refetch } = useQuery(queries.textDiff(postingId, at));
  if (error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (diff === undefined) return <SkeletonRows rows={3} />;
  if (diff === null) return <p className={classes.note}>{words.unknown}</p>;
  return <Diff diff={diff} />;
}

function Diff({ diff: { kind, blocks, isCut } }: { readonly diff: TextDiff }) {
  if (blocks.length === 0) return <p className={classes.note}>{words.onlyBlanks}</p>;
  return (
    <section className={classes.text} aria-label={words.text}>
      {kind === 'rewritten' && <p className={classes.note}>{words.rewritten}</p>}
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a diff never move
        <Block key={i} block={block} />
      ))}
      {isCut && <p className={classes.note}>{kind === 'rewritten' ? words.cutOld : words.cut}</p>}
    </section>
  );
}

function Block({ block }: { readonly block: DiffBlock }) {
  if (block.kind === 'gap') {
    return (
      <p className={classes.gap}>
        <span aria-hidden>⋯</span>
        <VisuallyHidden>{words.gap}</VisuallyHidden>
      </p>
    );
  }
  if (block.kind === 'same') {
    return (
      <p className={classes.same} dir="auto">
        {block.text}
      </p>
    );
  }
  return (
    <p className={classes.changed} dir="auto">
      {block.pieces.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a diff never move
        <Words key={i} piece={piece} />
      ))}
    </p>
  );
}

function Words({ piece: { kind, text } }: { readonly piece: Piece }) {
  if (kind === 'same') return text;
  const Tag = kind === 'removed' ? 'del' : 'ins';
  return (
    <>
      <VisuallyHidden>[{words[kind]}: </VisuallyHidden>
      <Tag className={classes[kind]}>{text}</Tag>
      <VisuallyHidden>]</VisuallyHidden>
    </>
  );
}
