import type { CSSProperties } from 'react';
import { remembering } from '#core/remember.ts';
import classes from './avatar.module.css';

/**
 * A company's initials on a color of its own, so that the eye finds it in a list. Screen readers
 * skip it: the name stands beside it.
 */
export function Avatar({ name, size = 20 }: { readonly name: string; readonly size?: number }) {
  const { initials, hue } = faceOf(name);
  const style: CSSProperties & Record<`--${string}`, string | number> = {
    '--avatar-size': `${size}px`,
    '--avatar-hue': hue,
  };
  return (
    <span className={classes.root} style={style} aria-hidden>
      {initials}
    </span>
  );
}

const faceOf = remembering((name) => ({ initials: initialsOf(name), hue: hueOf(name) }));

/** Words that many names share and that tell nothing apart. */
const skipped = new Set(['the', 'a', 'an', 'and', 'of']);

/** `ML` for `Moth & Lantern`, `A` for `Acme`, `B` for `The Browser`. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu) ?? [];
  const telling = words.filter((word) => !skipped.has(word.toLowerCase()));
  const shown = telling.length > 0 ? telling : words;
  return shown
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0).toLocaleUpperCase())
    .join('');
}

const hues = 36;

/** In degrees; the same for a name in any case. FNV-1a spreads names that differ little. */
export function hueOf(name: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const char of name.trim().toLowerCase()) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01_00_01_93);
  }
  return ((hash >>> 0) % hues) * (360 / hues);
}
