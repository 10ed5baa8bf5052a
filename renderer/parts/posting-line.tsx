import { place } from '../format.ts';
import type { PostingRow, Snippet } from '../model.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/openings.ts';
import { Age } from '../ui/age.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Marked } from '../ui/marked.tsx';
import { FitScore } from './fit-score.tsx';
import { Pay } from './pay.tsx';
import classes from './posting-line.module.css';

/** In pixels. A list of search results has a third line in each row, filled or not. */
export const postingLineHeightPx = { plain: 56, withSnippet: 76 } as const;

/**
 * A posting in two lines, its title alone on the first; the third shows where the words of a search
 * stand in it. It has no actions: the row around it handles clicks.
 */
export function PostingLine({
  posting,
  snippet,
}: {
  readonly posting: PostingRow;
  /** Null in a list without words to find; undefined while it loads. */
  readonly snippet: Snippet | null | undefined;
}) {
  const { title, company, listedAt, salary, isRead } = posting;
  const where = place(posting);
  return (
    <div className={classes.root} data-unread={!isRead}>
      <span className={classes.dot} {...(!isRead && unreadMark)} />
      <span className={classes.title} dir="auto" title={title}>
        <Marked text={title} marks={snippet?.titleMarks ?? []} />
      </span>
      <span className={classes.age}>
        <Age at={listedAt} isShort />
      </span>
      <span className={classes.facts}>
        <span className={classes.avatar}>
          <Avatar name={company} size={16} />
        </span>
        <bdi className={classes.company} title={company}>
          {company}
        </bdi>
        {where !== '' && (
          <span className={classes.where} title={where}>
            {separator}
            <bdi>{where}</bdi>
          </span>
        )}
        {salary !== null && (
          <span className={classes.pay}>
            {separator}
            <Pay salary={salary} />
          </span>
        )}
        {where === '' && salary === null && (
          <span className={classes.where}>
            {separator}
            {postingStrings.noPlace}
          </span>
        )}
        <Marks posting={posting} />
      </span>
      {snippet !== null && (
        <span className={classes.snippet} dir="auto">
          {snippet !== undefined && <Marked text={snippet.text} marks={snippet.marks} />}
        </span>
      )}
    </div>
  );
}

const separator = ' · ';

const unreadMark = {
  role: 'img',
  'aria-label': postingStrings.unread,
  title: postingStrings.unread,
};

function Marks({
  posting: { stage, closedAt, isHidden, score },
}: {
  readonly posting: PostingRow;
}) {
  return (
    <span className={classes.marks}>
      {isHidden && <span className={classes.mark}>{postingStrings.hidden}</span>}
      {closedAt !== null && <span className={classes.mark}>{postingStrings.closed}</span>}
      {stage !== null && (
        <span className={classes.mark} data-stage={stage}>
          {labels.stages[stage]}
        </span>
      )}
      {score !== null && <FitScore score={score} />}
    </span>
  );
}
