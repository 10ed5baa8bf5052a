import { useMergedRef } from '@mantine/hooks';
import { memo, type Ref, useLayoutEffect, useRef } from 'react';
import { descriptionPieces } from './description-pieces.ts';
import classes from './posting-body.module.css';

/** How long the page may be kept busy at a time, in milliseconds. */
const sliceMs = 12;

/**
 * A posting's description, safe to show. Long ones come in piece by piece, and what is not in view is
 * not laid out: a page of two megabytes keeps scrolling. `ref` gets the element that holds the text.
 */
export const PostingBody = memo(function PostingBody({
  html,
  ref,
}: {
  readonly html: string;
  readonly ref?: Ref<HTMLDivElement>;
}) {
  const root = useRef<HTMLDivElement>(null);
  const merged = useMergedRef(root, ref);
  useLayoutEffect(() => (root.current === null ? undefined : fill(root.current, html)), [html]);
  return <div ref={merged} className={classes.root} />;
});

/** Puts the pieces in, the first ones at once; answers how to stop. */
function fill(root: HTMLElement, html: string): () => void {
  const pieces = descriptionPieces(html);
  let timer: ReturnType<typeof setTimeout> | undefined;
  root.replaceChildren();
  const work = () => {
    const untilMs = performance.now() + sliceMs;
    while (performance.now() < untilMs) {
      const { value } = pieces.next();
      if (value === undefined) return;
      root.append(value);
    }
    timer = setTimeout(work);
  };
  work();
  return () => clearTimeout(timer);
}
