import { Button, Pill, Popover, Textarea } from '@mantine/core';
import { memo, type ReactNode, useId, useRef } from 'react';
import { headingRoles } from '#core/company-columns.ts';
import type { CatalogueEntry } from '#renderer/model.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { Note } from '#renderer/ui/note.tsx';
import completionsClasses from './completions.module.css';
import { keepTaken, setDraft } from './draft.ts';
import classes from './line-list.module.css';
import { LineNote } from './line-note.tsx';
import { placeOf } from './place-of.ts';
import { type AddCompanies, type Line, mostLooked } from './use-add-companies.ts';
import { type Completions as Offer, optionId, useCompletions } from './use-completions.ts';

/** One field for addresses, names and whole lists. It shows what each line matches. */
export function AddField({
  adding: { text, taken, lines },
  onImport,
}: {
  readonly adding: AddCompanies;
  readonly onImport: (text: string) => void;
}) {
  const listId = useId();
  const completions = useCompletions(text, listId);
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <div>
      <Taken companies={taken} onRemoved={() => field.current?.focus()} />
      <Completions completions={completions} listId={listId}>
        <Textarea
          ref={field}
          data-autofocus
          label={words.hint}
          labelProps={{ fw: 400, mb: 'xs' }}
          placeholder={words.placeholder}
          value={text}
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
          dir="auto"
          {...completions.field}
        />
      </Completions>
      {isDocument(text) ? (
        <div className={classes.document}>
          <DocumentNote
            onImport={() => {
              onImport(text);
              setDraft('');
            }}
          />
        </div>
      ) : (
        <LineList lines={lines} />
      )}
    </div>
  );
}

function Taken({
  companies,
  onRemoved,
}: {
  readonly companies: readonly CatalogueEntry[];
  /** The button that was pressed is gone, and the focus with it. */
  readonly onRemoved: () => void;
}) {
  if (companies.length === 0) return null;
  return (
    <Pill.Group role="list" aria-label={words.taken} className={classes.taken}>
      {companies.map(({ name, url, isWatched }) => (
        <Pill
          key={url}
          role="listitem"
          title={url}
          data-watched={isWatched || undefined}
          withRemoveButton
          onRemove={() => {
            keepTaken((company) => company.url !== url);
            onRemoved();
          }}
          removeButtonProps={{
            'aria-label': words.untake(name),
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {words.takenAs(name, isWatched)}
        </Pill>
      ))}
    </Pill.Group>
  );
}

/** OPML, HTML, JSON and tables with a heading can only be imported as a whole. */
function isDocument(text: string): boolean {
  if (/^\s*(<(\?xml|opml|!doctype|html|dl|meta|a)\b|\[\s*["{]|\{\s*")/i.test(text)) return true;
  const [first = '', ...others] = text.trim().split('\n');
  const cells = first
    .replace(/^\||\|$/g, '')
    .split(/[,;\t|]/)
    .map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
  return cells.length > 1 && others.length > 0 && headingRoles(cells) !== null;
}

function Completions({
  completions: { isOpen, options, active, choose },
  listId,
  children,
}: {
  readonly completions: Offer;
  readonly listId: string;
  readonly children: ReactNode;
}) {
  return (
    <Popover
      opened={isOpen}
      position="bottom-start"
      offset={4}
      width="target"
      withRoles={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown p={4}>
        <div
          role="listbox"
          id={listId}
          aria-label={words.completions}
          className={completionsClasses.list}
        >
          {options.map((option, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active one
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field
            <div
              key={option.url}
              role="option"
              id={optionId(listId, i)}
              aria-selected={i === active}
              className={completionsClasses.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              <span className={completionsClasses.name} dir="auto">
                {option.name}
              </span>
              <span className={completionsClasses.more}>
                {option.isWatched
                  ? words.watchedMark
                  : `${option.sourceLabel} · ${placeOf(option, options)}`}
              </span>
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function DocumentNote({ onImport }: { readonly onImport: () => void }) {
  return (
    <Note
      tone="info"
      role="status"
      title={words.document}
      action={<Button onClick={onImport}>{words.importIt}</Button>}
    >
      {words.documentHint}
    </Note>
  );
}

function LineList({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return <div className={classes.none} />;
  const more = lines.length - mostLooked;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.root} aria-label={words.list} tabIndex={0}>
      <ul className={classes.list}>
        {lines.slice(0, mostLooked).map((line) => (
          <LineRow key={`${line.entry.line}:${line.entry.start}`} line={line} />
        ))}
      </ul>
      {more > 0 && <p className={classes.more}>{words.more(more)}</p>}
    </section>
  );
}

const LineRow = memo(
  function LineRow({ line }: { readonly line: Line }) {
    const { entry, state } = line;
    return (
      <li className={classes.row} data-kind={state.kind}>
        <span className={classes.text} dir="auto" title={entry.text}>
          {nameOf(line)}
        </span>
        <LineNote entry={entry} state={state} />
      </li>
    );
  },
  (before, now) => sayTheSame(before.line, now.line),
);

const sayTheSame = (a: Line, b: Line): boolean =>
  JSON.stringify([a.entry, a.state]) === JSON.stringify([b.entry, b.state]);

/** The company's name, else the typed text without `https://` and `www.`. */
function nameOf({ entry, state }: Line): string {
  if (entry.kind === 'address' && entry.name !== null) return entry.name;
  if (state.kind === 'listed') return state.listed.name;
  return entry.text.replace(/^https?:\/\/(www\.)?/i, '');
}
