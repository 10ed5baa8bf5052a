import { Anchor, Button, Popover, Textarea } from '@mantine/core';
import { type DragEvent, type KeyboardEvent, memo, type ReactNode, type Ref, useId } from 'react';
import { headingRoles } from '#core/company-columns.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { FilesButton } from '#renderer/ui/files-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import completionsClasses from './completions.module.css';
import { setDraft } from './draft.ts';
import classes from './line-list.module.css';
import { LineNote } from './line-note.tsx';
import { placeOf } from './place-of.ts';
import { type AddCompanies, type Line, mostLooked } from './use-add-companies.ts';
import { type Completions as Offer, optionId, useCompletions } from './use-completions.ts';

/** One field for addresses, names and whole lists. It shows what each line matches. */
export function AddField({
  adding: { text, lines },
  onImport,
  onFile,
  onSubmit,
  field,
}: {
  readonly adding: AddCompanies;
  readonly onImport: (text: string) => void;
  readonly onFile: (file: File) => void;
  /** Ctrl or ⌘ with Enter: the button that watches the companies is far away for the keyboard. */
  readonly onSubmit: () => void;
  readonly field: Ref<HTMLTextAreaElement>;
}) {
  const listId = useId();
  const completions = useCompletions(text, listId);
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    onFile(file);
  };
  const submit = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here; the button below imports them too
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      // Before the list of names takes Enter.
      onKeyDownCapture={submit}
    >
      <Completions completions={completions} listId={listId}>
        <Textarea
          ref={field}
          data-autofocus
          label={words.hint}
          labelProps={{ fw: 400, mb: 'xs' }}
          placeholder={words.placeholder}
          value={text}
          autosize
          minRows={2}
          maxRows={10}
          spellCheck={false}
          dir="auto"
          {...completions.field}
        />
      </Completions>
      <FilesButton accept={accepted} onFiles={([file]) => file !== undefined && onFile(file)}>
        {({ onClick }) => (
          <p className={classes.file}>
            <Anchor component="button" type="button" inherit onClick={onClick}>
              {words.importFile}
            </Anchor>{' '}
            {words.dropFile}
          </p>
        )}
      </FilesButton>
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
        <LineList lines={lines} inHand={completions.inHand} />
      )}
    </div>
  );
}

/** Files that hold lists of companies. */
export const accepted =
  '.csv,.tsv,.txt,.opml,.xml,.json,.jsonl,.ndjson,.yaml,.yml,.md,.htm,.html,text/plain,text/csv';

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
              <Avatar name={option.name} size={22} />
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

function LineList({
  lines,
  inHand,
}: {
  readonly lines: readonly Line[];
  /** Where the text starts that the open list is about: it needs no second answer. */
  readonly inHand: number | null;
}) {
  if (lines.length === 0) return <div className={classes.none} />;
  const more = lines.length - mostLooked;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.root} aria-label={words.list} tabIndex={0}>
      <ul className={classes.list}>
        {lines.slice(0, mostLooked).map((line, i) => (
          <LineRow
            key={`${line.entry.line}:${line.entry.start}`}
            line={line}
            isInHand={line.entry.start === inHand}
            isCounted={i < mostCounted}
          />
        ))}
      </ul>
      {more > 0 && <p className={classes.more}>{words.more(more)}</p>}
    </section>
  );
}

/** Boards of a long list that are asked for their openings: a scan asks all of them anyway. */
const mostCounted = 40;

type RowProps = {
  readonly line: Line;
  readonly isInHand: boolean;
  readonly isCounted: boolean;
};

const LineRow = memo(
  function LineRow({ line, isInHand, isCounted }: RowProps) {
    const { entry, state } = line;
    const name = nameOf(line);
    return (
      <li className={classes.row} data-kind={state.kind}>
        <Avatar name={name} size={22} />
        <span className={classes.text} dir="auto" title={entry.text}>
          {name}
        </span>
        <span className={classes.note}>
          {!isInHand && <LineNote entry={entry} state={state} isCounted={isCounted} />}
        </span>
      </li>
    );
  },
  (before, now) =>
    before.isInHand === now.isInHand &&
    before.isCounted === now.isCounted &&
    sayTheSame(before.line, now.line),
);

const sayTheSame = (a: Line, b: Line): boolean =>
  JSON.stringify([a.entry, a.state]) === JSON.stringify([b.entry, b.state]);

/** The company's name, else the typed text without `https://` and `www.`. */
function nameOf({ entry, state }: Line): string {
  if (entry.kind === 'address' && entry.name !== null) return entry.name;
  if (state.kind === 'listed') return state.listed.name;
  return entry.text.replace(/^https?:\/\/(www\.)?/i, '');
}
