import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { place } from '#renderer/format.ts';
import type { InboxOthers as Others } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { Age } from '#renderer/ui/age.tsx';
import { Avatar } from '#renderer/ui/avatar.tsx';
import classes from './inbox-others.module.css';
import { changeWords } from './item-words.ts';

type Kind = 'changed' | 'closed';

const words = inboxStrings.others;

/** What the last scans found at openings that are not the user's, and so in no line above. */
export function InboxOthers({ kinds }: { readonly kinds: readonly Kind[] }) {
  return kinds.map((kind) => <OthersOf key={kind} kind={kind} />);
}

function OthersOf({ kind }: { readonly kind: Kind }) {
  const [isOpen, setIsOpen] = useState(false);
  const { data: others } = useQuery(queries.inboxOthers(kind));
  if (others === undefined || others[kind] === 0) return null;
  const { rows, [kind]: all } = others;
  return (
    <section className={classes.root}>
      <UnstyledButton
        className={classes.toggle ?? ''}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconChevronRight size={13} stroke={2} aria-hidden />
        <span>{words[kind](all)}</span>
        <span className={classes.show}>{isOpen ? words.hide : words.show}</span>
      </UnstyledButton>
      {isOpen && (
        <>
          <ul className={classes.list}>
            {rows.map((row) => (
              <Other key={row.posting.id} row={row} kind={kind} />
            ))}
          </ul>
          {all > rows.length && <p className={classes.more}>{words.newest(rows.length, all)}</p>}
        </>
      )}
    </section>
  );
}

function Other({ row, kind }: { readonly row: Others['rows'][number]; readonly kind: Kind }) {
  const { at, posting, changes } = row;
  const detail = [posting.company, kind === 'changed' ? changeWords(changes) : place(posting)];
  return (
    <li>
      <a className={classes.link} href={hrefTo('openings', { id: posting.id })}>
        <span className={classes.title} dir="auto">
          {posting.title}
        </span>
        <span className={classes.age}>
          <Age at={at} isShort />
        </span>
        <span className={classes.detail}>
          <span className={classes.avatar}>
            <Avatar name={posting.company} size={16} />
          </span>
          {detail.filter((part) => part !== '').join(' · ')}
        </span>
      </a>
    </li>
  );
}
