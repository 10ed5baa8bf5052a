import { useMergedRef } from '@mantine/hooks';
import { memo, type Ref, useLayoutEffect, useRef } from 'react';
import { descriptionPieces } from './description-pieces.ts';
import classes from './posting-body.module.css';

/** The longest time that filling may block the page, in milliseconds. */
const sliceMs = 12;

/**
 * A posting's description, sanitised. Long ones are added piece by piece, and the browser skips
 * layout out of view, so two megabytes still scroll smoothly. `ref` gets the element with the text.
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

/** Adds the first pieces at once and the rest later; returns a function that stops it. */
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
