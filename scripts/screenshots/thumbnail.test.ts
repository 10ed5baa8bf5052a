import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { differenceOf, readThumbnail, thumbnailOf, writeThumbnail } from './thumbnail.ts';

/** A picture of 16 by 8 pixels, each with the colour that is drawn there. */
function drawn(colorAt: (x: number, y: number) => readonly [number, number, number]): Buffer {
  const picture = new PNG({ width: 16, height: 8 });
  for (let y = 0; y < 8; y += 1) {
    for (let x = 0; x < 16; x += 1) picture.data.set([...colorAt(x, y), 255], (y * 16 + x) * 4);
  }
  return PNG.sync.write(picture);
}

const white = [255, 255, 255] as const;
const black = [0, 0, 0] as const;
const plain = thumbnailOf(
  drawn(() => white),
  4,
);

it('a thumbnail has the mean of each square', () => {
  const left = drawn((x, y) => (x < 4 && y < 2 ? black : white));
  const { width, height, shades } = thumbnailOf(left, 4);
  expect([width, height]).toEqual([4, 2]);
  expect([...shades]).toEqual([128, 255, 255, 255, 255, 255, 255, 255]);
});

it('a thumbnail is read as it was written', () => {
  const colors = drawn((x, y) => [x * 16, y * 32, 128]);
  const thumbnail = thumbnailOf(colors, 4);
  expect(readThumbnail(writeThumbnail(thumbnail))).toEqual(thumbnail);
});

it('a block that is there or not is a difference, with its place', () => {
  const block = thumbnailOf(
    drawn((x, y) => (x >= 8 && x < 12 && y >= 4 ? black : white)),
    4,
  );
  expect(differenceOf(plain, block)).toEqual({
    share: 1 / 8,
    box: { left: 2, top: 1, right: 3, bottom: 2 },
  });
});

it('edges that are drawn a little differently are none', () => {
  const edges = thumbnailOf(
    drawn((x) => (x % 4 === 0 ? [210, 210, 210] : white)),
    4,
  );
  expect(differenceOf(plain, edges)).toEqual({ share: 0, box: null });
});

it('pictures of different sizes have nothing in common', () => {
  const small = thumbnailOf(
    drawn(() => white),
    8,
  );
  expect(differenceOf(plain, small).share).toBe(1);
});
