/** What one PNG shows: a drawing of resources/icons/source, at a size. */
export type Picture = {
  /** Its path below resources/icons, or null if it is only an entry of an .ico or .icns. */
  readonly file: string | null;
  readonly source: string;
  readonly sizePx: number;
  /** What `currentColor` is in the drawing; null if it has its own colours. */
  readonly colour: string | null;
};

/** Below this, a drawing with thicker lines is clearer. */
const smallPx = 48;

const appPicture = (sizePx: number): Picture => ({
  file: `app/${sizePx}x${sizePx}.png`,
  source: sizePx < smallPx ? 'app-small.svg' : 'app.svg',
  sizePx,
  colour: null,
});

/** The app's icon as Linux wants it: a file a size. */
export const appPictures: readonly Picture[] = [16, 24, 32, 48, 64, 128, 256, 512, 1_024].map(
  appPicture,
);

/** Those of the .ico: what Windows shows at 100 to 250 %. */
export const icoPictures: readonly Picture[] = [16, 20, 24, 32, 40, 48, 64, 128, 256].map(
  appPicture,
);

/** Those of the .icns, by the name of their entry; Apple's own names end in @2x where two share a size. */
export const icnsPictures: readonly (Picture & { readonly type: string })[] = (
  [
    ['icp4', 16],
    ['icp5', 32],
    ['ic11', 32],
    ['ic12', 64],
    ['ic07', 128],
    ['ic13', 256],
    ['ic08', 256],
    ['ic14', 512],
    ['ic09', 512],
    ['ic10', 1_024],
  ] as const
).map(([type, sizePx]) => ({
  type,
  file: null,
  source: sizePx < smallPx ? 'app-small.svg' : 'app-mac.svg',
  sizePx,
  colour: null,
}));

/** What the tray tells; the names the shell asks for. */
export const trayStates = ['idle', 'scanning', 'paused', 'trouble'] as const;

/**
 * By the panel they are seen on: dark lines for a light one, light lines for a dark one. A template is
 * coloured by macOS, which knows it by the end of its name.
 */
const trayLooks = [
  { name: '-light', colour: '#1c2027', scales: [1, 1.5, 2] },
  { name: '-dark', colour: '#ffffff', scales: [1, 1.5, 2] },
  { name: 'Template', colour: '#000000', scales: [1, 2] },
] as const;

/** Size of the tray's icon in points. */
const trayPt = 16;

/** Electron finds the @1.5x and @2x of a file on its own. */
export const trayPictures: readonly Picture[] = trayStates.flatMap((state) =>
  trayLooks.flatMap(({ name, colour, scales }) =>
    scales.map((scale) => ({
      file: `tray/${state}${name}${scale === 1 ? '' : `@${scale}x`}.png`,
      source: `tray-${state}.svg`,
      sizePx: trayPt * scale,
      colour,
    })),
  ),
);
