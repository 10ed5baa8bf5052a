import { PNG } from 'pngjs';

/** A picture in shades of grey, each the mean of a square of a larger one: 0 black, 255 white. */
export type Thumbnail = {
  readonly width: number;
  readonly height: number;
  readonly shades: Uint8Array;
};

/** How far two thumbnails are apart. */
export type Difference = {
  /** The part of the picture that looks different, 0 to 1. */
  readonly share: number;
  /** Around what differs, in pixels of the thumbnails; null if nothing does. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  } | null;
};

/**
 * Two machines draw letters differently, which moves the mean of a square by up to 20 shades. Text that is there
 * or not moves it by more.
 */
const sameShade = 24;

/** A PNG, scaled down by `factor`. Pixels at the right and bottom that fill no square are left out. */
export function thumbnailOf(file: Buffer, factor: number): Thumbnail {
  const picture = PNG.sync.read(file);
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const sums = new Float64Array(width * height);
  for (let y = 0; y < height * factor; y += 1) {
    const row = Math.floor(y / factor) * width;
    for (let x = 0; x < width * factor; x += 1) {
      const at = row + Math.floor(x / factor);
      sums[at] = (sums[at] ?? 0) + shadeAt(picture.data, (y * picture.width + x) * 4);
    }
  }
  return { width, height, shades: Uint8Array.from(sums, (sum) => Math.round(sum / factor ** 2)) };
}

const shadeAt = (rgba: Buffer, at: number): number =>
  0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);

/** A thumbnail as it was written. */
export const readThumbnail = (file: Buffer): Thumbnail => thumbnailOf(file, 1);

/** The file of a thumbnail: a PNG with one byte a pixel. */
export function writeThumbnail({ width, height, shades }: Thumbnail): Buffer {
  const picture = new PNG({ width, height, inputColorType: 0, colorType: 0, bitDepth: 8 });
  picture.data = Buffer.from(shades);
  return PNG.sync.write(picture, { inputColorType: 0, colorType: 0, deflateLevel: 9 });
}

/** What differs between two thumbnails: all of it if their sizes do. */
export function differenceOf(one: Thumbnail, other: Thumbnail): Difference {
  const { width, height } = one;
  if (width !== other.width || height !== other.height) {
    return { share: 1, box: { left: 0, top: 0, right: width, bottom: height } };
  }
  const apart = [...one.shades.keys()].filter(
    (i) => Math.abs((one.shades[i] ?? 0) - (other.shades[i] ?? 0)) > sameShade,
  );
  if (apart.length === 0) return { share: 0, box: null };
  const columns = apart.map((i) => i % width);
  const rows = apart.map((i) => Math.floor(i / width));
  return {
    share: apart.length / (width * height),
    box: {
      left: Math.min(...columns),
      top: Math.min(...rows),
      right: Math.max(...columns) + 1,
      bottom: Math.max(...rows) + 1,
    },
  };
}
