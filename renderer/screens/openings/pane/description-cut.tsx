import { Anchor } from '@mantine/core';
import type { PostingDetail } from '#renderer/model.ts';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import { isCut } from './is-cut.ts';
import classes from './posting-pane.module.css';

/** Says under a description that it is only the beginning, and leads to all of it; else nothing. */
export function DescriptionCut({
  posting: { descriptionText, url, applyUrl },
}: {
  readonly posting: PostingDetail;
}) {
  const original = url ?? applyUrl;
  if (!isCut(descriptionText)) return null;
  return (
    <p className={classes.note} role="note">
      {paneStrings.cut}{' '}
      {original !== null && (
        <Anchor href={original} target="_blank" rel="noopener noreferrer" inherit>
          {paneStrings.readAll}
        </Anchor>
      )}
    </p>
  );
}
